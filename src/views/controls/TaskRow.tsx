/** The row above the graph: which watched task is on screen, and what colours its edges. */
import { useMemo } from 'react';
import { pageText } from '../../text/page.ts';
import { findWorld } from '../../worlds/registry.ts';
import { useLab, useRun, useView } from '../lab.tsx';
import { ColouringMenu } from './ColouringMenu.tsx';

/** Texts of the watched tasks, from the newest iteration's task seeds; none before the first. */
function useTaskTexts(): readonly (string | null)[] {
  const config = useRun((state) => state.config);
  const seeds = useRun((state) => state.records.at(-1)?.taskSeeds ?? null);
  const shownTask = useRun((state) => state.shown?.task ?? null);
  const watched = Math.max(1, config.pinned);
  // Pinned seeds never change: their text is the key, so that tasks are not generated anew with every record.
  const key = seeds?.subarray(0, watched).join(' ') ?? '';
  const texts = useMemo(() => {
    const world = findWorld(config.world);
    return key === '' ? [] : key.split(' ').map((seed) => world.task(Number(seed), config.worldOptions).text);
  }, [config, key]);
  return Array.from(
    { length: watched },
    (_, task) => texts[task] ?? (shownTask?.index === task ? shownTask.text : null),
  );
}

export function TaskRow() {
  const { view } = useLab();
  const texts = useTaskTexts();
  const task = useView((state) => state.task);
  return (
    <div className="task-row">
      <fieldset className="chips">
        <legend className="visually-hidden">{pageText.tasks.label}</legend>
        {texts.map((text, index) => {
          const label = text ?? pageText.tasks.number(index + 1);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a watched task is its number
            <label key={index} className="chip" title={label}>
              <input
                type="radio"
                name="task"
                className="visually-hidden"
                checked={index === task}
                onChange={() => view.setState({ task: index, selection: null, hover: null })}
              />
              {label}
            </label>
          );
        })}
      </fieldset>
      <ColouringMenu />
    </div>
  );
}
