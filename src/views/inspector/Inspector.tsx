/** The inspector: whatever is selected, explained with its own numbers; the task where nothing is. */

import type { Selection } from '../../store/view.ts';
import { inspectorText } from '../../text/inspector.ts';
import { pageText } from '../../text/page.ts';
import { useLab, useView } from '../lab.tsx';
import { locate } from '../locate.ts';
import { type Screen, useScreen } from '../screen.tsx';
import { BundleView } from './BundleView.tsx';
import { CriticalTransitions } from './CriticalList.tsx';
import { EdgeView } from './EdgeView.tsx';
import { NodeView } from './NodeView.tsx';
import { TaskSummary } from './TaskSummary.tsx';
import { TrajectoryView } from './TrajectoryView.tsx';

export function Inspector() {
  const { view } = useLab();
  const screen = useScreen();
  const selection = useView((state) => state.selection);
  if (screen === null) return <p className="soft empty">{pageText.empty.graph}</p>;
  return (
    <>
      {selection !== null && (
        <button type="button" className="back" onClick={() => view.setState({ selection: null })}>
          ‹ {inspectorText.back}
        </button>
      )}
      {selection === null ? <TaskSummary screen={screen} /> : <Selected screen={screen} selection={selection} />}
      <CriticalTransitions />
    </>
  );
}

/** React key of a selection: another element is mounted anew, another step of the same trajectory is not. */
const identity = (selection: Selection) => JSON.stringify({ ...selection, step: undefined });

function Selected({ screen, selection }: { readonly screen: Screen; readonly selection: Selection }) {
  const { shown, index } = screen;
  const { iteration } = shown;
  if (selection.kind !== 'trajectory' && !screen.has.graph) return <p className="soft">{inspectorText.stage.merge}</p>;
  const located = locate(selection, shown.rollouts, index);
  const key = identity(selection);
  switch (located?.kind) {
    case 'node':
      return <NodeView key={key} screen={screen} node={located.node} />;
    case 'bundle': {
      const [only, ...others] = located.edges;
      if (others.length === 0) return <EdgeView key={key} screen={screen} edge={only} />;
      return <BundleView key={key} screen={screen} edges={located.edges} />;
    }
    case 'edge':
      return <EdgeView key={key} screen={screen} edge={located.edge} />;
    case 'trajectory':
      return <TrajectoryView key={key} screen={screen} trajectory={located.trajectory} step={located.step} />;
    case undefined:
      return (
        <p className="soft empty">
          {inspectorText.absent[selection.kind === 'bundle' ? 'edge' : selection.kind](iteration)}
        </p>
      );
  }
}
