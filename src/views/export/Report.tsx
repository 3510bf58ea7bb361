/** One task on paper: what was asked, how credit was given, where it went, and every rollout step by step. Every number is computed. */
import type { ReactNode } from 'react';
import { SETBACK } from '../../credit/criticality.ts';
import { diagnose } from '../../credit/diagnostics.ts';
import { type Credit, estimatorOptions } from '../../credit/estimator.ts';
import { findEstimator } from '../../credit/estimators/registry.ts';
import type { Finding, FindingId } from '../../credit/findings.ts';
import { stepsOfEdge } from '../../credit/graph.ts';
import { type Summary, summarise } from '../../credit/statistics.ts';
import type { Shown } from '../../store/shown.ts';
import { exportText } from '../../text/export.ts';
import { findingsText } from '../../text/findings.ts';
import { inspectorText } from '../../text/inspector.ts';
import { joining } from '../../text/joining.ts';
import { said } from '../../text/language.ts';
import { symbolOf, terms } from '../../text/terms.ts';
import { bottlenecksTell } from '../bottlenecks.ts';
import { optionText } from '../controls/optionText.ts';
import { byVerdict } from '../findings/order.ts';
import { explanationOf, sentenceOf, textOf } from '../findings/told.ts';
import { decimal, percent, settingNumber, signed } from '../format.ts';
import { shortenMiddle } from '../graph/titles.ts';
import { accountOf } from '../inspector/account.ts';
import { Equals, Formula } from '../inspector/math.tsx';
import { TermFormula, WeightedSum } from '../inspector/TermFormula.tsx';
import { useTitles } from '../inspector/titles.ts';
import { rowOf } from '../locate.ts';
import { WithSymbols } from '../symbols.tsx';
import { taskName } from './pictureWords.ts';

export interface ReportProps {
  readonly shown: Shown;
  /** What is wrong with these rollouts as a source of credit; null leaves the section out. */
  readonly findings: readonly Finding<FindingId>[] | null;
  /** When it was made, as it is to be written. */
  readonly made: string;
}

/** Transitions that are worked out term by term; the others are in the table. */
const MOST_WORKED = 3;
const MOST_CRITICAL = 40;
/** Steps that are listed: what comes after them is counted. */
const MOST_STEPS = 3000;
/** Longest text of a step, in characters. */
const LONGEST_TEXT = 160;

const words = exportText.report;
const oneLine = (text: string, length = LONGEST_TEXT): string =>
  shortenMiddle(text.replaceAll(/\s+/gu, ' ').trim(), length);

/** What stands before the graph. */
export function ReportHead({ shown, made }: Pick<ReportProps, 'shown' | 'made'>) {
  const { task, iteration, config, imported, rollouts, graph, credit } = shown;
  const estimator = findEstimator(config.estimator);
  const figures = diagnose(rollouts, graph, credit.advantage);
  const succeeded = rollouts.success.reduce((sum, one) => sum + one, 0);
  const text = inspectorText.task;
  const options: Readonly<Record<string, (typeof estimatorOptions)[keyof typeof estimatorOptions]>> = estimatorOptions;
  return (
    <>
      <h1>{taskName(shown)}</h1>
      <p className="soft">
        {imported === null
          ? words.ofRun(config.world, config.seed, iteration, task.index + 1)
          : words.ofFile(imported.task + 1, iteration)}
      </p>
      {shown.trained !== null && <p>{words.supposed}</p>}
      {imported?.baseline != null && <p>{words.edited}</p>}
      <dl className="facts">
        <Fact label={text.succeeded}>{text.of(succeeded, figures.trajectories)}</Fact>
        <Fact label={text.graph}>{text.size(figures.nodes, figures.edges)}</Fact>
        <Fact label={text.groupSize}>
          {text.steps(decimal(figures.meanNodeSize, 1))}, {text.singletons(percent(figures.singletonNodeShare))}
        </Fact>
        <Fact label={text.length}>{text.steps(decimal(figures.meanTrajectoryLength, 1))}</Fact>
        <Fact label={words.peak}>{decimal(figures.peakAdvantage)}</Fact>
      </dl>
      <h2>{words.settings(estimator.label)}</h2>
      <dl className="facts">
        {estimator.uses.map((id) => (
          <Fact key={id} label={<WithSymbols text={said(options[id].label)} />}>
            {optionText(options[id], config[id])}
          </Fact>
        ))}
      </dl>
      <p className="soft">{words.software(exportText.software, made)}</p>
      <h2>{words.graph}</h2>
    </>
  );
}

