/** The curves of a study with their intervals; the table beside it says the same in numbers. */
import { useEffect, useEffectEvent, useRef } from 'react';
import { accuracyText } from '../../text/accuracy.ts';
import { useSettings } from '../lab.tsx';
import { useMedia } from '../media.ts';
import { labelOf } from '../race/look.ts';
import type { StudyCurve } from './curves.ts';
import type { Figure } from './figures.ts';
import { createStudyPlot } from './plot.ts';

interface StudyChartProps {
  readonly curves: readonly StudyCurve[];
  readonly figure: Figure;
  readonly onPoint: (size: number | null) => void;
}

export function StudyChart({ curves, figure, onPoint }: StudyChartProps) {
  const theme = useSettings((state) => state.theme);
  const dark = useMedia('(prefers-color-scheme: dark)');
  const container = useRef<HTMLDivElement>(null);
  const point = useEffectEvent(onPoint);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours and widths, so the plot is made anew
  useEffect(() => {
    const holder = container.current;
    if (holder === null) return;
    const made = createStudyPlot({ container: holder, curves, figure, onPoint: (size) => point(size) });
    const resize = new ResizeObserver(() => {
      if (holder.clientWidth > 0) made.setSize({ width: holder.clientWidth, height: holder.clientHeight });
    });
    resize.observe(holder);
    return () => {
      resize.disconnect();
      made.destroy();
    };
  }, [curves, figure, theme, dark]);

  const text = accuracyText.study;
  const readings = curves.flatMap(({ estimator, points }) => {
    const last = points[points.length - 1];
    return last.mean === null ? [] : [text.reading(labelOf(estimator), figure.write(last.mean), last.size)];
  });
  return (
    <figure className="study-chart">
      <div
        ref={container}
        className="study-plot"
        role="img"
        aria-label={text.chart(accuracyText.figures[figure.id], readings)}
      />
      <figcaption className="soft">{text.axis}</figcaption>
    </figure>
  );
}
