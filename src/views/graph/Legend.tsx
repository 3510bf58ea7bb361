/** What the graph's colours and shapes mean, drawn with the colours of its theme. */
import { graphText } from '../../text/graph.ts';
import { settingNumber } from '../format.ts';
import { ADVANTAGE_LEVELS, edgeWidth, type GraphTheme } from './themes.ts';

export interface LegendProps {
  readonly theme: GraphTheme;
  /** Top of the value ramp. */
  readonly successReward: number;
  /** |A| from which edges are widest. */
  readonly scale: number;
}

const WIDTH = 104;
const HEIGHT = 12;

export function Legend({ theme, successReward, scale }: LegendProps) {
  const words = graphText.legend;
  return (
    <dl className="graph-legend" aria-label={words.name}>
      <div>
        <dt>{words.value}</dt>
        <dd>
          <ValueRamp theme={theme} />
          <Ends left="0" right={settingNumber(successReward)} />
        </dd>
      </div>
      <div>
        <dt>
          {words.advantage} <span className="graph-legend-scale">±{settingNumber(scale)}</span>
        </dt>
        <dd>
          <AdvantageRamp theme={theme} />
          <Ends left={words.setback} right={words.progress} />
        </dd>
      </div>
      <div className="graph-legend-marks">
        <dt>{words.marks}</dt>
        <dd>
          <Mark theme={theme} kind="visits" /> {words.visits}
        </dd>
        <dd>
          <Mark theme={theme} kind="ghost" /> {words.ghost}
        </dd>
        <dd>
          <Mark theme={theme} kind="critical" /> {words.critical}
        </dd>
        <dd>
          <span className="graph-legend-glyph">◆</span> {words.bottleneck}
        </dd>
      </div>
    </dl>
  );
}

function Ends({ left, right }: { readonly left: string; readonly right: string }) {
  return (
    <span className="graph-legend-ends">
      <span>{left}</span>
      <span>{right}</span>
    </span>
  );
}

function ValueRamp({ theme }: { readonly theme: GraphTheme }) {
  const step = WIDTH / theme.values.length;
  return (
    <svg width={WIDTH} height={HEIGHT} aria-hidden="true">
      {theme.values.map((colour, k) => (
        <rect key={colour} x={k * step} width={step + 0.5} height={HEIGHT} fill={colour} />
      ))}
    </svg>
  );
}

/** From the strongest setback to the strongest progress: colour and width as the edges have them. */
function AdvantageRamp({ theme }: { readonly theme: GraphTheme }) {
  const levels = Array.from({ length: 2 * ADVANTAGE_LEVELS + 1 }, (_, k) => k - ADVANTAGE_LEVELS);
  const step = WIDTH / levels.length;
  return (
    <svg width={WIDTH} height={HEIGHT} aria-hidden="true">
      {levels.map((level, k) => {
        const height = Math.min(HEIGHT, edgeWidth(Math.abs(level), theme));
        const colour = (level < 0 ? theme.negative : theme.positive)[Math.abs(level)];
        return (
          <rect key={level} x={k * step} y={(HEIGHT - height) / 2} width={step + 0.5} height={height} fill={colour} />
        );
      })}
    </svg>
  );
}

function Mark({ theme, kind }: { readonly theme: GraphTheme; readonly kind: 'visits' | 'ghost' | 'critical' }) {
  return (
    <svg width="26" height="14" aria-hidden="true">
      {kind === 'visits' && (
        <g fill={theme.values[8]} stroke={theme.outline}>
          <circle cx="5" cy="7" r="3.5" />
          <circle cx="18" cy="7" r="6" />
        </g>
      )}
      {kind === 'ghost' && <circle cx="18" cy="7" r="5" fill="none" stroke={theme.ghost} strokeDasharray="2.5 2" />}
      {kind === 'critical' && (
        <g stroke={theme.positive[ADVANTAGE_LEVELS]}>
          <path d="M2 7H25" strokeWidth="11" opacity="0.2" />
          <path d="M2 7H25" strokeWidth="3.5" />
        </g>
      )}
    </svg>
  );
}
