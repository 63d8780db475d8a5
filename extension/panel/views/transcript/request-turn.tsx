import { useMemo } from 'preact/hooks';
import type { Stream } from '../../../../src/stream.ts';
import { counting } from '../format.ts';
import { type RequestMessage, requestMessages } from './request-messages.ts';

/** What the page asked: the last message to be read, those before it folded away. */
export function RequestTurn({ stream }: { stream: Stream }) {
  const { requestBody, url } = stream.open;
  const messages = useMemo(() => requestMessages(requestBody, url), [requestBody, url]);
  const last = messages.at(-1);
  if (!last) return null;
  const earlier = messages.slice(0, -1);
  return (
    <>
      {earlier.length > 0 && (
        <details class="earlier">
          <summary>{counting(earlier.length, 'earlier message')}</summary>
          {earlier.map((message, i) => (
            <Message key={i} message={message} />
          ))}
        </details>
      )}
      <Message message={last} note="from the request" />
    </>
  );
}

function Message({ message, note }: { message: RequestMessage; note?: string }) {
  return (
    <article class="turn">
      <p class="who">
        <b>{message.role}</b> {note}
      </p>
      <div class="said" dir="auto">
        {message.text}
      </div>
    </article>
  );
}
