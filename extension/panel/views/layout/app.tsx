import type { Session } from '../../session/session.ts';
import { SessionContext } from '../session-context.ts';
import { StatusBar } from '../status-bar/status-bar.tsx';
import { Streams } from '../streams/streams.tsx';
import { Toolbar } from '../toolbar/toolbar.tsx';
import { Announcer } from './announcer.tsx';
import { Detail } from './detail.tsx';
import { useShortcuts } from './shortcuts.ts';
import { Split } from './split.tsx';

export function App({ session }: { session: Session }) {
  useShortcuts(session);
  const selected = session.view.selected.value;
  return (
    <SessionContext.Provider value={session}>
      <header>
        <h1 class="unseen">Deltascope</h1>
        <Toolbar />
      </header>
      <Split
        list={
          <>
            <Streams />
            <StatusBar />
          </>
        }
        detail={selected && <Detail key={selected.id} record={selected} />}
      />
      <Announcer />
    </SessionContext.Provider>
  );
}
