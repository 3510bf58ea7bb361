/** The charts as data: what each plots, how it writes its numbers, which range its axis has. */
import { chartText } from '../../text/charts.ts';
import { decimal, percent } from '../format.ts';
import type { Read } from './history.ts';

export interface Line {
  readonly read: Read;
  /** What the line is, where a chart has two. */
  readonly label?: string;
  /** The second line of a chart is dashed. */
  readonly dashed?: boolean;
  /** Lines in shares 0 … 1 beside a first line in another unit have an axis of their own. */
  readonly ownScale?: boolean;
  readonly format: (value: number) => string;
}

export interface Chart {
  readonly id: keyof Omit<typeof chartText, 'label'>;
  readonly lines: readonly Line[];
  /** Fixed range of the axis; absent where it follows the data from 0. */
  readonly range?: readonly [number, number];
  /** How the axis writes its numbers. */
  readonly axis: (value: number) => string;
  /** CSS custom property of the line's colour. */
  readonly colour: string;
}

const share = (value: number) => percent(value);
/** Ticks, with no more digits than they need. */
const plain = (value: number) => String(Number(value.toPrecision(6)));
const shareTick = (value: number) => `${plain(100 * value)} %`;
const unitRange = [0, 1] as const;

export const charts: readonly Chart[] = [
  {
    id: 'success',
    range: unitRange,
    axis: shareTick,
    colour: '--accent',
    lines: [
      { read: (m) => m.successRate, format: share },
      { read: (m) => m.watchedSuccessRate, label: chartText.success.watched, dashed: true, format: share },
    ],
  },
  {
    id: 'length',
    axis: plain,
    colour: '--chart-2',
    lines: [{ read: (m) => m.meanLength, format: (v) => decimal(v, 1) }],
  },
  { id: 'kl', axis: plain, colour: '--chart-3', lines: [{ read: (m) => m.kl, format: (v) => decimal(v, 2) }] },
  {
    id: 'group',
    axis: plain,
    colour: '--chart-4',
    lines: [
      { read: (m) => m.groupSize, format: (v) => decimal(v, 1) },
      { read: (m) => m.singletonShare, label: chartText.group.singletons, dashed: true, ownScale: true, format: share },
    ],
  },
  {
    id: 'flat',
    range: unitRange,
    axis: shareTick,
    colour: '--chart-5',
    lines: [{ read: (m) => m.noVarianceShare, format: share }],
  },
  {
    id: 'entropy',
    axis: plain,
    colour: '--chart-2',
    lines: [{ read: (m) => m.entropy, format: (v) => decimal(v, 2) }],
  },
  {
    id: 'clip',
    axis: shareTick,
    colour: '--chart-3',
    lines: [{ read: (m) => m.clipFraction, format: (v) => percent(v, 1) }],
  },
];

/** All readers in order, and the index of each chart's first column among them. */
export function columnsOf(list: readonly Chart[]): {
  readonly reads: readonly Read[];
  readonly first: readonly number[];
} {
  const reads = list.flatMap(({ lines }) => lines.map(({ read }) => read));
  let next = 0;
  const first = list.map(({ lines }) => {
    const at = next;
    next += lines.length;
    return at;
  });
  return { reads, first };
}
