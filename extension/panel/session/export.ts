import { harText } from '../../../src/exports/har.ts';
import type { Host } from './host.ts';
import type { StreamRecord } from './record.ts';

export function exportHar(host: Host, records: readonly StreamRecord[]): void {
  const first = records[0];
  if (!first) return;
  const time = new Date(first.stream.open.at)
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replaceAll(':', '-');
  host.save({
    name: `deltascope-${time}.har`,
    type: 'application/json',
    text: harText(
      records.map(record => record.stream),
      { version: host.version },
    ),
  });
}
