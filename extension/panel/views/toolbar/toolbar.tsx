import { FilterBox } from '../parts/filter-box.tsx';
import { IconButton } from '../parts/icon-button.tsx';
import { useSession } from '../session-context.ts';
import { ExportMenu } from './export-menu.tsx';

export function Toolbar() {
  const session = useSession();
  const recording = session.recording.value;
  return (
    <div class="toolbar" role="toolbar" aria-label="Deltascope">
      <IconButton
        icon="record"
        label="Record"
        title={recording ? 'Recording: streams that the page opens are shown (Ctrl+E)' : 'Record (Ctrl+E)'}
        pressed={recording}
        class="record"
        onClick={() => session.record(!recording)}
      />
      <IconButton icon="clear" label="Clear" title="Clear the list (Ctrl+L)" onClick={session.clear} />
      <span class="divider" />
      <FilterBox label="Filter streams" id="filter-streams" value={session.view.filter} />
      <label class="check">
        <input
          type="checkbox"
          checked={session.preserveLog.value}
          onChange={event => session.preserve(event.currentTarget.checked)}
        />
        Preserve log
      </label>
      <span class="spacer" />
      <ExportMenu />
    </div>
  );
}
