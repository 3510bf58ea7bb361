/** The columns of the three tables: what each is called, what it sorts by, how a cell reads. */
import type { ReactNode } from 'react';
import { PROGRESS, SETBACK } from '../../credit/criticality.ts';
import type { Summary } from '../../credit/statistics.ts';
import { whatIfText } from '../../text/compare.ts';
import { tableText } from '../../text/table.ts';
import { terms as termTexts } from '../../text/terms.ts';
import type { Colouring } from '../colouring.ts';
import { decimal } from '../format.ts';
import { CriticalGlyph, Signed } from '../inspector/EdgeList.tsx';
import { AdvantageSymbol, ColouringName, TrueSymbol } from '../symbols.tsx';
import type { EdgeFigures, EdgeRow, NodeRow, TrajectoryRow } from './rows.ts';
import type { SortKey } from './sort.ts';

export interface Column<Row> {
  readonly id: string;
  readonly header: ReactNode;
  /** One sentence: what the column says. */
  readonly help: string;
  readonly numeric: boolean;
  /** Width in em; text columns share what is left over. */
  readonly width: number;
  readonly sortKey: (row: Row) => SortKey;
  readonly cell: (row: Row) => ReactNode;
  /** Its cells are what an agent saw or did, whose language is not the page's. */
  readonly agent?: true;
  /** The whole text of a cell that may be cut off. */
  readonly full?: (row: Row) => string;
}

const text = tableText.columns;

/** A column of texts, cut off where they do not fit. */
function textColumn<Row>(
  id: string,
  { label, help }: { readonly label: string; readonly help: string },
  width: number,
  read: (row: Row) => string,
): Column<Row> {
  return { id, header: label, help, numeric: false, width, sortKey: read, cell: read, full: read };
}

interface NumberColumn<Row> {
  readonly id: string;
  readonly header: ReactNode;
  readonly help: string;
  readonly width: number;
  readonly read: (row: Row) => number | null;
  readonly write: (value: number) => ReactNode;
}

/** A column of numbers; a dash where there is none. */
function numberColumn<Row>({ id, header, help, width, read, write }: NumberColumn<Row>): Column<Row> {
  return {
    id,
    header,
    help,
    numeric: true,
    width,
    sortKey: read,
    cell: (row) => {
      const value = read(row);
      return value === null ? '–' : write(value);
    },
  };
}

const whole = (value: number) => String(value);
const fixed = (value: number) => decimal(value);
const sign = (value: number) => <Signed value={value} />;
/** Below this, smallest and largest read the same at two decimals. */
const SAME = 0.005;

/** A mean with the range that it is of, where there is one. */
function MeanAndRange({ summary }: { readonly summary: Summary | null }) {
  if (summary === null) return '–';
  const { mean, min, max } = summary;
  return (
    <>
      {max - min >= SAME && <small>{tableText.range(decimal(min), decimal(max))}</small>} <Signed value={mean} />
    </>
  );
}

function colouringColumn<Row extends { readonly colouring: Summary | null }>(
  colouring: Colouring,
  width: number,
): Column<Row> {
  return {
    id: 'colouring',
    header: <ColouringName colouring={colouring} />,
    help: text.colouring.help,
    numeric: true,
    width,
    sortKey: (row) => row.colouring?.mean ?? null,
    cell: (row) => <MeanAndRange summary={row.colouring} />,
  };
}

/** The columns of states; the true value has one where it is worked out. */
export const nodeColumns = (truth: boolean): readonly Column<NodeRow>[] => [
  textColumn('title', text.title, 12, (row) => row.title),
  { ...textColumn('text', text.text, 20, (row: NodeRow) => row.text), agent: true },
  numberColumn({
    id: 'value',
    header: text.value.label,
    help: text.value.help,
    width: 4.5,
    read: (row) => row.value,
    write: fixed,
  }),
  ...(truth
    ? [
        numberColumn<NodeRow>({
          id: 'trueValue',
          header: <TrueSymbol of="V" />,
          help: text.trueValue.help,
          width: 4.5,
          read: (row) => row.trueValue,
          write: fixed,
        }),
      ]
    : []),
  numberColumn({
    id: 'visits',
    header: text.visits.label,
    help: text.visits.help,
    width: 4.5,
    read: (row) => row.visits,
    write: whole,
  }),
  {
    id: 'spread',
    header: text.spread.label,
    help: text.spread.help,
    numeric: true,
    width: 9,
    sortKey: ({ spread }) => (spread === null ? null : spread.max - spread.min),
    cell: ({ spread }) => {
      if (spread === null) return '–';
      const { min, max } = spread;
      return max - min < SAME ? decimal(min) : tableText.range(decimal(min), decimal(max));
    },
  },
  numberColumn({
    id: 'outgoing',
    header: text.outgoing.label,
    help: text.outgoing.help,
    width: 5.5,
    read: (row) => row.outgoing,
    write: whole,
  }),
];

