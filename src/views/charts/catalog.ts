/** The charts as data, in the order of the page: what each plots, how it writes its numbers, which range its axis has. */
import { type ChartId, chartText } from '../../text/charts.ts';
import { decimal, percent } from '../format.ts';
import type { Read } from './history.ts';

export interface Line {
  readonly read: Read;
  /** What the line is, where a chart has more than one. */
  readonly label?: () => string;
  /** How it differs from a chart's first line, which is solid; `points` are joined across the iterations between them. */
  readonly mark?: 'dashed' | 'points';
  /** CSS custom property of its colour, where it is not the chart's. */
  readonly colour?: string;
  /** Lines in shares 0 … 1 beside a first line in another unit have an axis of their own. */
  readonly ownScale?: boolean;
  readonly format: (value: number) => string;
}

/** Curves over the iterations. */
export interface LineChart {
  readonly kind: 'lines';
  readonly id: Exclude<ChartId, PictureChart['id']>;
  readonly lines: readonly Line[];
  /** Fixed range of the axis; absent where it follows the data from 0. */
  readonly range?: readonly [number, number];
  /** How the axis writes its numbers. */
  readonly axis: (value: number) => string;
  /** CSS custom property of the lines' colour. */
  readonly colour: string;
}

/** A picture of one iteration, which has a component of its own. */
export interface PictureChart {
  readonly kind: 'picture';
  readonly id: 'advantages' | 'families';
}

export type Chart = LineChart | PictureChart;

const share = (value: number) => percent(value);
/** Ticks, with no more digits than they need. */
const plain = (value: number) => String(Number(value.toPrecision(6)));
const shareTick = (value: number) => `${plain(100 * value)} %`;
const unitRange = [0, 1] as const;

export const charts: readonly Chart[] = [
  {
    kind: 'lines',
    id: 'success',
    range: unitRange,
    axis: shareTick,
    colour: '--accent',
    lines: [
      { read: (m) => m.successRate, format: share },
      { read: (m) => m.watchedSuccessRate, label: () => chartText.success.watched, mark: 'dashed', format: share },
      {
        read: (m) => m.heldOutSuccess,
        label: () => chartText.success.heldOut,
        mark: 'points',
        colour: '--chart-4',
        format: share,
      },
      {
        read: (m) => m.meanScore,
        label: () => chartText.success.score,
        mark: 'dashed',
        colour: '--chart-2',
        format: share,
      },
    ],
  },
  { kind: 'picture', id: 'advantages' },
  { kind: 'picture', id: 'families' },
  {
    kind: 'lines',
    id: 'length',
    axis: plain,
    colour: '--chart-2',
    lines: [{ read: (m) => m.meanLength, format: (v) => decimal(v, 1) }],
  },
  {
    kind: 'lines',
    id: 'kl',
    axis: plain,
    colour: '--chart-3',
    lines: [{ read: (m) => m.kl, format: (v) => decimal(v, 2) }],
  },
  {
    kind: 'lines',
    id: 'group',
    axis: plain,
    colour: '--chart-4',
    lines: [
      { read: (m) => m.groupSize, format: (v) => decimal(v, 1) },
      {
        read: (m) => m.singletonShare,
        label: () => chartText.group.singletons,
        mark: 'dashed',
        ownScale: true,
        format: share,
      },
    ],
  },
  {
    kind: 'lines',
    id: 'flat',
    range: unitRange,
    axis: shareTick,
    colour: '--chart-5',
    lines: [{ read: (m) => m.noVarianceShare, format: share }],
  },
  {
    kind: 'lines',
    id: 'entropy',
    axis: plain,
    colour: '--chart-2',
    lines: [{ read: (m) => m.entropy, format: (v) => decimal(v, 2) }],
  },
  {
    kind: 'lines',
    id: 'clip',
    axis: shareTick,
    colour: '--chart-3',
    lines: [{ read: (m) => m.clipFraction, format: (v) => percent(v, 1) }],
  },
];

/** All readers in order, and the index of each chart's first column among them; charts without lines have no column. */
export function columnsOf(list: readonly Chart[]): {
  readonly reads: readonly Read[];
  readonly first: ReadonlyMap<ChartId, number>;
} {
  const reads: Read[] = [];
  const first = new Map<ChartId, number>();
  for (const chart of list) {
    if (chart.kind !== 'lines') continue;
    first.set(chart.id, reads.length);
    reads.push(...chart.lines.map(({ read }) => read));
  }
  return { reads, first };
}
