import type { FunctionComponent } from 'preact';
import type { Tab } from '../../session/view.ts';
import { Diagnostics } from '../diagnostics/diagnostics.tsx';
import { Events } from '../events/events.tsx';
import { Head } from '../head/head.tsx';
import { Raw } from '../raw/raw.tsx';
import { Request } from '../request/request.tsx';
import { type StreamViewProps, useSession } from '../session-context.ts';
import { Tabs, tabId } from '../tabs/tabs.tsx';
import { Timeline } from '../timeline/timeline.tsx';
import { Transcript } from '../transcript/transcript.tsx';
import { Usage } from '../usage/usage.tsx';

const VIEWS: Record<Tab, FunctionComponent<StreamViewProps>> = {
  Transcript,
  Events,
  Timeline,
  Usage,
  Diagnostics,
  Request,
  Raw,
};

/** The selected stream. To look into it is to stay with it, even as newer ones start. */
export function Detail({ record }: StreamViewProps) {
  const { view } = useSession();
  const tab = view.tab.value;
  const View = VIEWS[tab];
  return (
    <section
      class="detail"
      aria-label="Selected stream"
      onPointerDown={view.stay}
      onKeyDown={view.stay}
      onWheel={view.stay}
    >
      <Head record={record} />
      <Tabs record={record} />
      <div
        key={tab}
        class={`tab-panel tab-panel-${tab.toLowerCase()}`}
        id="tab-panel"
        role="tabpanel"
        aria-labelledby={tabId(tab)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a tab panel is a stop of the Tab key, from which it scrolls.
        tabIndex={0}
      >
        <View record={record} />
      </div>
    </section>
  );
}
