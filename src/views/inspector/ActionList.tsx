/** The actions of a state: how likely each was before and is after the update, and what credit it got. */
import type { ReactNode } from 'react';
import { type Summary, summarise } from '../../credit/statistics.ts';
import { stagesText } from '../../text/stages.ts';
import { AgentText } from '../AgentText.tsx';
import { decimal } from '../format.ts';
import type { Screen } from '../screen.tsx';
import type { Stage } from '../stages.ts';
import { ColouringName } from '../symbols.tsx';
import { type ActionRow, actionsOf, likeliestFirst, varies } from './actionProbabilities.ts';
import { useAtRest } from './atRest.ts';
import { CriticalGlyph, Signed } from './EdgeList.tsx';
import { Explained } from './Explained.tsx';
import { Jump } from './Jump.tsx';
import { BarPair, BeforeAfter, Move } from './Probability.tsx';
import { useTitles } from './titles.ts';

export function ActionList({ screen, node }: { readonly screen: Screen; readonly node: number }) {
  const atRest = useAtRest();
  const rows = actionsOf(screen.shown, node);
  const known = rows.some(({ before }) => before !== null);
  const updated = rows.some(({ after }) => after !== null);
  const { graph } = screen.shown;
  const steps = graph.nodeStart[node + 1] - graph.nodeStart[node];
  const text = stagesText.policy;
  return (
    <>
      <h2>{known ? text.heading : text.headingUnknown}</h2>
      <p className="action-grid action-head">
        <span />
        {known && (
          <span>
            <Explained term="oldPolicy">{text.before}</Explained> → <Explained term="policy">{text.after}</Explained>
          </span>
        )}
        <span className="action-figures">
          {screen.has.credit && (
            <Explained
              term={screen.colouring.term ?? (screen.colouring.other === 'truth' ? 'trueAdvantage' : 'advantage')}
            >
              <ColouringName colouring={screen.colouring} />
            </Explained>
          )}
          {updated && <Explained term="move">Δπ</Explained>}
        </span>
      </p>
      <ul className="edges" data-cut={!atRest}>
        {/* While training runs rows keep the order in which the world offers the actions: nobody reads rows that jump. */}
        {(atRest ? likeliestFirst(rows) : rows).map((row) => (
          <Action key={row.action} screen={screen} row={row} steps={steps} detailed={atRest} />
        ))}
      </ul>
      {atRest && known && <p className="soft policy-note">{noteOf(rows, steps, screen.shown.stage)}</p>}
    </>
  );
}

function noteOf(rows: readonly ActionRow[], steps: number, stage: Stage): string {
  const text = stagesText.policy;
  const differ = rows.some(({ before, after }) => varies(before) || varies(after));
  const over = differ ? text.varies(steps) : steps === 1 ? text.single : text.same(steps);
  if (rows.some(({ after }) => after !== null)) return over;
  return stagesText.sentences([stage === 'update' ? stagesText.update.unknown : text.notYet, over]);
}

interface ActionProps {
  readonly screen: Screen;
  readonly row: ActionRow;
  /** Steps of the state. */
  readonly steps: number;
  /** Whether the range over the steps is written out. */
  readonly detailed: boolean;
}

function Action({ screen, row, steps, detailed }: ActionProps) {
  const title = useTitles(screen);
  const { graph } = screen.shown;
  const text = stagesText.policy;
  const [first, ...others] = row.edges;
  const traversals = (edge: number) => text.taken(graph.edgeStart[edge + 1] - graph.edgeStart[edge]);
  const along = (edge: number) => `${traversals(edge)} → ${title(graph.edgeTarget[edge])}`;
  const rare = row.offered > 0 && row.offered < steps ? ` · ${text.offered(row.offered, steps)}` : '';
  if (first === undefined) {
    return (
      <li className="action-row">
        <span className="action-grid">
          <Cells screen={screen} row={row} detail={`${text.never}${rare}`} glyph={0} detailed={detailed} />
        </span>
      </li>
    );
  }
  const glyph = screen.has.credit ? screen.shown.criticality.kind[first] : 0;
  return (
    <li className="action-row">
      <Jump to={{ kind: 'edge', edge: screen.index.edgeKeys[first] }} look="row">
        <span className="action-grid">
          <Cells screen={screen} row={row} detail={`${along(first)}${rare}`} glyph={glyph} detailed={detailed} />
        </span>
      </Jump>
      {others.map((edge) => (
        <Jump key={screen.index.edgeKeys[edge]} to={{ kind: 'edge', edge: screen.index.edgeKeys[edge] }} look="row">
          <small className="edge-name">{along(edge)}</small>
        </Jump>
      ))}
    </li>
  );
}

interface CellsProps {
  readonly screen: Screen;
  readonly row: ActionRow;
  readonly detail: ReactNode;
  /** Kind of its edge: PROGRESS, SETBACK or 0. */
  readonly glyph: number;
  readonly detailed: boolean;
}

function Cells({ screen, row, detail, glyph, detailed }: CellsProps) {
  const { perStep } = screen;
  const { before, after, steps } = row;
  return (
    <>
      <span className="action-name">
        <CriticalGlyph kind={glyph} />
        <AgentText shown={screen.shown}>{row.action}</AgentText>
        <small>{detail}</small>
      </span>
      <span className="action-policy">
        {before !== null && (
          <>
            <BarPair before={before} after={after} />
            <small>
              <BeforeAfter before={before.mean} after={after?.mean ?? null} />
            </small>
            {detailed && (varies(before) || varies(after)) && (
              <small className="figure">
                {range(before)}
                {after !== null && <> → {range(after)}</>}
              </small>
            )}
          </>
        )}
      </span>
      <span className="action-figures">
        {perStep !== null && 'values' in perStep && steps.length > 0 && (
          <Signed value={summarise(perStep.values, steps).mean} />
        )}
        {before !== null && after !== null && <Move by={after.mean - before.mean} />}
      </span>
    </>
  );
}

/** "3 … 41" in per cent; one number where nothing differs. */
function range(summary: Summary): string {
  const { mean, min, max } = summary;
  return varies(summary)
    ? stagesText.policy.range(decimal(100 * min, 0), decimal(100 * max, 0))
    : decimal(100 * mean, 0);
}
