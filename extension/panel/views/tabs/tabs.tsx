import { useRef } from 'preact/hooks';
import { TABS, type Tab } from '../../session/view.ts';
import { counting } from '../format.ts';
import { type StreamViewProps, useSession } from '../session-context.ts';
import { FindingsMark } from '../streams/findings-mark.tsx';

const KEYS = new Map([
  ['ArrowRight', (at: number) => (at + 1) % TABS.length],
  ['ArrowLeft', (at: number) => (at + TABS.length - 1) % TABS.length],
  ['Home', () => 0],
  ['End', () => TABS.length - 1],
]);

export function tabId(tab: Tab): string {
  return `tab-${tab.toLowerCase()}`;
}

export function Tabs({ record }: StreamViewProps) {
  const { view } = useSession();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const to = TABS[KEYS.get(event.key)?.(TABS.indexOf(view.tab.value)) ?? -1];
    if (!to) return;
    event.preventDefault();
    view.tab.value = to;
    list.current?.querySelector<HTMLElement>(`#${tabId(to)}`)?.focus();
  };
  return (
    <div ref={list} class="tabs" role="tablist" aria-label="Stream" onKeyDown={onKeyDown}>
      {TABS.map(tab => {
        const selected = tab === view.tab.value;
        return (
          <button
            key={tab}
            type="button"
            role="tab"
            id={tabId(tab)}
            aria-selected={selected}
            aria-controls="tab-panel"
            aria-description={tab === 'Diagnostics' ? counting(record.findings.length, 'finding') : undefined}
            tabIndex={selected ? 0 : -1}
            onClick={() => {
              view.tab.value = tab;
            }}
          >
            {tab}
            {tab === 'Diagnostics' && record.findings.length > 0 && (
              <span aria-hidden="true">
                <FindingsMark findings={record.findings} />
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}
