/** What the map's colours and signs mean, in one line; every mark is explained a click away. */
import type { ReactNode } from 'react';
import { graphText } from '../../text/graph.ts';
import { joining } from '../../text/joining.ts';
import { said } from '../../text/language.ts';
import { mapText } from '../../text/map.ts';
import type { GridLayout } from '../../worlds/world.ts';
import { Popover } from '../controls/Popover.tsx';
import { settingNumber } from '../format.ts';
import { AdvantageRamp, ValueRamp } from '../graph/Legend.tsx';
import { ADVANTAGE_LEVELS, type GraphTheme } from '../graph/themes.ts';
import { WithSymbols } from '../symbols.tsx';
import { Sign } from './marks.tsx';

export interface MapLegendProps {
  readonly theme: GraphTheme;
  /** Top of the value ramp. */
  readonly successReward: number;
  /** |A| from which arrows are widest. */
  readonly scale: number;
  /** Name of what colours the arrows. */
  readonly coloured: ReactNode;
  readonly landmarks: GridLayout['landmarks'];
  /** What the cells are filled by. */
  readonly stateValue: keyof typeof graphText.legend.values;
}

type MarkKind = keyof typeof mapText.legend.marks;

const KINDS: readonly MarkKind[] = ['number', 'move', 'sign', 'critical', 'phase', 'success', 'failure', 'stay'];

export function MapLegend({ theme, successReward, scale, coloured, landmarks, stateValue }: MapLegendProps) {
  const words = graphText.legend;
  const value = words.values[stateValue];
  const own = mapText.legend;
  const end = settingNumber(scale);
  return (
    <fieldset className="graph-legend map-legend" aria-label={words.name}>
      <span className="legend-ramp" title={value.help}>
        <WithSymbols text={value.name} /> <span>0</span>
        <ValueRamp theme={theme} />
        <span>{settingNumber(successReward)}</span>
      </span>
      <span className="legend-ramp" title={words.advantageHelp}>
        {coloured} <span>−{end}</span>
        <AdvantageRamp theme={theme} />
        <span>+{end}</span>
      </span>
      <span className="map-legend-places">
        {landmarks.map(({ id, label }) => (
          <span key={id} className="map-legend-place">
            <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">
              <Sign name={id} at={{ x: 0, y: 0 }} size={14} colour={theme.ink} />
            </svg>
            {said(label)}
          </span>
        ))}
        <span className="map-legend-place">
          <svg width="14" height="14" aria-hidden="true">
            <rect width="14" height="14" fill={theme.ghost} />
          </svg>
          {own.wall}
        </span>
        <span className="map-legend-place">
          <svg width="14" height="14" aria-hidden="true">
            <rect x="1" y="1" width="12" height="12" rx="2" fill="none" stroke={theme.ghost} strokeDasharray="2 2" />
          </svg>
          {own.unvisited}
        </span>
      </span>
      <Popover className="legend-marks" summary={own.marksTitle}>
        <dl className="legend-help">
          {KINDS.map((kind) => (
            <div key={kind}>
              <dt>
                <Mark theme={theme} kind={kind} />
              </dt>
              <dd>
                <b>{own.marks[kind].name}</b>
                {joining.colon}
                <WithSymbols text={own.marks[kind].help} />
              </dd>
            </div>
          ))}
        </dl>
      </Popover>
    </fieldset>
  );
}

/** The number in a cell, as an example. */
const EXAMPLE = '4.2';

function Mark({ theme, kind }: { readonly theme: GraphTheme; readonly kind: MarkKind }) {
  if (kind === 'number') return <span className="legend-glyph">{EXAMPLE}</span>;
  const full = theme.positive[ADVANTAGE_LEVELS];
  return (
    <svg width="26" height="16" aria-hidden="true">
      {kind === 'move' && <path d="M2 6.5H15V3L24 8 15 13V9.500H2Z" fill={full} />}
      {kind === 'sign' && (
        <>
          <Sign name="plus" at={{ x: 7, y: 8 }} size={11} colour={theme.positiveInk} />
          <Sign name="minus" at={{ x: 19, y: 8 }} size={11} colour={theme.negativeInk} />
        </>
      )}
      {kind === 'critical' && (
        <g stroke={full}>
          <path d="M2 8H25" strokeWidth="11" opacity="0.22" />
          <path d="M2 8H25" strokeWidth="3.5" />
        </g>
      )}
      {(kind === 'phase' || kind === 'success' || kind === 'failure' || kind === 'stay') && (
        <>
          <circle cx="13" cy="8" r="7" fill={theme.paper} stroke={theme.outline} />
          <Sign name={kind} at={{ x: 13, y: 8 }} size={9} colour={theme.ink} />
        </>
      )}
    </svg>
  );
}
