/** The table twin of the graph: states, transitions and rollouts as rows, in step with the selection both ways. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { inspectorText } from '../../text/inspector.ts';
import { tableText } from '../../text/table.ts';
import { takesKeyboard } from '../FocusOnPage.tsx';
import { useTitles } from '../inspector/titles.ts';
import { useLab, useView } from '../lab.tsx';
import { type Screen, useScreen } from '../screen.tsx';
import { edgeColumns, nodeColumns, trajectoryColumns } from './columns.tsx';
import { edgeWays, nodeWays } from './follow.ts';
import { TABS, type Tab, tabOf } from './places.ts';
import {
  type EdgeRow,
  edgeFigures,
  edgeRows,
  type NodeRow,
  nodeRows,
  type TableInput,
  trajectoryRows,
} from './rows.ts';
import type { Sort } from './sort.ts';
import { Table } from './Table.tsx';

export function GraphTable() {
  const { view } = useLab();
  const screen = useScreen();
  const section = useRef<HTMLElement>(null);
  const selection = useView((state) => state.selection);
  const [tab, setTab] = useState<Tab>(tabOf(selection) ?? 'node');
  const [sorts, setSorts] = useState<Readonly<Partial<Record<Tab, Sort>>>>({});
  // A selection made elsewhere turns to the rows of its kind.
  const [followed, setFollowed] = useState(selection);
  if (followed !== selection) {
    setFollowed(selection);
    setTab(tabOf(selection) ?? tab);
  }
  const ready = screen !== null && (tab === 'trajectory' || screen.has.graph);
  useEffect(() => {
    if (takesKeyboard()) section.current?.querySelector<HTMLElement>('table')?.focus({ preventScroll: true });
  }, []);
  // What it rested on is not to stay lit in the graph that comes back.
  useEffect(() => () => view.setState({ hover: null }), [view]);
  const order = { sort: sorts[tab] ?? null, onSort: (sort: Sort) => setSorts({ ...sorts, [tab]: sort }) };
  return (
    <section ref={section} className="graph-table" aria-label={tableText.table}>
      <fieldset className="switch table-tabs">
        <legend className="visually-hidden">{tableText.tabsLabel}</legend>
        {TABS.map((id) => (
          <label key={id}>
            <input
              type="radio"
              name="table-tab"
              className="visually-hidden"
              checked={tab === id}
              onChange={() => setTab(id)}
            />
            {tableText.tabs[id]}
          </label>
        ))}
      </fieldset>
      {!ready && <p className="soft table-note">{screen === null ? tableText.empty : inspectorText.stage.merge}</p>}
      {ready && tab === 'node' && <NodeTable screen={screen} {...order} />}
      {ready && tab === 'edge' && <EdgeTable screen={screen} {...order} />}
      {ready && tab === 'trajectory' && <TrajectoryTable screen={screen} {...order} />}
    </section>
  );
}

interface KindProps {
  readonly screen: Screen;
  readonly sort: Sort | null;
  readonly onSort: (sort: Sort) => void;
}

/** What rows are made of; the same object while nothing of it changes. */
function useTableInput(screen: Screen): TableInput {
  const lab = useLab();
  const title = useTitles(screen);
  const { shown, index, has, colouring } = screen;
  const perStep = screen.perStep !== null && 'values' in screen.perStep ? screen.perStep.values : null;
  const { trainedPerStep } = screen;
  const trained = trainedPerStep !== null && 'values' in trainedPerStep ? trainedPerStep.values : null;
  const { estimator } = colouring;
  const answer = has.credit && estimator !== null ? lab.creditOf(shown, estimator) : null;
  const credit = answer !== null && 'credit' in answer ? answer.credit : null;
  return useMemo(
    () => ({ shown, index, has, perStep, trained, credit, title }),
    [shown, index, has, perStep, trained, credit, title],
  );
}

const titleOf = (row: NodeRow) => row.title;
const actionOf = (row: EdgeRow) => row.action;
const noName = () => '';

function NodeTable({ screen, ...order }: KindProps) {
  const input = useTableInput(screen);
  const rows = useMemo(() => nodeRows(input), [input]);
  const ways = useMemo(() => nodeWays(screen.shown.graph, screen.index, input.perStep), [screen, input]);
  const known = screen.shown.truth !== null;
  const columns = useMemo(() => nodeColumns(known), [known]);
  return <Table tab="node" screen={screen} columns={columns} rows={rows} ways={ways} nameOf={titleOf} {...order} />;
}

function EdgeTable({ screen, ...order }: KindProps) {
  const input = useTableInput(screen);
  const config = screen.shown.config;
  const { colouring } = screen;
  const rows = useMemo(() => edgeRows(input), [input]);
  const columns = useMemo(
    () => edgeColumns(colouring, edgeFigures(colouring, input.credit, config), input.trained !== null),
    [colouring, input.credit, input.trained, config],
  );
  const ways = useMemo(() => edgeWays(screen.shown.graph, screen.index, input.perStep), [screen, input]);
  return <Table tab="edge" screen={screen} columns={columns} rows={rows} ways={ways} nameOf={actionOf} {...order} />;
}

function TrajectoryTable({ screen, ...order }: KindProps) {
  const input = useTableInput(screen);
  // Under a what-if nothing on screen but that column is what trains.
  const training = screen.shown.trained === null ? screen.shown.config.estimator : null;
  const { colouring } = screen;
  const rows = useMemo(() => trajectoryRows(input), [input]);
  const columns = useMemo(() => trajectoryColumns(colouring, training), [colouring, training]);
  return (
    <Table tab="trajectory" screen={screen} columns={columns} rows={rows} ways={null} nameOf={noName} {...order} />
  );
}
