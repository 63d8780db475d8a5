import { roundTime } from '../format.ts';
import { useSession } from '../session-context.ts';

/** The two ends of the axis over the pictures; a click changes between one axis for all and each from its own start. */
export function AxisSwitch() {
  const { axis, view, shown } = useSession();
  const { common, length } = axis.value;
  if (shown.value.length === 0) return <span class="unseen">Timeline</span>;
  return (
    <button
      type="button"
      class="axis-switch"
      title={
        common
          ? 'One axis for all. Click: each from its own start'
          : 'Each from its own start. Click: one axis for all'
      }
      onClick={() => {
        view.commonAxis.value = !common;
      }}
    >
      <span class="unseen">
        {common ? 'Timeline, one axis for all: ' : 'Timeline, each from its own start: '}
      </span>
      <span>{common ? '0' : '↤ 0'}</span>
      <span>{roundTime(length)}</span>
    </button>
  );
}
