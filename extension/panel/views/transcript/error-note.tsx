import type { ErrorDelta } from '../../../../src/transcript.ts';
import { EventLink } from '../parts/event-link.tsx';

export function ErrorNote({ error, event }: { error: ErrorDelta; event: number }) {
  const { message, code, requestId, retryable } = error;
  return (
    <section class="note severity-error" aria-label="Error">
      <p>
        <b>Error</b> <bdi>{message}</bdi> <EventLink event={event} />
      </p>
      <dl class="fields">
        <Field name="code" value={code ?? 'not given'} />
        <Field name="request id" value={requestId ?? 'not given'} />
        <Field
          name="may be retried"
          value={retryable === undefined ? 'not said' : retryable ? 'yes' : 'no'}
        />
      </dl>
    </section>
  );
}

function Field({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <bdi>{value}</bdi>
      </dd>
    </div>
  );
}
