import { diagnose } from '../diagnostics/index.ts';
import { percentile } from '../metrics.ts';
import type { Stream } from '../stream.ts';
import type { Block, Transcript } from '../transcript.ts';
import type { HarDeltascope, HarMetrics, HarSource } from './har-format.ts';

export function deltascopeOf(stream: Stream): HarDeltascope {
  const { usage } = stream.transcript;
  const report = stream.transcript.usageReports.at(-1);
  return {
    version: 1,
    dialect: stream.dialect.id,
    chunks: stream.arrivals.map(({ at, bytes }) => ({ at: known(stream, at), bytes })),
    transcript: transcriptOf(stream.transcript),
    metrics: stream.timed ? metricsOf(stream) : null,
    usage: usage ? { ...usage, raw: report?.raw ?? null } : null,
    diagnostics: diagnose(stream),
    source: sourceOf(stream),
  };
}

function known({ timed }: Stream, at: number | undefined): number | null {
  return timed ? (at ?? null) : null;
}

/** Which event brought which piece can be read from the events again; usage stands beside it. */
function transcriptOf({ blocks, usage: _, usageReports: __, ...rest }: Transcript): object {
  return { ...rest, blocks: blocks.map(blockOf) };
}

function blockOf(block: Block): object {
  if (block.kind === 'note') return block;
  const { pieces: _, ...rest } = block;
  return rest;
}

function metricsOf({ metrics: { gaps, ...rest } }: Stream): HarMetrics {
  const [p50, p90, p99] = [percentile(gaps, 50), percentile(gaps, 90), percentile(gaps, 99)];
  const any = p50 !== undefined && p90 !== undefined && p99 !== undefined;
  return { ...rest, gaps: { count: gaps.length, ...(any ? { p50, p90, p99 } : {}) } };
}

function sourceOf(stream: Stream): HarSource {
  const { open, response, closed, dropped, body } = stream;
  return {
    via: open.via,
    page: open.page,
    frame: open.frame,
    start: known(stream, open.at),
    headers: known(stream, response?.at),
    close: closed
      ? {
          at: known(stream, closed.at),
          reason: closed.reason,
          ...(closed.detail === undefined ? {} : { detail: closed.detail }),
        }
      : null,
    ...(dropped.chunks > 0 ? { dropped: { ...dropped, places: body.holes } } : {}),
  };
}