/** What follows the graph. */
export function ReportBody({ shown, findings }: ReportProps) {
  return (
    <>
      <Critical shown={shown} />
      {findings !== null && (
        <section>
          <h2>{findingsText.heading}</h2>
          <dl className="findings">
            {byVerdict(findings).map((finding) => (
              <div key={finding.id}>
                <dt>
                  {findingsText.glyphs[finding.verdict]} {textOf(finding.id).name}{' '}
                  <small>{findingsText.verdicts[finding.verdict]}</small>
                </dt>
                <dd>
                  <WithSymbols text={[sentenceOf(finding), ...explanationOf(finding)].join(joining.space)} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <RolloutLists shown={shown} />
    </>
  );
}

function Fact({ label, children }: { readonly label: ReactNode; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Mean, and the range where the steps of an edge differ. */
function spread({ mean, min, max }: Summary): string {
  return max - min < 0.005 ? signed(mean) : `${signed(mean)} (${signed(min)} … ${signed(max)})`;
}

function Critical({ shown }: { readonly shown: Shown }) {
  const { rollouts, graph, criticality, values, credit } = shown;
  const title = useTitles({ shown });
  const ranked = [...criticality.ranked];
  const listed = ranked.slice(0, MOST_CRITICAL);
  const telling = bottlenecksTell(rollouts);
  const terminals = (edge: number) => `${title(graph.edgeSource[edge])} → ${title(graph.edgeTarget[edge])}`;
  return (
    <section>
      <h2>{inspectorText.critical.heading}</h2>
      {listed.length === 0 ? (
        <p>{inspectorText.critical.none}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{words.transition}</th>
              <th scope="col">{words.steps}</th>
              <th scope="col">δ</th>
              <th scope="col">{words.sigma}</th>
              {credit.terms.map(({ id }) => (
                <th key={id} scope="col" title={terms[id].name}>
                  <WithSymbols text={symbolOf(terms[id].name)} />
                </th>
              ))}
              <th scope="col">A</th>
            </tr>
          </thead>
          <tbody>
            {listed.map((edge) => {
              const steps = stepsOfEdge(graph, edge);
              const setback = criticality.kind[edge] === SETBACK;
              return (
                <tr key={edge}>
                  <th scope="row">
                    {setback ? '▼' : '▲'} {oneLine(rollouts.actions[graph.edgeAction[edge]])}
                    {telling && criticality.bottleneck[edge] === 1 && ' ◆'}
                    <small>{terminals(edge)}</small>
                  </th>
                  <td>{steps.length}</td>
                  <td>{signed(values.node[graph.edgeTarget[edge]] - values.node[graph.edgeSource[edge]])}</td>
                  <td>{signed(criticality.edgeAdvantage[edge])}</td>
                  {credit.terms.map((term) => (
                    <td key={term.id}>
                      {term.weight === 1 ? '' : `${settingNumber(term.weight)} · `}
                      {spread(summarise(term.values, steps))}
                    </td>
                  ))}
                  <td>{spread(summarise(credit.advantage, steps))}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {listed.length > 0 && (
        <p className="soft">
          <WithSymbols text={words.legend(shown.criticality.ranked.length, listed.length)} />
        </p>
      )}
      {listed.slice(0, MOST_WORKED).map((edge) => (
        <Worked key={edge} shown={shown} credit={credit} edge={edge} ends={terminals(edge)} />
      ))}
    </section>
  );
}

interface WorkedProps {
  readonly shown: Shown;
  readonly credit: Credit;
  readonly edge: number;
  readonly ends: string;
}

/** The terms of one traversal with its own numbers. */
function Worked({ shown, credit, edge, ends }: WorkedProps) {
  const { rollouts, graph, config } = shown;
  const [row] = stepsOfEdge(graph, edge);
  const account = accountOf(rollouts, credit, row);
  const { trajectory, position } = rollouts;
  return (
    <div className="worked-edge">
      <h3>{oneLine(rollouts.actions[graph.edgeAction[edge]])}</h3>
      <p className="soft">
        {ends} · {inspectorText.edge.exact} {inspectorText.edge.traversal(trajectory[row] + 1, position[row] + 1)}
      </p>
      <div className="worked-terms">
        {account.terms.map((term) => (
          <TermFormula key={term.id} account={account} term={term} statistics={config.episodeStatistics} />
        ))}
      </div>
      <Formula numbers>
        <mi>A</mi>
        <Equals />
        <WeightedSum parts={account.terms} total={account.advantage} />
      </Formula>
    </div>
  );
}

function RolloutLists({ shown }: { readonly shown: Shown }) {
  const { rollouts } = shown;
  // Whole rollouts, as many as have room.
  const listed = rollouts.trajectories.flatMap((_, i) => (rollouts.trajectoryStart[i + 1] <= MOST_STEPS ? [i] : []));
  const text = inspectorText.trajectory;
  return (
    <section>
      <h2>{inspectorText.rollouts.heading}</h2>
      {listed.map((i) => {
        const length = rollouts.trajectoryStart[i + 1] - rollouts.trajectoryStart[i];
        const success = rollouts.success[i] === 1;
        return (
          <div key={i} className="rollout">
            <h3>
              {text.heading(i + 1)}: {success ? '✓' : '✕'} {success ? text.success : text.failure}
            </h3>
            <p className="soft">
              {rollouts.trajectories[i]} · {text.steps(length)} · {text.reward}{' '}
              {settingNumber(rollouts.episodeReward[i])}
            </p>
            <ol>
              {Array.from({ length }, (_step, k) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: steps are their positions
                <Step key={k} shown={shown} row={rowOf(rollouts, i, k)} />
              ))}
            </ol>
          </div>
        );
      })}
      {listed.length < rollouts.trajectories.length && (
        <p className="soft">{words.more(rollouts.trajectories.length - listed.length)}</p>
      )}
    </section>
  );
}

function Step({ shown: { rollouts, credit }, row }: { readonly shown: Shown; readonly row: number }) {
  return (
    <li>
      <b>{oneLine(rollouts.actions[rollouts.action[row]])}</b>
      {rollouts.valid[row] === 0 && <i> {inspectorText.trajectory.invalid}</i>}
      <span className="credit">{signed(credit.advantage[row])}</span>
      <small>{oneLine(rollouts.observations[rollouts.observation[row]])}</small>
    </li>
  );
}
