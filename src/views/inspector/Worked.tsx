/** The advantage of one traversal worked out on screen: TD error, every term, their sum. */
import { Fragment, type ReactNode } from 'react';
import type { Credit, TermId } from '../../credit/estimator.ts';
import { inspectorText } from '../../text/inspector.ts';
import type { TermKey } from '../../text/terms.ts';
import { digitsThatAddUp } from '../format.ts';
import type { Screen } from '../screen.tsx';
import { accountOf, type StepAccount, type TermAccount } from './account.ts';
import { Explained } from './Explained.tsx';
import { A, Equals, Formula, Num, Result, V } from './math.tsx';
import { TermFormula, WeightedSum } from './TermFormula.tsx';

interface WorkedProps {
  readonly screen: Screen;
  readonly credit: Credit;
  /** Row of the traversal. */
  readonly row: number;
  readonly heading: ReactNode;
}

/** Order on the page: δ and the global yardstick first, which is what the method adds. */
const order: Readonly<Record<TermId, number>> = { edge_centric: 0, node_centric: 1, step: 1, episode: 2, penalty: 3 };

export function Worked({ screen, credit, row, heading }: WorkedProps) {
  const statistics = screen.shown.config.episodeStatistics;
  const account = accountOf(screen.shown.rollouts, credit, row);
  const { states, terms, advantage, valid } = account;
  const sorted = [...terms].sort((a, b) => order[a.id] - order[b.id]);
  return (
    <div className="working">
      {heading}
      {!valid && <p className="soft">{inspectorText.edge.invalidNote}</p>}
      {states !== null && <TdError current={states.current} next={states.next} />}
      {sorted.map((term) => (
        <TermFormula key={term.id} account={account} term={term} statistics={statistics} />
      ))}
      {terms.length > 1 && (
        <div className="worked">
          <Formula>
            <mi>A</mi>
            <Equals />
            <SymbolicSum terms={terms} />
          </Formula>
          <Formula numbers>
            <Equals />
            <WeightedSum parts={terms} total={advantage} />
          </Formula>
        </div>
      )}
      <Symbols account={account} />
    </div>
  );
}

/** What the letters of the formulas stand for. */
function Symbols({ account: { terms, states, valid } }: { readonly account: StepAccount }) {
  const has = (id: TermId) => terms.some((term) => term.id === id);
  const symbols: readonly (readonly [TermKey, string, boolean])[] = [
    ['reward', 'R', has('episode')],
    ['value', 'V', states !== null],
    ['stepValue', 'v', states !== null],
    ['gamma', 'γ', states !== null || has('step')],
    ['tdError', 'δ', states !== null],
    ['step', 'g', has('step')],
    ['std', 'std', true],
    ['epsilon', 'ε', true],
    ['weight', 'w', terms.length > 1],
    ['invalid', 'p', !valid],
  ];
  return (
    <p className="symbols soft">
      {inspectorText.edge.symbols}{' '}
      {symbols.map(
        ([term, symbol, used]) =>
          used && (
            <Explained key={term} term={term}>
              <i className="symbol">{symbol}</i>
            </Explained>
          ),
      )}
    </p>
  );
}

function TdError({ current, next }: { readonly current: number; readonly next: number }) {
  const { digits, exact } = digitsThatAddUp([next, current], ([a, b]) => a - b);
  return (
    <div className="worked">
      <Formula>
        <mi>δ</mi>
        <Equals />
        <V next />
        <mo>−</mo>
        <V />
      </Formula>
      <Formula numbers>
        <Equals />
        <Num of={next} digits={digits} />
        <mo>−</mo>
        <Num of={current} digits={digits} operand />
        <Equals exact={exact} />
        <Result of={next - current} />
      </Formula>
    </div>
  );
}

/** A_EP + w (A_NC + A_EC): the weight stands before the step-level terms, in parentheses where there are several. */
function SymbolicSum({ terms }: { readonly terms: readonly TermAccount[] }) {
  const episode = terms.some(({ id }) => id === 'episode');
  const stepLevel = terms.filter(({ id }) => id !== 'episode');
  const parentheses = stepLevel.length > 1;
  return (
    <mrow>
      {episode && <A term="episode" />}
      {episode && stepLevel.length > 0 && <mo>+</mo>}
      {stepLevel.length > 0 && <mi>w</mi>}
      {parentheses && <mo>(</mo>}
      {stepLevel.map(({ id }, k) => (
        <Fragment key={id}>
          {k > 0 && <mo>+</mo>}
          <A term={id} />
        </Fragment>
      ))}
      {parentheses && <mo>)</mo>}
    </mrow>
  );
}
