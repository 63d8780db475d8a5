import { at, textAt } from '../../demo/pages/read.ts';

/** One line a stream of an exported HAR: dialect, TTFT, duration, output tokens, finish, findings. */
export function streamLines(har: unknown): string[] {
  const rows = list(at(har, 'log', 'entries')).map(entry => {
    const ours = at(entry, '_deltascope');
    return [
      textAt(ours, 'dialect'),
      `TTFT ${seconds(at(ours, 'metrics', 'firstToken'))}`,
      seconds(at(ours, 'metrics', 'duration')),
      `${number(at(ours, 'usage', 'outputTokens'))} tokens`,
      ending(ours),
      list(at(ours, 'diagnostics'))
        .map(finding => textAt(finding, 'rule'))
        .join(', ') || 'no findings',
    ];
  });
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  return rows.map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** How the model ended it, else what went wrong, else how the connection ended. */
function ending(ours: unknown): string {
  const error = textAt(ours, 'transcript', 'error', 'message') && 'error';
  return (
    textAt(ours, 'transcript', 'finish') || error || textAt(ours, 'source', 'close', 'reason') || 'running'
  );
}

function seconds(ms: unknown): string {
  return typeof ms === 'number' ? `${(ms / 1000).toFixed(2)} s` : '–';
}

function number(value: unknown): string {
  return typeof value === 'number' ? String(value) : '–';
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
