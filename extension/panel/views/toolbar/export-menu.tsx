import { counting } from '../format.ts';
import { Menu } from '../parts/menu.tsx';
import { useSession } from '../session-context.ts';

export function ExportMenu() {
  const session = useSession();
  const selected = session.view.selected.value;
  const shown = session.shown.value;
  return (
    <Menu
      label="Export"
      icon="export"
      title="Export as HAR"
      disabled={session.records.value.length === 0}
      items={[
        {
          label: 'Selected stream as HAR',
          disabled: !selected,
          run: () => selected && session.exportHar([selected]),
        },
        {
          label: `${counting(shown.length, 'stream')} as HAR`,
          disabled: shown.length === 0,
          run: () => session.exportHar(shown),
        },
      ]}
    />
  );
}
