import { useLayoutEffect, useRef } from 'preact/hooks';
import { TextWriter } from './text-writer.ts';

interface GrowingTextProps {
  text: string;
  from?: number;
  to?: number | undefined;
  /** It is being written: a caret stands at its end. */
  live?: boolean;
}

/** Text that grows at its end: only what is new is added to the page. */
export function GrowingText({ text, from = 0, to, live = false }: GrowingTextProps) {
  const element = useRef<HTMLDivElement>(null);
  const writer = useRef<TextWriter | undefined>(undefined);
  useLayoutEffect(() => {
    if (!element.current) return;
    writer.current ??= new TextWriter(element.current);
    writer.current.write(text.slice(from, to));
  });
  return <div ref={element} class={live ? 'growing live' : 'growing'} dir="auto" />;
}
