/** The formulas of a scene, each with the numbers of what it is about. */
import type { ReactNode } from 'react';
import type { TermId } from '../../credit/estimator.ts';
import { NODE_STATE, stepsOfEdge, stepsOfNode } from '../../credit/graph.ts';
import type { Selection } from '../../store/view.ts';
import type { TermKey } from '../../text/terms.ts';
import { digitsThatAddUp } from '../format.ts';
import { accountOf, type StepAccount } from '../inspector/account.ts';
import { formulas } from '../inspector/formulas.tsx';
import { Equals, Formula, M, Num, Result } from '../inspector/math.tsx';
import { TermFormula, WeightedSum } from '../inspector/TermFormula.tsx';
import { useLab } from '../lab.tsx';
import { type Located, locate, rowOf } from '../locate.ts';
import type { Screen } from '../screen.tsx';
import { useScreen } from '../screen.tsx';
import type { Measured } from './measure.ts';

interface SceneFormulasProps {
  readonly ids: readonly TermKey[];
  /** What they are about, and the facts of it; null: the step that got most. */
  readonly selection: Selection | null;
  readonly measured: Measured;
}

export function SceneFormulas({ ids, selection, measured }: SceneFormulasProps) {
  const screen = useScreen();
  const { creditOf } = useLab();
  if (screen === null || ids.length === 0) return null;
  const { shown, index } = screen;
  const located = selection === null ? null : locate(selection, shown.rollouts, index);
  const answer = creditOf(shown, 'g2po');
  const row = rowFor(screen, located);
  const account = 'credit' in answer && row !== null ? accountOf(shown.rollouts, answer.credit, row) : null;
  return (
    <div className="scene-formulas">
      {ids.map((id) => (
        <Filled key={id} id={id} account={account} measured={measured} screen={screen} />
      ))}
    </div>
  );
}

/** The step that formulas of a step are about; without a selection the one that got most. Null where there is none. */
function rowFor({ shown: { rollouts, graph, credit } }: Screen, located: Located | null): number | null {
  switch (located?.kind) {
    case 'edge':
      return stepsOfEdge(graph, located.edge)[0] ?? null;
    case 'bundle':
      return stepsOfEdge(graph, located.edges[0])[0] ?? null;
    case 'trajectory': {
      const { trajectory } = located;
      const length = rollouts.trajectoryStart[trajectory + 1] - rollouts.trajectoryStart[trajectory];
      return rowOf(rollouts, trajectory, length - 1);
    }
    case 'node':
      return graph.nodeKind[located.node] === NODE_STATE
        ? most(stepsOfNode(graph, located.node), (row) => credit.advantage[row])
        : null;
    default:
      return most(credit.advantage.keys(), (row) => Math.abs(credit.advantage[row]));
  }
}

function most(rows: Iterable<number>, score: (row: number) => number): number | null {
  let found: number | null = null;
  for (const row of rows) if (found === null || score(row) > score(found)) found = row;
  return found;
}

interface FilledProps {
  readonly id: TermKey;
  readonly account: StepAccount | null;
  readonly measured: Measured;
  readonly screen: Screen;
}

/** A term of the advantage, worked out; any other formula, and below it its numbers where they are known. */
function Filled({ id, account, measured, screen }: FilledProps) {
  const term = account?.terms.find((one) => one.id === (id satisfies string as TermId | TermKey));
  if (account !== null && term !== undefined) {
    return <TermFormula account={account} term={term} statistics={screen.shown.config.episodeStatistics} />;
  }
  const numbers = numbersOf(id, measured, account);
  return (
    <div className="worked">
      <Formula>{formulas[id]}</Formula>
      {numbers !== null && <Formula numbers>{numbers}</Formula>}
    </div>
  );
}

const isNumber = (value: unknown): value is number => typeof value === 'number';

function numbersOf(id: TermKey, measured: Measured, account: StepAccount | null): ReactNode {
  switch (id) {
    case 'value': {
      const { visits, value } = measured;
      if (!isNumber(visits) || !isNumber(value)) return null;
      const { digits, exact } = digitsThatAddUp([visits * value], ([sum]) => sum / visits);
      return (
        <>
          <Equals />
          <mfrac>
            <Num of={visits * value} digits={digits} />
            <mn>{visits}</mn>
          </mfrac>
          <Equals exact={exact} />
          <Result of={value} />
        </>
      );
    }
    case 'tdError': {
      const { fromValue, toValue } = measured;
      if (!isNumber(fromValue) || !isNumber(toValue)) return null;
      const { digits, exact } = digitsThatAddUp([toValue, fromValue], ([to, from]) => to - from);
      return (
        <>
          <Equals />
          <Num of={toValue} digits={digits} />
          <mo>−</mo>
          <Num of={fromValue} digits={digits} operand />
          <Equals exact={exact} />
          <Result of={toValue - fromValue} />
        </>
      );
    }
    case 'ratio': {
      const { before, after } = measured;
      if (!isNumber(before) || !isNumber(after) || before === 0) return null;
      const { digits, exact } = digitsThatAddUp([after, before], ([now, old]) => now / old);
      return (
        <>
          <Equals />
          <mfrac>
            <Num of={after} digits={digits} />
            <Num of={before} digits={digits} />
          </mfrac>
          <Equals exact={exact} />
          <Result of={after / before} />
        </>
      );
    }
    case 'advantage':
      return account === null ? null : (
        <>
          <Equals />
          <WeightedSum parts={account.terms} total={account.advantage} />
        </>
      );
    case 'stateGroup': {
      const { steps, states } = measured;
      if (!isNumber(steps) || !isNumber(states)) return null;
      return (
        <>
          <M of="∑ | G | =" />
          <mn>{steps}</mn>
          <M of=", | { G } | =" />
          <mn>{states}</mn>
        </>
      );
    }
    default:
      return null;
  }
}
