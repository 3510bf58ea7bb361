/** The row above the graph: which watched task is on screen, and what colours its edges. */
import { pageText } from '../../text/page.ts';
import { useLab, useRun, useView } from '../lab.tsx';
import { CentreSwitch } from '../table/Centre.tsx';
import { ColouringMenu } from './ColouringMenu.tsx';
import { TruthMenu } from './TruthMenu.tsx';

export function TaskRow() {
  const { view } = useLab();
  const watched = useRun((state) => state.watched);
  const shownText = useRun((state) => state.shown?.task.text ?? pageText.tasks.number(1));
  // Where no task is pinned, the first of each iteration is shown.
  const texts = watched.length > 0 ? watched.map(({ text }) => text) : [shownText];
  const task = useView((state) => state.task);
  return (
    <div className="task-row">
      <fieldset className="chips">
        <legend className="visually-hidden">{pageText.tasks.label}</legend>
        {texts.map((text, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a watched task is its number
          <label key={index} className="chip" title={pageText.tasks.title(index + 1, text)}>
            <input
              type="radio"
              name="task"
              className="visually-hidden"
              checked={index === task}
              onChange={() => view.setState({ task: index, selection: null, hover: null })}
            />
            <span className="chip-number">{index + 1}</span>
            <span className="chip-text" lang="en">
              {text}
            </span>
          </label>
        ))}
      </fieldset>
      <CentreSwitch />
      <ColouringMenu />
      <TruthMenu />
    </div>
  );
}
