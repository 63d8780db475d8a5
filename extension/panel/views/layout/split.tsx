import { useSignal, useSignalEffect } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { Separator } from './separator.tsx';

/** From this width on the list stands left of the detail, else above it; the same width as in layout.css. */
const WIDE = '(min-width: 800px)';

interface SplitProps {
  list: ComponentChildren;
  detail: ComponentChildren;
}

/** List and detail, with a separator that can be dragged and moved by keys. */
export function Split({ list, detail }: SplitProps) {
  const main = useRef<HTMLElement>(null);
  const wide = useSignal(matchMedia(WIDE).matches);
  const wideShare = useSignal(54);
  const tallShare = useSignal(38);
  useSignalEffect(() => {
    const query = matchMedia(WIDE);
    const onChange = () => {
      wide.value = query.matches;
    };
    query.addEventListener('change', onChange);
    return () => query.removeEventListener('change', onChange);
  });
  const share = wide.value ? wideShare : tallShare;
  return (
    <main ref={main} class={`split ${detail ? 'with-detail' : ''}`} style={{ '--share': `${share.value}%` }}>
      <div class="list">{list}</div>
      {detail && <Separator vertical={wide.value} share={share} container={main} />}
      {detail}
    </main>
  );
}
