/** A rollout step by step: what was seen, what was done, how likely it was, what credit it got. */
import { useEffect, useRef } from 'react';
import { trajectoryLength } from '../../credit/rollouts.ts';
import { inspectorText } from '../../text/inspector.ts';
import { AgentText, agentText } from '../AgentText.tsx';
import { toggleWalk } from '../controls/shortcuts.ts';
import { decimal } from '../format.ts';
import { useLab, useView } from '../lab.tsx';
import { rowOf } from '../locate.ts';
import type { Screen } from '../screen.tsx';
import { ColouringName } from '../symbols.tsx';
import { TrajectoryEdit } from '../traces/TrajectoryEdit.tsx';
import { StepChips } from '../trajectories/StepChips.tsx';
import { Signed } from './EdgeList.tsx';
import { Explained } from './Explained.tsx';

interface TrajectoryViewProps {
  readonly screen: Screen;
  readonly trajectory: number;
  /** Selected step (0-based), null where the whole rollout is meant. */
  readonly step: number | null;
}

export function TrajectoryView({ screen, trajectory, step }: TrajectoryViewProps) {
  const { view } = useLab();
  const { rollouts } = screen.shown;
  const length = trajectoryLength(rollouts, trajectory);
  const success = rollouts.success[trajectory] === 1;
  const text = inspectorText.trajectory;
  return (
    <section>
      <h2>
        <Explained term="rollout">{text.heading(trajectory + 1)}</Explained>
      </h2>
      <div className="title-line">
        <p className="element-title">
          <span className="outcome-glyph">{success ? '✓' : '✕'}</span> {success ? text.success : text.failure}
        </p>
        <span className="soft">
          {text.steps(length)} · {text.reward} {decimal(rollouts.episodeReward[trajectory], 1)}
        </span>
      </div>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the chips are buttons; a key press on one is a click */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: one handler for all chips */}
      <div
        className="rollout-row wrap"
        onClick={({ target }) => {
          if (!(target instanceof HTMLElement) || target.dataset.step === undefined) return;
          view.setState({ selection: { kind: 'trajectory', trajectory, step: Number(target.dataset.step) } });
        }}
      >
        <StepChips screen={screen} trajectory={trajectory} lit="" selected={step ?? -1} tabStop={step ?? 0} />
      </div>
      <WalkButton />
      {screen.shown.imported !== null && <TrajectoryEdit trajectory={rollouts.trajectories[trajectory]} />}
      <h2>{text.log}</h2>
      <ol className="log">
        {Array.from({ length }, (_, position) => (
          <LogStep
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its position
            key={position}
            screen={screen}
            trajectory={trajectory}
            position={position}
            selected={position === step}
          />
        ))}
      </ol>
    </section>
  );
}

/** Lets a token walk the rollout through the graph. */
function WalkButton() {
  const lab = useLab();
  const walking = useView((state) => state.walking);
  const text = inspectorText.trajectory;
  return (
    <div className="walk">
      <button type="button" title={walking ? text.pauseHint : text.walkHint} onClick={() => toggleWalk(lab)}>
        {walking ? text.pause : text.walk}
      </button>
    </div>
  );
}

interface LogStepProps {
  readonly screen: Screen;
  readonly trajectory: number;
  readonly position: number;
  readonly selected: boolean;
}

function LogStep({ screen, trajectory, position, selected }: LogStepProps) {
  const { view } = useLab();
  const { shown, index, perStep, colouring, has } = screen;
  const { rollouts, graph, logProbs } = shown;
  const item = useRef<HTMLLIElement>(null);
  const text = inspectorText.trajectory;
  const row = rowOf(rollouts, trajectory, position);
  useEffect(() => {
    const scroller = item.current?.closest('.scroll') ?? null;
    // On a narrow page the log has no scroll bar of its own: a walk must not carry the page away from the graph.
    const own = scroller !== null && scroller.scrollHeight > scroller.clientHeight;
    if (selected && (own || !view.getState().walking)) item.current?.scrollIntoView({ block: 'nearest' });
  }, [selected, view]);
  return (
    <li ref={item} className="log-step" data-selected={selected}>
      <button
        type="button"
        className="log-button"
        aria-pressed={selected}
        onClick={() => view.setState({ selection: { kind: 'trajectory', trajectory, step: position } })}
        onPointerEnter={() => view.setState({ hover: { kind: 'trajectory', trajectory, step: position } })}
        onPointerLeave={() => view.setState({ hover: null })}
      >
        <span className="log-observation" {...agentText(shown)}>
          {rollouts.observations[rollouts.observation[row]]}
        </span>
        <span className="log-action">
          → <AgentText shown={shown}>{rollouts.actions[rollouts.action[row]]}</AgentText>
          {rollouts.valid[row] === 0 && <em className="tag">{text.invalid}</em>}
        </span>
        <span className="log-figures">
          {!Number.isNaN(logProbs[row]) && (
            <span title={text.probabilityHelp}>
              {text.probability} {decimal(Math.exp(logProbs[row]))}
            </span>
          )}
          {perStep !== null && 'values' in perStep && (
            <span>
              <ColouringName colouring={colouring} /> <Signed value={perStep.values[row]} />
            </span>
          )}
        </span>
      </button>
      {selected && has.graph && (
        <button
          type="button"
          className="link"
          onClick={() => view.setState({ selection: { kind: 'edge', edge: index.edgeKeys[graph.stepEdge[row]] } })}
        >
          {text.openEdge}
        </button>
      )}
    </li>
  );
}
