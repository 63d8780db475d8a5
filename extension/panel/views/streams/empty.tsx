import { counting } from '../format.ts';
import { useSession } from '../session-context.ts';

/** Says why there is nothing to see, and what to do about it. */
export function NothingYet() {
  const { recording, record, pages } = useSession();
  if (!recording.value) {
    return (
      <div class="empty">
        <h2>Not recording</h2>
        <p>Streams that the page opens now are ignored.</p>
        <button type="button" class="button" onClick={() => record(true)}>
          Start recording
        </button>
      </div>
    );
  }
  const documents = pages.documents.value.size;
  return (
    <div class="empty">
      <h2>No streams yet</h2>
      <p>Send a message in the page. Every streamed response shows up here as it arrives.</p>
      {documents === 0 ? (
        <p class="dim">
          Deltascope is not in this page yet: it was loaded before the extension, or extensions may not run
          here. Reload the page.
        </p>
      ) : (
        <p class="dim">Watching {counting(documents, 'document')}: fetch, XMLHttpRequest and EventSource.</p>
      )}
    </div>
  );
}

export function FilterHidesAll() {
  const { view, records } = useSession();
  const clear = () => {
    view.filter.value = '';
  };
  return (
    <div class="empty">
      <h2>The filter hides all {counting(records.value.length, 'stream')}</h2>
      <p>
        Every word must be found in the address, model, dialect or status; <code>-word</code> must not.
      </p>
      <button type="button" class="button" onClick={clear}>
        Clear filter
      </button>
    </div>
  );
}
