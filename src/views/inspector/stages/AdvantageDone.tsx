/** What Advantage did: where credit went, which term gave it, and where there was none to give. */
import { useMemo } from 'react';
import { PROGRESS, SETBACK } from '../../../credit/criticality.ts';
import { stagesText } from '../../../text/stages.ts';
import type { Screen } from '../../screen.tsx';
import { AdvantageSymbol } from '../../symbols.tsx';
import { Signed } from '../EdgeList.tsx';
import { Entries } from '../Entries.tsx';
import { Explained } from '../Explained.tsx';
import { advantageReport, type Silent } from '../stageReport.ts';
import { Fact } from '../TaskSummary.tsx';
import { useTitles } from '../titles.ts';

export function AdvantageDone({ screen }: { readonly screen: Screen }) {
  const { shown, index } = screen;
  const { rollouts, graph, credit, criticality } = shown;
  const report = useMemo(() => advantageReport({ rollouts, graph, credit }), [rollouts, graph, credit]);
  const title = useTitles(screen);
  const counted = (kind: number) => criticality.kind.reduce((sum, one) => sum + (one === kind ? 1 : 0), 0);
  const text = stagesText.advantage;
  return (
    <>
      <p>
        {stagesText.sentences([
          text.edges(report.edges.length, graph.edgeCount),
          text.nothing(report.nothing, report.steps),
          criticality.ranked.length === 0 ? text.noneCritical : text.critical(counted(PROGRESS), counted(SETBACK)),
        ])}
      </p>
      <Entries
        heading={
          <>
            {text.most} (<Explained term="advantage">A</Explained>)
          </>
        }
        of={report.edges}
        entry={({ edge, mean, term, share }) => ({
          to: { kind: 'edge', edge: index.edgeKeys[edge] },
          name: rollouts.actions[graph.edgeAction[edge]],
          detail: (
            <>
              {title(graph.edgeSource[edge])} → {title(graph.edgeTarget[edge])}
              {credit.terms.length > 1 && (
                <>
                  {' · '}
                  <span className="figure">
                    {text.mostly} <AdvantageSymbol term={term} /> <Signed value={share} />
                  </span>
                </>
              )}
            </>
          ),
          figure: <Signed value={mean} />,
        })}
      />
      <h3>
        <Explained term="singleton">{text.why}</Explained>
      </h3>
      <dl className="facts">
        {report.silent.map((silent) => (
          <Fact key={silent.term} label={<AdvantageSymbol term={silent.term} />}>
            <small>{reasons(silent)}</small>
          </Fact>
        ))}
      </dl>
    </>
  );
}

function reasons({ alone, alike, average }: Silent): string {
  const text = stagesText.advantage;
  const clauses = [
    ...(alone > 0 ? [text.alone(alone)] : []),
    ...(alike > 0 ? [text.alike(alike)] : []),
    ...(average > 0 ? [text.average(average)] : []),
  ];
  return clauses.length === 0 ? text.nowhere : text.reasons(clauses);
}
