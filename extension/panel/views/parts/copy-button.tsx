import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { copyText } from './copy.ts';
import { Icon } from './icon.tsx';

const SHOWN_MS = 1500;

/** `of` is what it copies, as in "Copy answer". */
export function CopyButton({ of, text }: { of: string; text: () => string }) {
  const done = useSignal<boolean | undefined>(undefined);
  useEffect(() => {
    if (done.value === undefined) return;
    const timer = setTimeout(() => {
      done.value = undefined;
    }, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [done.value]);
  const copy = async () => {
    done.value = await copyText(text());
  };
  return (
    <button type="button" class="quiet-button" aria-label={`Copy ${of}`} title={`Copy ${of}`} onClick={copy}>
      <Icon name="copy" />
      <span aria-live="polite">{done.value === undefined ? '' : done.value ? 'Copied' : 'Not allowed'}</span>
    </button>
  );
}
