/** Which task of the file is on screen, and the steps to its neighbours. */
import { useMemo } from 'react';
import { tracesText } from '../../text/traces.ts';
import { useView } from '../lab.tsx';
import { startHints, taskHint } from './taskHints.ts';
import { useTraces, useTracesState } from './traces.tsx';

export function TaskSteps() {
  const traces = useTraces();
  const opened = useTracesState((state) => state.opened);
  const task = useView((state) => state.task);
  const starts = opened?.starts ?? null;
  const hints = useMemo(() => (starts === null ? [] : startHints(starts)), [starts]);
  if (opened === null) return null;
  const { groups, iteration } = opened;
  /** The next task of the same iteration in a direction; −1 where there is none. */
  const neighbour = (by: 1 | -1): number => {
    for (let k = task + by; k >= 0 && k < groups.length; k += by) if (iteration[k] === iteration[task]) return k;
    return -1;
  };
  const [before, after] = [neighbour(-1), neighbour(1)];
  const hint = taskHint(opened, hints, task);
  const text = tracesText.page;
  return (
    <div className="task-steps">
      <button
        type="button"
        aria-label={text.previousTask}
        title={text.previousTask}
        disabled={before < 0}
        onClick={() => traces.look(before)}
      >
        ◂
      </button>
      <button
        type="button"
        aria-label={text.nextTask}
        title={text.nextTask}
        disabled={after < 0}
        onClick={() => traces.look(after)}
      >
        ▸
      </button>
      {/* Says it aloud when the task changes. */}
      <output className="task-name" lang="" dir="auto" title={groups[task]}>
        {groups[task]}
      </output>
      {hint !== null && (
        <p className="task-hint soft" lang="" dir="auto" title={hint}>
          {hint}
        </p>
      )}
    </div>
  );
}
