/** What Value did: the values that changed against the iteration before. */
import { useMemo } from 'react';
import { stagesText } from '../../../text/stages.ts';
import { decimal } from '../../format.ts';
import { useLab } from '../../lab.tsx';
import type { Screen } from '../../screen.tsx';
import { Signed } from '../EdgeList.tsx';
import { Entries } from '../Entries.tsx';
import { Explained } from '../Explained.tsx';
import { type ValueReport, valueReport } from '../stageReport.ts';
import { useTitles } from '../titles.ts';

export function ValueDone({ screen }: { readonly screen: Screen }) {
  const lab = useLab();
  const { shown } = screen;
  const previous = useMemo(() => lab.shownAt(shown.iteration - 1), [lab, shown]);
  const report = useMemo(() => valueReport(shown, previous), [shown, previous]);
  const text = stagesText.value;
  return (
    <>
      <p>{valueSentence(report, shown.iteration)}</p>
      <ValueLists screen={screen} report={report} formerly={useTitles({ shown: previous ?? shown })} />
      <p className="soft after-list">{text.fixed(decimal(shown.config.successReward))}</p>
    </>
  );
}

function valueSentence({ compared, changed, kept, fresh, gone }: ValueReport, iteration: number): string {
  const text = stagesText.value;
  if (compared) return text.compared(changed.length, kept, fresh.length, gone.length, iteration - 1);
  return iteration === 1 ? text.first : text.other;
}

interface ValueListsProps {
  readonly screen: Screen;
  readonly report: ValueReport;
  /** Titles in the graph of the iteration before. */
  readonly formerly: (node: number) => string;
}

function ValueLists({ screen, report, formerly }: ValueListsProps) {
  const title = useTitles(screen);
  const keyOf = (node: number) => screen.index.nodeKeys[node];
  const { compared, changed, fresh, gone } = report;
  const text = stagesText.value;
  return (
    <>
      <Entries
        heading={<Explained term="value">{text.changed}</Explained>}
        of={changed}
        entry={({ node, before, after }) => ({
          to: { kind: 'node', node: keyOf(node) },
          name: title(node),
          detail: `V ${decimal(before)} → ${decimal(after)}`,
          figure: <Signed value={after - before} />,
        })}
      />
      <Entries
        heading={<Explained term="value">{compared ? text.fresh : text.highest}</Explained>}
        of={fresh}
        entry={({ node, value }) => ({
          to: { kind: 'node', node: keyOf(node) },
          name: title(node),
          detail: null,
          figure: <span className="figure">{decimal(value)}</span>,
        })}
      />
      <Entries
        heading={text.gone}
        of={gone}
        entry={({ node, key, value }) => ({
          to: { kind: 'node', node: key },
          name: formerly(node),
          detail: text.was(decimal(value)),
          figure: null,
        })}
      />
    </>
  );
}
