import { CopyButton } from '../parts/copy-button.tsx';
import { GrowingText } from '../parts/growing-text.tsx';
import { prettyJson } from '../parts/pretty.ts';
import type { StreamViewProps } from '../session-context.ts';
import { Headers } from './headers.tsx';

const HIDDEN_REQUEST: Record<string, string> = {
  eventsource: 'The browser shows no script the headers of an EventSource.',
};

/** What the page asked for, and how the server began to answer. */
export function Request({ record }: StreamViewProps) {
  const { open, response } = record.watch();
  const { method, url, via, page, frame, requestHeaders, requestBody } = open;
  return (
    <div class="request">
      <dl class="fields">
        <Fact name="URL" value={url} />
        <Fact name="Method" value={method} />
        <Fact name="Status" value={statusOf(response?.status)} />
        <Fact name="Made by" value={via} />
        <Fact name="Page" value={page} />
        {frame !== page && <Fact name="Frame" value={frame} />}
        <Fact name="Start" value={open.at === 0 ? 'not known' : new Date(open.at).toISOString()} />
      </dl>
      <Headers
        title="Request headers"
        headers={requestHeaders}
        none={
          HIDDEN_REQUEST[via] ??
          'The page set none. Those that the browser adds (cookies, origin …) are not shown to scripts.'
        }
      />
      <section aria-label="Request body">
        <h3>
          Request body{' '}
          {requestBody !== undefined && <CopyButton of="request body" text={() => requestBody} />}
        </h3>
        {requestBody === undefined ? (
          <p class="dim">None.</p>
        ) : (
          <div class="wire">
            <GrowingText text={prettyJson(requestBody) ?? requestBody} />
          </div>
        )}
      </section>
      <Headers
        title="Response headers"
        headers={response?.headers ?? []}
        none={response ? 'The browser shows none of them to scripts here.' : 'No response yet.'}
      />
    </div>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <bdi>{value}</bdi>
      </dd>
    </div>
  );
}

function statusOf(status: number | undefined): string {
  if (status === undefined) return 'no response yet';
  return status === 0 ? 'hidden by the browser' : String(status);
}
