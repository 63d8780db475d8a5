import type { StreamViewProps } from '../session-context.ts';

export function Timeline({ record }: StreamViewProps) {
  return <p>{record.watch().events.length}</p>;
}
