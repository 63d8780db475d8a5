import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Stream } from '../../../../src/stream.ts';
import { RawWriter } from './raw-writer.ts';

interface RawTextProps {
  stream: Stream;
  marked: boolean;
  /** Characters to show. */
  limit: number;
}

/** The body's text; only what has come since the last picture is added. */
export function RawText({ stream, marked, limit }: RawTextProps) {
  const element = useRef<HTMLPreElement>(null);
  const writer = useRef<RawWriter | undefined>(undefined);
  useLayoutEffect(() => {
    if (!element.current) return;
    if (writer.current?.stream !== stream)
      writer.current = new RawWriter(element.current, stream, marked, limit);
    writer.current.write();
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls in both directions, by keys as well.
    <section class="raw-text" aria-label="Body" tabIndex={0}>
      <pre ref={element} />
    </section>
  );
}
