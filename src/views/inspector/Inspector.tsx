/** The inspector: whatever is selected, explained with its own numbers; the task where nothing is. */
import { useState } from 'react';
import type { Selection } from '../../store/view.ts';
import { inspectorText } from '../../text/inspector.ts';
import { pageText } from '../../text/page.ts';
import { useLab, useView } from '../lab.tsx';
import { locate } from '../locate.ts';
import { CopyButton } from '../pageActions.tsx';
import { type Screen, useScreen } from '../screen.tsx';
import { BundleView } from './BundleView.tsx';
import { CriticalTransitions } from './CriticalList.tsx';
import { EdgeView } from './EdgeView.tsx';
import { NodeView } from './NodeView.tsx';
import { StageSection } from './StageSection.tsx';
import { TaskSummary } from './TaskSummary.tsx';
import { TrajectoryView } from './TrajectoryView.tsx';
import { useKeptFocus } from './useKeptFocus.ts';

export function Inspector() {
  const { view } = useLab();
  const screen = useScreen();
  const selection = useView((state) => state.selection);
  const keptFocus = useKeptFocus(selection);
  if (screen === null) return <p className="soft empty">{pageText.empty.graph}</p>;
  return (
    <div {...keptFocus}>
      {selection !== null && <CopyButton />}
      {selection !== null && (
        <button type="button" className="back" onClick={() => view.setState({ selection: null })}>
          ‹ {inspectorText.back}
        </button>
      )}
      <StageSection screen={screen} />
      {selection === null ? (
        <TaskSummary screen={screen} />
      ) : (
        <Held key={`${screen.shown.run} ${identity(selection)}`} screen={screen} selection={selection} />
      )}
      <CriticalTransitions />
    </div>
  );
}

/** React key of a selection: another element is mounted anew, another step of the same trajectory is not. */
const identity = (selection: Selection) => JSON.stringify({ ...selection, step: undefined });

/**
 * What is selected, as it was last seen: an element that comes and goes from iteration to iteration must not make the
 * inspector flicker. Another element, and another run, is mounted anew and has no past.
 */
function Held({ screen, selection }: { readonly screen: Screen; readonly selection: Selection }) {
  const [seen, setSeen] = useState<Screen | null>(null);
  const present = isPresent(screen, selection);
  // Adjusted while rendering, as React has it for what is remembered of earlier renders: no picture without it is painted.
  if (present && seen !== screen) setSeen(screen);
  const held = present || !screen.has.credit ? null : seen;
  return (
    <>
      {held !== null && (
        <p
          className="held"
          title={inspectorText.absent[selection.kind === 'bundle' ? 'edge' : selection.kind](screen.shown.iteration)}
        >
          {inspectorText.absent.held(held.shown.iteration)}
        </p>
      )}
      <Selected screen={held ?? screen} selection={selection} />
    </>
  );
}

function isPresent(screen: Screen, selection: Selection): boolean {
  return screen.has.graph && locate(selection, screen.shown.rollouts, screen.index) !== null;
}

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
