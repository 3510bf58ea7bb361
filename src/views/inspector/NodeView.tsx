/** A state: its full text, its value as the mean of its step values, its visits, and the transitions that leave it. */
import { Fragment } from 'react';
import { NODE_FAILURE, NODE_STATE, NODE_SUCCESS, stepsOfNode } from '../../credit/graph.ts';
import { summarise } from '../../credit/statistics.ts';
import { inspectorText } from '../../text/inspector.ts';
import { truthText } from '../../text/truth.ts';
import { agentText } from '../AgentText.tsx';
import { decimal, digitsThatAddUp, percent, RESULT_DIGITS } from '../format.ts';
import type { Screen } from '../screen.tsx';
import { TrueSymbol } from '../symbols.tsx';
import { halfWidthOf, type Truth } from '../truth.ts';
import { TrainedValue } from '../whatIf/Trained.tsx';
import { ActionList } from './ActionList.tsx';
import { PlusMinus } from './AgainstTruth.tsx';
import { countValues } from './account.ts';
import { useAtRest } from './atRest.ts';
import { Signed } from './EdgeList.tsx';
import { Explained } from './Explained.tsx';
import { Equals, Formula, Num, Result, V } from './math.tsx';
import { Fact } from './TaskSummary.tsx';
import { useTitles } from './titles.ts';

export function NodeView({ screen, node }: { readonly screen: Screen; readonly node: number }) {
  const { shown, has } = screen;
  const { graph, rollouts, values } = shown;
  const title = useTitles(screen);
  const text = inspectorText.node;
  const kind = graph.nodeKind[node];
  if (kind !== NODE_STATE) return <Terminal screen={screen} node={node} />;

  const steps = stepsOfNode(graph, node);
  const visitors = new Set(Array.from(steps, (row) => rollouts.trajectory[row]));
  const succeeded = [...visitors].filter((i) => rollouts.success[i] === 1).length;
  const spread = summarise(values.step, steps);
  return (
    <section>
      <h2>
        <Explained term="stateGroup">{text.heading}</Explained>
      </h2>
      <div className="title-line">
        <p className="element-title" {...agentText(screen.shown)}>
          {title(node)}
        </p>
        {has.values && (
          <span className="total">
            <small>
              <Explained term="value">
                <i className="symbol">V</i>
              </Explained>
            </small>{' '}
            <span className="figure">{decimal(values.node[node])}</span>
            <TrainedValue screen={screen} node={node} />
          </span>
        )}
      </div>
      <p className="full-text" {...agentText(screen.shown)}>
        {rollouts.observations[graph.nodeObservation[node]]}
      </p>
      {has.values ? (
        <ValueFormula values={Array.from(steps, (row) => values.step[row])} mean={values.node[node]} />
      ) : (
        <p className="soft">{inspectorText.stage.value}</p>
      )}
      <dl className="facts">
        <Fact label={<Explained term="visits">{text.visits}</Explained>}>
          {text.visitsBy(steps.length, visitors.size)}
        </Fact>
        <Fact label={<Explained term="taskGroup">{text.returns}</Explained>}>
          {inspectorText.task.of(succeeded, visitors.size)} <small>· {percent(succeeded / visitors.size)}</small>
        </Fact>
        {has.values && (
          <Fact label={<Explained term="stepValue">{text.spread}</Explained>}>
            {decimal(spread.min)} … {decimal(spread.max)}
          </Fact>
        )}
        {has.values && shown.truth !== null && (
          <TrueValue truth={shown.truth} steps={steps} estimate={values.node[node]} />
        )}
      </dl>
      <ActionList screen={screen} node={node} />
    </section>
  );
}

interface TrueValueProps {
  readonly truth: Truth;
  readonly steps: Int32Array;
  /** V(G) */
  readonly estimate: number;
}

/** V^π of the state, and how far the estimate is from it. */
function TrueValue({ truth, steps, estimate }: TrueValueProps) {
  const { mean } = summarise(truth.value, steps);
  const text = truthText.node;
  return (
    <>
      <Fact
        label={
          <Explained term="trueValue">
            {text.value} <TrueSymbol of="V" />
          </Explained>
        }
      >
        {decimal(mean)}
        {/* The interval kept is the advantage's, which holds the value's and its successor's: wider than this one. */}
        <PlusMinus width={halfWidthOf(truth, steps)} />
      </Fact>
      <Fact label={text.difference}>
        <Signed value={estimate - mean} />
      </Fact>
    </>
  );
}

/** Different values that are written out; a state of more shows how many follow. */
const WRITTEN = 24;

/** V(G) = Σ v / n with the state's own step values, the sum written out below. */
function ValueFormula({ values, mean }: { readonly values: readonly number[]; readonly mean: number }) {
  const atRest = useAtRest();
  const counts = countValues(values);
  const total = (written: readonly number[]) => written.reduce((sum, value, k) => sum + counts[k].count * value, 0);
  const { digits } = digitsThatAddUp(
    counts.map(({ value }) => value),
    total,
  );
  const sum = total(counts.map(({ value }) => value));
  const { exact } = digitsThatAddUp([sum], ([written]) => written / values.length, RESULT_DIGITS);
  return (
    <div className="worked">
      <Formula>
        <V />
        <Equals />
        <mfrac>
          <mrow>
            <mo>Σ</mo>
            <mi>v</mi>
          </mrow>
          <mi>n</mi>
        </mfrac>
        <Equals />
        <mfrac>
          <Num of={sum} digits={RESULT_DIGITS} />
          <mn>{values.length}</mn>
        </mfrac>
        <Equals exact={exact} />
        <Result of={mean} />
      </Formula>
      <p className="summands" data-cut={!atRest}>
        Σ<i>v</i> ={' '}
        {counts.slice(0, WRITTEN).map(({ value, count }, k) => (
          <Fragment key={value}>
            {k > 0 && ' + '}
            <span className="figure">
              {count > 1 && `${count} · `}
              {decimal(value, digits)}
            </span>
          </Fragment>
        ))}
        {counts.length > WRITTEN && ` + ${inspectorText.node.further(counts.length - WRITTEN)}`} = {decimal(sum)}
      </p>
    </div>
  );
}

function Terminal({ screen, node }: { readonly screen: Screen; readonly node: number }) {
  const { graph, values } = screen.shown;
  const text = inspectorText.node;
  const arrived = graph.stepNextNode.reduce((sum, next) => sum + (next === node ? 1 : 0), 0);
  return (
    <section>
      <h2>{text.heading}</h2>
      <div className="title-line">
        <p className="element-title">
          {graph.nodeKind[node] === NODE_SUCCESS && <span className="outcome-glyph">✓ {text.success}</span>}
          {graph.nodeKind[node] === NODE_FAILURE && <span className="outcome-glyph">✕ {text.failure}</span>}
        </p>
        <span className="total figure">{decimal(values.node[node])}</span>
      </div>
      <p>{graph.nodeKind[node] === NODE_SUCCESS ? text.successText(arrived) : text.failureText(arrived)}</p>
      <Formula>
        <V />
        <Equals />
        <Num of={values.node[node]} digits={2} />
      </Formula>
      <p className="soft">{text.fixed}</p>
    </section>
  );
}
