/** What Update did: the actions whose probability moved, and how far the policy went. */
import { useMemo } from 'react';
import { stagesText } from '../../../text/stages.ts';
import { decimal, percent } from '../../format.ts';
import { useRun } from '../../lab.tsx';
import type { Screen } from '../../screen.tsx';
import { AdvantageSymbol } from '../../symbols.tsx';
import { Signed } from '../EdgeList.tsx';
import { Entries } from '../Entries.tsx';
import { Explained } from '../Explained.tsx';
import { BeforeAfter, Move } from '../Probability.tsx';
import { updateReport } from '../stageReport.ts';
import { Fact } from '../TaskSummary.tsx';
import { useTitles } from '../titles.ts';

export function UpdateDone({ screen }: { readonly screen: Screen }) {
  const { shown, index } = screen;
  // The update followed the credit that trains, whatever is supposed on screen.
  const report = useMemo(() => updateReport(shown.trained ?? shown), [shown]);
  const metrics = useRun((state) => state.metrics.find(({ iteration }) => iteration === shown.iteration));
  const title = useTitles(screen);
  const text = stagesText.update;
  return (
    <>
      {report === null ? (
        <p>{text.unknown}</p>
      ) : (
        <>
          <Entries
            heading={
              <>
                {text.moved} (<Explained term="move">{text.unit}</Explained>)
              </>
            }
            of={report.moves}
            entry={({ node, action, edge, before, after, advantage }) => ({
              to:
                edge === null
                  ? { kind: 'node', node: index.nodeKeys[node] }
                  : { kind: 'edge', edge: index.edgeKeys[edge] },
              name: action,
              detail: (
                <>
                  {title(node)} · <BeforeAfter before={before} after={after} /> ·{' '}
                  {advantage === null ? (
                    <span className="figure">{text.neverTaken}</span>
                  ) : (
                    <span className="figure">
                      <AdvantageSymbol term={null} /> <Signed value={advantage} />
                    </span>
                  )}
                </>
              ),
              figure: <Move by={after - before} />,
            })}
          />
          {report.moves.length === 0 && <p>{text.still}</p>}
        </>
      )}
      <dl className="facts">
        {report !== null && (
          <>
            <Fact label={<Explained term="move">{text.mean}</Explained>}>
              {stagesText.policy.points(decimal(100 * report.meanMove, 1))}
            </Fact>
            <Fact label={<Explained term="advantage">{text.followed}</Explained>}>
              {text.of(report.followed, report.credited)}
            </Fact>
            <Fact label={<Explained term="ratio">{text.outside}</Explained>}>
              {text.of(report.outside, report.steps)}
            </Fact>
          </>
        )}
        {metrics !== undefined && (
          <>
            <Fact label={<Explained term="clip">{text.clipped}</Explained>}>{percent(metrics.clipFraction, 1)}</Fact>
            <Fact label={<Explained term="kl">{text.kl}</Explained>}>{text.nats(decimal(metrics.kl, 3))}</Fact>
            <Fact label={<Explained term="entropy">{text.entropy}</Explained>}>
              {text.nats(decimal(metrics.entropy))}
            </Fact>
          </>
        )}
      </dl>
    </>
  );
}
