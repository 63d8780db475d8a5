import { type BodyText, bodyText, StreamSecrets } from '../redact/stream-secrets.ts';
import { redactHeader, redactParameter, redactText } from '../redact.ts';
import type { Stream } from '../stream.ts';
import type { Header } from '../wire.ts';

/** How much of a stream an export tells. */
export interface Disclosure {
  text(text: string): string;
  header(header: Header): Header;
  parameter(name: string, value: string): string;
  /** Data of event number `event`. */
  data(event: number): string;
  body(): BodyText;
}

/** Everything as it came. */
export function whole({ body, events }: Stream): Disclosure {
  return {
    text: text => text,
    header: header => header,
    parameter: (_, value) => value,
    data: event => events[event]?.item.data ?? '',
    body: () => bodyText(body.bytes()),
  };
}

/** Without what looks like a credential. */
export function redacted(stream: Stream): Disclosure {
  const secrets = new StreamSecrets(stream);
  return {
    text: redactText,
    header: redactHeader,
    parameter: redactParameter,
    data: event => secrets.data(event),
    body: () => secrets.body(),
  };
}
