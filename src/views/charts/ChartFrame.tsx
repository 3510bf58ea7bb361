/** What every chart has: its title with an explanation, a line of readings, and the picture below. */
import type { ReactNode } from 'react';
import { type ChartId, chartText } from '../../text/charts.ts';
import { Tooltip } from '../controls/Tooltip.tsx';

interface ChartFrameProps {
  readonly id: ChartId;
  readonly help: ReactNode;
  readonly readings: ReactNode;
  readonly children: ReactNode;
}

export function ChartFrame({ id, help, readings, children }: ChartFrameProps) {
  return (
    <figure className="chart" data-chart={id}>
      <figcaption>
        <Tooltip content={<span className="lines">{help}</span>}>
          {(describedBy) => (
            <button type="button" className="term chart-title" aria-describedby={describedBy}>
              {chartText[id].title}
            </button>
          )}
        </Tooltip>{' '}
        <span className="soft figure">{readings}</span>
      </figcaption>
      {children}
    </figure>
  );
}
