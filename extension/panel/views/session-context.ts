import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { StreamRecord } from '../session/record.ts';
import type { Session } from '../session/session.ts';

export const SessionContext = createContext<Session | undefined>(undefined);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('A view needs a session around it');
  return session;
}

/** What every view of one stream takes. */
export interface StreamViewProps {
  record: StreamRecord;
}
