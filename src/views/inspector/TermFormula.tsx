/** One term of an advantage written out: its formula, and below it the same with this step's own numbers. */
import { Fragment, type ReactNode } from 'react';
import type { EstimatorSettings, TermId } from '../../credit/estimator.ts';
import { inspectorText } from '../../text/inspector.ts';
import { decimal, digitsThatAddUp, percent } from '../format.ts';
import { type LevelAccount, type Normalisation, normalised, type StepAccount, type TermAccount } from './account.ts';
import { A, Equals, Formula, Num, Result, V } from './math.tsx';

/** What a term normalises, as a symbol. */
function Quantity({ term, valid }: { readonly term: TermId; readonly valid: boolean }) {
  const penalty = !valid && (
    <>
      <mo>−</mo>
      <mi>p</mi>
    </>
  );
  const symbol: Record<TermId, ReactNode> = {
    episode: (
      <>
        <mi>R</mi>
        {penalty}
      </>
    ),
    node_centric: (
      <>
        <V next />
        {penalty}
      </>
    ),
    edge_centric: <mi>δ</mi>,
    step: (
      <>
        <mi>g</mi>
        {penalty}
      </>
    ),
    penalty,
  };
  return <mrow>{symbol[term]}</mrow>;
}

interface TermFormulaProps {
  readonly account: StepAccount;
  readonly term: TermAccount;
  readonly statistics: EstimatorSettings['episodeStatistics'];
}

export function TermFormula({ account, term, statistics }: TermFormulaProps) {
  const { normalisation, levels } = term;
  if (term.id === 'penalty') return <Penalty account={account} term={term} />;
  if (levels.length > 0) return <Levels account={account} term={term} />;
  if (normalisation === null) return <p className="soft">{inspectorText.edge.noGroup}</p>;
  const { count, mean, std } = normalisation;
  const lone = count === 1;
  const text = inspectorText.edge;
  const over =
    term.id === 'episode' && statistics === 'trajectories'
      ? text.over.trajectories
      : term.id === 'node_centric' || term.id === 'step'
        ? text.over.node
        : text.over.task;
  return (
    <div className="worked">
      <Formula>
        <A term={term.id} />
        <Equals />
        <Fraction
          scaled={normalisation.scaled}
          factor={normalisation.factor === 1 ? null : <mi>n/(n−1)</mi>}
          quantity={<Quantity term={term.id} valid={account.valid || normalisation.quantity === account.reward} />}
          mean={<mtext>mean</mtext>}
          std={<mtext>std</mtext>}
        />
      </Formula>
      <WorkedNumbers normalisation={normalisation} />
      <p className="soft">
        {lone
          ? term.id === 'episode'
            ? text.lone
            : text.single(count)
          : text.stats(decimal(mean), decimal(std), count, over)}
      </p>
    </div>
  );
}

/** The penalty where it stands outside the normalisation: taken off as it is. */
function Penalty({ account, term }: Omit<TermFormulaProps, 'statistics'>) {
  return (
    <div className="worked">
      <Formula>
        <A term="penalty" />
        <Equals />
        <Quantity term="penalty" valid={account.valid} />
        {!account.valid && <Equals />}
        <Result of={term.value} />
      </Formula>
    </div>
  );
}

interface FractionProps {
  readonly scaled: boolean;
  readonly factor: ReactNode;
  readonly quantity: ReactNode;
  readonly mean: ReactNode;
  readonly std: ReactNode;
}

/** factor · (quantity − mean) / (std + ε), as far as it applies. */
function Fraction({ scaled, factor, quantity, mean, std }: FractionProps) {
  const difference = (
    <mrow>
      {quantity}
      <mo>−</mo>
      {mean}
    </mrow>
  );
  const divided = scaled ? (
    <mfrac>
      {difference}
      <mrow>
        {std}
        <mo>+</mo>
        <mi>ε</mi>
      </mrow>
    </mfrac>
  ) : (
    difference
  );
  if (factor === null) return divided;
  return (
    <mrow>
      {factor}
      <mo>·</mo>
      <mo>(</mo>
      {divided}
      <mo>)</mo>
    </mrow>
  );
}

function WorkedNumbers({ normalisation }: { readonly normalisation: Normalisation }) {
  const { quantity, mean, std, scaled, factor, value } = normalisation;
  const { digits, exact } = digitsThatAddUp([quantity, mean, std, factor], (o) => normalised(o, scaled));
  return (
    <Formula numbers>
      <Equals />
      <Fraction
        scaled={scaled}
        factor={factor === 1 ? null : <Num of={factor} digits={digits} />}
        quantity={<Num of={quantity} digits={digits} />}
        mean={<Num of={mean} digits={digits} operand />}
        std={<Num of={std} digits={digits} />}
      />
      <Equals exact={exact} />
      <Result of={value} />
    </Formula>
  );
}

/** HGPO: one line for each grouping that was averaged. */
function Levels({ account, term }: { readonly account: StepAccount; readonly term: TermAccount }) {
  return (
    <div className="worked">
      {term.levels.map((level: LevelAccount) => (
        <div key={level.observations}>
          <p className="soft">
            {inspectorText.edge.level(level.observations, level.normalisation.count, percent(level.weight))}
          </p>
          <WorkedNumbers normalisation={level.normalisation} />
        </div>
      ))}
      <Formula>
        <A term={term.id} />
        <Equals />
        <WeightedSum
          parts={term.levels.map(({ weight, normalisation }) => ({ weight, value: normalisation.value }))}
          total={term.value}
        />
      </Formula>
      {!account.valid && <p className="soft">{inspectorText.edge.invalidNote}</p>}
    </div>
  );
}

/** Σ weight · value = total, with enough digits to add up; weights are not negative. */
export function WeightedSum({
  parts,
  total,
}: {
  readonly parts: readonly { readonly weight: number; readonly value: number }[];
  readonly total: number;
}) {
  const half = parts.length;
  const { digits, exact } = digitsThatAddUp(
    parts.flatMap(({ weight }) => [weight]).concat(parts.map(({ value }) => value)),
    (operands) => parts.reduce((sum, _, k) => sum + operands[k] * operands[half + k], 0),
  );
  return (
    <mrow>
      {parts.map(({ weight, value }, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: summands have no other name and keep their places
        <Fragment key={k}>
          {k > 0 && <mo>{value < 0 ? '−' : '+'}</mo>}
          {weight !== 1 && (
            <>
              <Num of={weight} digits={digits} />
              <mo>·</mo>
            </>
          )}
          <Num of={k > 0 ? Math.abs(value) : value} digits={digits} operand={weight !== 1} />
        </Fragment>
      ))}
      <Equals exact={exact} />
      <Result of={total} />
    </mrow>
  );
}
