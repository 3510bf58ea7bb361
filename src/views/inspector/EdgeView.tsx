/** A transition: who took it, its advantages as bars, and the formulas filled in with the numbers of one traversal. */
import { type ReactNode, useState } from 'react';
import { stepsOfEdge } from '../../credit/graph.ts';
import { summarise } from '../../credit/statistics.ts';
import { inspectorText } from '../../text/inspector.ts';
import { said } from '../../text/language.ts';
import { agentText } from '../AgentText.tsx';
import { bottlenecksTell } from '../bottlenecks.ts';
import { useLab } from '../lab.tsx';
import type { Screen } from '../screen.tsx';
import { ColouringName } from '../symbols.tsx';
import { TrainedMean, TrainedTerms } from '../whatIf/Trained.tsx';
import { AdvantageBars } from './AdvantageBars.tsx';
import { AgainstTruth } from './AgainstTruth.tsx';
import { CriticalGlyph, Signed } from './EdgeList.tsx';
import { EdgePolicy } from './EdgePolicy.tsx';
import { Explained } from './Explained.tsx';
import { NodeLink } from './NodeLink.tsx';
import { estimatorLabel, OtherEstimators } from './OtherEstimators.tsx';
import { Worked } from './Worked.tsx';

export function EdgeView({ screen, edge }: { readonly screen: Screen; readonly edge: number }) {
  const { shown, has } = screen;
  const { graph, rollouts, criticality } = shown;
  const steps = stepsOfEdge(graph, edge);
  const takers = new Set(Array.from(steps, (row) => rollouts.trajectory[row])).size;
  const text = inspectorText.edge;
  const kind = criticality.kind[edge];
  const bottleneck = bottlenecksTell(rollouts) && criticality.bottleneck[edge] === 1;
  return (
    <section>
      <h2>{text.heading}</h2>
      <EdgeTitle screen={screen} edge={edge} />
      <p className="from-to">
        <NodeLink screen={screen} node={graph.edgeSource[edge]} /> →{' '}
        <NodeLink screen={screen} node={graph.edgeTarget[edge]} />
      </p>
      <p className="soft">{text.traversals(steps.length, takers, rollouts.trajectories.length)}</p>
      {has.credit && (
        <p className="marks">
          {kind !== 0 && (
            <Explained term="critical">
              <CriticalGlyph kind={kind} />{' '}
              {kind > 0 ? inspectorText.critical.progress : inspectorText.critical.setback}{' '}
              <Signed value={criticality.edgeAdvantage[edge]} /> {inspectorText.critical.unit}
            </Explained>
          )}
          {bottleneck && <Explained term="bottleneck">{inspectorText.critical.bottleneck}</Explained>}
        </p>
      )}
      <EdgePolicy screen={screen} steps={steps} />
      {has.credit ? (
        <EdgeCredit screen={screen} steps={steps} />
      ) : (
        <p className="soft">{has.values ? inspectorText.stage.advantage : inspectorText.stage.value}</p>
      )}
    </section>
  );
}

function EdgeTitle({ screen, edge }: { readonly screen: Screen; readonly edge: number }) {
  const { shown, has, perStep } = screen;
  const { mean } =
    perStep !== null && 'values' in perStep
      ? summarise(perStep.values, stepsOfEdge(shown.graph, edge))
      : { mean: Number.NaN };
  return (
    <div className="title-line">
      <p className="element-title" {...agentText(shown)}>
        {shown.rollouts.actions[shown.graph.edgeAction[edge]]}
      </p>
      {has.credit && (
        <span className="total">
          <small>
            <ColouringName colouring={screen.colouring} />
          </small>{' '}
          <Signed value={mean} />
          <TrainedMean screen={screen} steps={stepsOfEdge(shown.graph, edge)} />
        </span>
      )}
    </div>
  );
}

/** Everything that depends on the estimator and the traversal that are picked here. */
function EdgeCredit({ screen, steps }: { readonly screen: Screen; readonly steps: Int32Array }) {
  const lab = useLab();
  const { shown } = screen;
  const [estimator, setEstimator] = useState('g2po');
  const [picked, setPicked] = useState<string | null>(null);
  const answer = lab.creditOf(shown, estimator);
  // A traversal is remembered by rollout and step, so that it is the same one in the next iteration if it exists.
  const names = Array.from(steps, (row) => `${shown.rollouts.trajectory[row]}.${shown.rollouts.position[row]}`);
  const at = Math.max(0, picked === null ? 0 : names.indexOf(picked));
  const text = inspectorText.edge;
  return (
    <>
      {shown.truth !== null && <AgainstTruth screen={screen} truth={shown.truth} steps={steps} />}
      {'credit' in answer ? (
        <>
          <h2>{text.termsOf(estimatorLabel(estimator))}</h2>
          <AdvantageBars credit={answer.credit} steps={steps} />
          <TrainedTerms screen={screen} estimator={estimator} steps={steps} />
          <Worked
            screen={screen}
            credit={answer.credit}
            row={steps[at]}
            heading={<TraversalMenu screen={screen} steps={steps} names={names} at={at} onPick={setPicked} />}
          />
        </>
      ) : (
        <p className="soft">{inspectorText.unavailable(said(answer.unavailable))}</p>
      )}
      <OtherEstimators screen={screen} steps={steps} picked={estimator} onPick={setEstimator} />
    </>
  );
}

interface TraversalMenuProps {
  readonly screen: Screen;
  readonly steps: Int32Array;
  readonly names: readonly string[];
  readonly at: number;
  readonly onPick: (name: string) => void;
}

function TraversalMenu({ screen, steps, names, at, onPick }: TraversalMenuProps): ReactNode {
  const { trajectory, position } = screen.shown.rollouts;
  const text = inspectorText.edge;
  const label = (row: number) => text.traversal(trajectory[row] + 1, position[row] + 1);
  return (
    <label className="traversal">
      {text.exact}{' '}
      <select value={names[at]} onChange={(event) => onPick(event.currentTarget.value)}>
        {names.map((name, k) => (
          <option key={name} value={name}>
            {label(steps[k])}
          </option>
        ))}
      </select>
    </label>
  );
}
