/** What Merge did: which steps became one state, which transitions one arrow. */
import { useMemo } from 'react';
import { bundleKey } from '../../../credit/keys.ts';
import { stagesText } from '../../../text/stages.ts';
import type { Screen } from '../../screen.tsx';
import { Entries } from '../Entries.tsx';
import { Explained } from '../Explained.tsx';
import { mergeReport } from '../stageReport.ts';
import { useTitles } from '../titles.ts';

export function MergeDone({ screen }: { readonly screen: Screen }) {
  const { shown, index } = screen;
  const { rollouts, graph } = shown;
  const report = useMemo(() => mergeReport({ rollouts, graph }), [rollouts, graph]);
  const title = useTitles(screen);
  const text = stagesText.merge;
  return (
    <>
      <p>
        {stagesText.sentences([
          text.merged(report.steps, report.states),
          text.kinds(report.shared, report.revisited, report.once),
        ])}
      </p>
      <Entries
        heading={<Explained term="stateGroup">{text.groups}</Explained>}
        of={report.groups}
        entry={({ node, steps, rollouts: visitors }) => ({
          to: { kind: 'node', node: index.nodeKeys[node] },
          name: title(node),
          detail: text.group(steps, visitors),
          figure: <span className="figure">n {steps}</span>,
        })}
      />
      <p className="after-list">{text.edges(report.edges, report.arrows)}</p>
      <Entries
        heading={text.bundles}
        of={report.bundles}
        entry={({ edges, steps }) => {
          const [source, target] = [graph.edgeSource[edges[0]], graph.edgeTarget[edges[0]]];
          return {
            to: { kind: 'bundle', bundle: bundleKey(index.nodeKeys[source], index.nodeKeys[target]) },
            name: `${title(source)} → ${title(target)}`,
            detail: text.bundle(edges.length, steps),
            figure: null,
          };
        }}
      />
    </>
  );
}
