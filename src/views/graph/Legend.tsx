/** What the graph's colours and shapes mean, in one line; every mark is explained a click away. */
import type { ReactNode } from 'react';
import { graphText } from '../../text/graph.ts';
import { joining } from '../../text/joining.ts';
import { Popover } from '../controls/Popover.tsx';
import { roundTo, settingNumber } from '../format.ts';
import { WithSymbols } from '../symbols.tsx';
import { ADVANTAGE_LEVELS, edgeWidth, type GraphTheme, type ValueEnds } from './themes.ts';

export interface LegendProps {
  readonly theme: GraphTheme;
  readonly ends: ValueEnds;
  /** |A| from which edges are widest. */
  readonly scale: number;
  /** Name of what colours the edges. */
  readonly coloured: ReactNode;
  /** What the states are filled by. */
  readonly stateValue: keyof typeof graphText.legend.values;
  /** Half width of a sampled truth's 95 % interval, where one is shown; 0 otherwise. */
  readonly halfWidth: number;
}

const WIDTH = 84;
const HEIGHT = 12;

type MarkKind = keyof typeof graphText.legend.marks;

const KINDS: readonly MarkKind[] = [
  'start',
  'number',
  'visits',
  'ghost',
  'critical',
  'bottleneck',
  'mixed',
  'disputed',
  'loop',
  'width',
];
/** Those that the line itself names where it has the room. */
const INLINE: readonly MarkKind[] = ['visits', 'ghost', 'critical', 'bottleneck'];

export function Legend({ theme, ends, scale, coloured, stateValue, halfWidth }: LegendProps) {
  const words = graphText.legend;
  const value = words.values[stateValue];
  const end = settingNumber(scale);
  return (
    <fieldset className="graph-legend" aria-label={words.name}>
      <span className="legend-ramp" title={value.help}>
        <WithSymbols text={value.name} /> <span>{settingNumber(ends.low)}</span>
        <ValueRamp theme={theme} />
        <span>{settingNumber(ends.high)}</span>
      </span>
      <span className="legend-ramp" title={words.advantageHelp}>
        {coloured} <span>−{end}</span>
        <AdvantageRamp theme={theme} />
        <span>+{end}</span>
      </span>
      {halfWidth > 0 && (
        <small title={words.intervalHelp}>{words.interval(settingNumber(roundTo(halfWidth, 2)))}</small>
      )}
      <Popover
        className="legend-marks"
        summary={
          <>
            <span className="visually-hidden">{words.marksTitle}</span>
            {INLINE.map((kind) => (
              <span key={kind} className="legend-mark">
                <Mark theme={theme} kind={kind} /> {words.marks[kind].name}
              </span>
            ))}
            <span className="legend-word" aria-hidden="true">
              {words.marksTitle}
            </span>
          </>
        }
      >
        <dl className="legend-help">
          {KINDS.map((kind) => (
            <div key={kind}>
              <dt>
                <Mark theme={theme} kind={kind} />
              </dt>
              <dd>
                <b>{words.marks[kind].name}</b>
                {joining.colon}
                <WithSymbols text={words.marks[kind].help} />
              </dd>
            </div>
          ))}
        </dl>
      </Popover>
    </fieldset>
  );
}

export function ValueRamp({ theme }: { readonly theme: GraphTheme }) {
  const step = WIDTH / theme.values.length;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {theme.values.map((colour, k) => (
        <rect key={colour} x={k * step} width={step + 0.5} height={HEIGHT} fill={colour} />
      ))}
    </svg>
  );
}

/** From the strongest setback to the strongest progress: colour and width as the edges have them. */
export function AdvantageRamp({ theme }: { readonly theme: GraphTheme }) {
  const levels = Array.from({ length: 2 * ADVANTAGE_LEVELS + 1 }, (_, k) => k - ADVANTAGE_LEVELS);
  const step = WIDTH / levels.length;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
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

/** Texts that stand in the graph as they stand here. */
const GLYPHS: Partial<Record<MarkKind, string>> = {
  number: '4.2',
  bottleneck: '◆',
  mixed: '±',
  disputed: '≠',
  loop: '×3',
};

function Mark({ theme, kind }: { readonly theme: GraphTheme; readonly kind: MarkKind }) {
  const glyph = GLYPHS[kind];
  if (glyph !== undefined) return <span className="legend-glyph">{glyph}</span>;
  return (
    <svg width="26" height="16" aria-hidden="true">
      {kind === 'start' && (
        <g fill={theme.values[8]} stroke={theme.ink}>
          <circle cx="13" cy="8" r="7" fill="none" strokeWidth="2" />
          <circle cx="13" cy="8" r="3.5" stroke="none" />
        </g>
      )}
      {kind === 'visits' && (
        <g fill={theme.values[8]} stroke={theme.outline}>
          <circle cx="5" cy="8" r="3.5" />
          <circle cx="18" cy="8" r="6" />
        </g>
      )}
      {kind === 'ghost' && <circle cx="13" cy="8" r="5" fill="none" stroke={theme.outline} strokeDasharray="2.5 2" />}
      {kind === 'critical' && (
        <g stroke={theme.positive[ADVANTAGE_LEVELS]}>
          <path d="M2 8H25" strokeWidth="11" opacity="0.2" />
          <path d="M2 8H25" strokeWidth="3.5" />
        </g>
      )}
      {kind === 'width' && <path d="M2 6 25 3V13L2 10Z" fill={theme.positive[ADVANTAGE_LEVELS]} />}
    </svg>
  );
}
