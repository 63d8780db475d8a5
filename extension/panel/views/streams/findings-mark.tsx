import type { Finding } from '../../../../src/diagnostics/index.ts';

/** How many findings, in the colour of the worst; nothing when there are none. */
export function FindingsMark({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <span
      class={`count severity-${worst(findings)}`}
      title={findings.map(({ message }) => message).join('\n')}
    >
      {findings.length}
    </span>
  );
}

function worst(findings: readonly Finding[]): Finding['severity'] {
  if (findings.some(({ severity }) => severity === 'error')) return 'error';
  return findings.some(({ severity }) => severity === 'warning') ? 'warning' : 'info';
}
