/** A transition's true advantage, and what each estimator makes of it: brought to one scale, wrong signs marked. */
import { estimators } from '../../credit/estimators/registry.ts';
import { summarise } from '../../credit/statistics.ts';
import { truthText } from '../../text/truth.ts';
import { decimal, settingNumber } from '../format.ts';
import { useLab } from '../lab.tsx';
import type { Screen } from '../screen.tsx';
import { TrueSymbol } from '../symbols.tsx';
import { halfWidthOf, type ScaledAdvantage, scaledAdvantage, type Truth, type Verdict } from '../truth.ts';
import { Signed } from './EdgeList.tsx';
import { Explained } from './Explained.tsx';

const text = truthText.edge;

/** Of each verdict, for which its words stand beside it. */
const GLYPHS: Readonly<Record<Verdict, string>> = { right: '✓', wrong: '✕', none: '0', open: '·' };

interface AgainstTruthProps {
  readonly screen: Screen;
  readonly truth: Truth;
  readonly steps: Int32Array;
}

export function AgainstTruth({ screen, truth, steps }: AgainstTruthProps) {
  const lab = useLab();
  const { mean } = summarise(truth.advantage, steps);
  const rows = estimators.flatMap(({ id, label }) => {
    const answer = lab.creditOf(screen.shown, id);
    return 'credit' in answer ? [{ id, label, ...scaledAdvantage(answer.credit.advantage, truth, steps) }] : [];
  });
  const reach = Math.max(Math.abs(mean), ...rows.map(({ scaled }) => Math.abs(scaled))) || 1;
  return (
    <section className="against">
      <h2>
        <Explained term="trueAdvantage">{text.heading}</Explained>
      </h2>
      <ul>
        <li className="against-row against-truth">
          <span>
            <TrueSymbol of="A" /> {text.truth}
          </span>
          <Bar value={mean} truth={mean} reach={reach} />
          <span>
            <Signed value={mean} />
            <PlusMinus width={halfWidthOf(truth, steps)} />
          </span>
          <span />
        </li>
        {rows.map(({ id, label, ...own }) => (
          <li key={id} className="against-row" data-verdict={own.verdict}>
            <span>{label}</span>
            <Bar value={own.scaled} truth={mean} reach={reach} />
            <span title={factorText(own)}>
              <Signed value={own.scaled} />
            </span>
            <span
              className="against-verdict"
              role="img"
              aria-label={text.verdicts[own.verdict]}
              title={text.verdicts[own.verdict]}
            >
              {GLYPHS[own.verdict]}
              {own.verdict === 'wrong' && <small aria-hidden="true">{text.wrong}</small>}
            </span>
          </li>
        ))}
      </ul>
      <p className="soft">{text.help}</p>
    </section>
  );
}

/** "+1.42 × 0.31": its own mean and the factor of the task. */
function factorText({ mean, factor }: ScaledAdvantage): string {
  return factor === 0
    ? text.noFactor(decimal(mean))
    : `${decimal(mean)} ${text.factor(settingNumber(Number(factor.toPrecision(3))))}`;
}

/** The interval of a sampled truth; nothing where it is exact. */
export function PlusMinus({ width }: { readonly width: number }) {
  return width > 0 && <small title={truthText.widthHelp}> {truthText.plusMinus(decimal(width))}</small>;
}

/** A bar from zero to the value, with a line across at the truth. */
function Bar({ value, truth, reach }: { readonly value: number; readonly truth: number; readonly reach: number }) {
  const x = (number: number) => 50 + (48 * number) / reach;
  return (
    <svg className="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect className="bar-track" x={0} y={1} width={100} height={6} />
      <rect
        className={value < 0 ? 'bar-negative' : 'bar-positive'}
        x={Math.min(50, x(value))}
        y={1}
        width={Math.abs(x(value) - 50)}
        height={6}
      />
      <rect className="bar-zero" x={49.8} y={1} width={0.4} height={6} />
      <rect className="against-mark" x={x(truth) - 0.7} y={0} width={1.4} height={8} />
    </svg>
  );
}
