/** What is wrong with the rollouts on screen, or with a whole file: findings from the worst to the best, with their evidence. */
import type { Evidence, Finding, FindingId } from '../../credit/findings.ts';
import { findingsText } from '../../text/findings.ts';
import { joining } from '../../text/joining.ts';
import { terms } from '../../text/terms.ts';
import { Explained } from '../inspector/Explained.tsx';
import { WithSymbols } from '../symbols.tsx';
import { EvidenceList } from './EvidenceList.tsx';
import { Histogram } from './Histogram.tsx';
import { byVerdict, countVerdicts } from './order.ts';
import { explanationOf, numberOf, sentenceOf, textOf } from './told.ts';

export interface FindingsProps {
  /** Null while there are none yet. */
  readonly findings: readonly Finding<FindingId>[] | null;
  readonly scope: 'task' | 'file';
  /** They are being looked for anew: what is shown is of before. */
  readonly busy: boolean;
  /** What a place is called: "Task 3", "kitchen", "hall → kitchen, go". */
  readonly nameOf: (evidence: Evidence) => string;
  readonly onJump: (evidence: Evidence) => void;
}

export function Findings({ findings, scope, busy, nameOf, onJump }: FindingsProps) {
  const summary = findings === null ? findingsText.none : findingsText.summary(countVerdicts(findings));
  return (
    <section className="findings" aria-label={findingsText.region} aria-busy={busy}>
      <h2>
        {findingsText.heading} <span className="soft">{findingsText.scope[scope]}</span>
      </h2>
      <output className="findings-summary">{busy ? findingsText.busy : summary}</output>
      {findings !== null && (
        <ul className="findings-list">
          {byVerdict(findings).map((finding) => (
            <Item key={finding.id} finding={finding} nameOf={nameOf} onJump={onJump} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface ItemProps extends Pick<FindingsProps, 'nameOf' | 'onJump'> {
  readonly finding: Finding<FindingId>;
}

function Item({ finding, nameOf, onJump }: ItemProps) {
  const { id, verdict, histogram } = finding;
  const text = textOf(id);
  const number = numberOf(finding);
  const urgent = verdict === 'trouble' || verdict === 'look';
  const evidence = <EvidenceList finding={finding} nameOf={nameOf} onJump={onJump} />;
  return (
    <li className="finding" data-verdict={verdict}>
      <div className="finding-head">
        <span className="finding-verdict">
          <span aria-hidden="true">{findingsText.glyphs[verdict]}</span> {findingsText.verdicts[verdict]}
        </span>
        <h3>{text.name}</h3>
        {number !== null && (
          <p className="finding-number">
            <b className="figure">{number}</b> <small>{text.unit}</small>
          </p>
        )}
      </div>
      <p>
        <WithSymbols text={[sentenceOf(finding), ...explanationOf(finding)].join(joining.space)} />
      </p>
      <p className="finding-healthy soft">
        {findingsText.healthy(text.healthy)}
        {joining.space}
        {findingsText.source(text.source)}
      </p>
      {urgent && evidence}
      <details>
        <summary>{findingsText.more}</summary>
        <p>
          <WithSymbols text={text.meaning} />
        </p>
        <p>
          <b>{findingsText.remedy}</b>
          {joining.space}
          <WithSymbols text={text.remedy} />
        </p>
        <p className="finding-terms soft">
          {findingsText.terms}
          {text.terms.map((term) => (
            <Explained key={term} term={term}>
              <WithSymbols text={terms[term].name} />
            </Explained>
          ))}
        </p>
        {histogram !== undefined && text.histogram !== undefined && (
          <Histogram bars={histogram} text={text.histogram} />
        )}
        {!urgent && evidence}
      </details>
    </li>
  );
}