/** A glyph of the graph's legend, by its name for who cannot see it. */
function Marks({ glyphs, label }: { readonly glyphs: string; readonly label: string }) {
  return (
    <span role="img" aria-label={label}>
      {glyphs}
    </span>
  );
}

/**
 * The columns of transitions under a colouring; `figures` says which terms have one.
 * @param whatIf the colouring is not as it trains: a column says what that is
 */
export function edgeColumns(colouring: Colouring, figures: EdgeFigures, whatIf: boolean): readonly Column<EdgeRow>[] {
  return [
    { ...textColumn('action', text.action, 12, (row: EdgeRow) => row.action), agent: true },
    textColumn('source', text.source, 9.6, (row) => row.source),
    textColumn('target', text.target, 9.6, (row) => row.target),
    numberColumn({
      id: 'traversals',
      header: text.traversals.label,
      help: text.traversals.help,
      width: 2.8,
      read: (row) => row.traversals,
      write: whole,
    }),
    // All steps of an edge share A_EC: it has no range to make room for.
    colouringColumn<EdgeRow>(colouring, colouring.term === 'edge_centric' ? 4.8 : 11),
    ...(whatIf
      ? [
          numberColumn<EdgeRow>({
            id: 'trained',
            header: whatIfText.trains,
            help: whatIfText.trainsHelp,
            width: 4.8,
            read: (row) => row.trained,
            write: sign,
          }),
        ]
      : []),
    {
      id: 'critical',
      header: <Marks glyphs="▲▼" label={text.critical.label} />,
      help: text.critical.help,
      numeric: true,
      width: 4,
      sortKey: (row) => (row.critical === null ? null : Math.abs(row.edgeAdvantage ?? 0)),
      cell: ({ critical }) =>
        critical !== null && <CriticalGlyph kind={critical === 'progress' ? PROGRESS : SETBACK} />,
    },
    {
      id: 'bottleneck',
      header: <Marks glyphs="◆" label={text.bottleneck.label} />,
      help: text.bottleneck.help,
      numeric: true,
      width: 3.2,
      sortKey: (row) => Number(row.bottleneck),
      cell: (row) => row.bottleneck && <Marks glyphs="◆" label={tableText.yes} />,
    },
    numberColumn({
      id: 'tdError',
      header: text.tdError.label,
      help: text.tdError.help,
      width: 4.6,
      read: (row) => row.tdError,
      write: sign,
    }),
    ...(figures.edgeAdvantage
      ? [
          numberColumn<EdgeRow>({
            id: 'edgeAdvantage',
            header: <AdvantageSymbol term="edge_centric" />,
            help: text.edgeAdvantage.help,
            width: 4.6,
            read: (row) => row.edgeAdvantage,
            write: sign,
          }),
        ]
      : []),
    ...figures.terms.map(({ id, at }) =>
      numberColumn<EdgeRow>({
        id: `term.${id}`,
        header: <AdvantageSymbol term={id} />,
        help: text.term(termTexts[id].name).help,
        width: 4.6,
        read: (row) => row.terms[at] ?? null,
        write: sign,
      }),
    ),
  ];
}

/** The columns of rollouts; the advantage that trains has none of its own where it is the colouring. */
export function trajectoryColumns(colouring: Colouring, training: string | null): readonly Column<TrajectoryRow>[] {
  const same = colouring.term === null && colouring.estimator === training;
  return [
    numberColumn({
      id: 'number',
      header: text.number.label,
      help: text.number.help,
      width: 5,
      read: (row) => row.trajectory + 1,
      write: whole,
    }),
    {
      id: 'outcome',
      header: text.outcome.label,
      help: text.outcome.help,
      numeric: false,
      width: 7,
      sortKey: (row) => Number(!row.success),
      cell: (row) => (row.success ? tableText.success : tableText.failure),
    },
    numberColumn({
      id: 'length',
      header: text.length.label,
      help: text.length.help,
      width: 5,
      read: (row) => row.length,
      write: whole,
    }),
    numberColumn({
      id: 'invalid',
      header: text.invalid.label,
      help: text.invalid.help,
      width: 5,
      read: (row) => row.invalid,
      write: whole,
    }),
    numberColumn({
      id: 'return',
      header: text.return.label,
      help: text.return.help,
      width: 5,
      read: (row) => row.return,
      write: fixed,
    }),
    ...(same
      ? []
      : [
          numberColumn<TrajectoryRow>({
            id: 'advantage',
            header: <AdvantageSymbol term={null} />,
            help: text.advantage.help,
            width: 5,
            read: (row) => row.advantage,
            write: sign,
          }),
        ]),
    colouringColumn<TrajectoryRow>(colouring, 11),
  ];
}
