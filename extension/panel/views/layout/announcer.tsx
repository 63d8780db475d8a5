import { useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { isLive } from '../../session/live.ts';
import { nameOf } from '../names.ts';
import { useSession } from '../session-context.ts';
import { stateOf } from '../state.ts';

/** Tells a screen reader that the selected stream ended; each token would be noise. */
export function Announcer() {
  const { view } = useSession();
  const text = useSignal('');
  const ran = useRef('');
  useSignalEffect(() => {
    const record = view.selected.value;
    const stream = record?.watch();
    if (!record || !stream) return;
    if (isLive(stream)) ran.current = record.id;
    else if (ran.current === record.id) {
      ran.current = '';
      text.value = `${nameOf(stream)}: ${stateOf(stream, 0).word}`;
    }
  });
  return (
    <div class="unseen" aria-live="polite">
      {text.value}
    </div>
  );
}
