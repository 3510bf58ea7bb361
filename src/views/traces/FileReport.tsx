/** What came of the open file: how much it holds, which format it was read as, and everything that was left out, with why. */
import { useId, useState } from 'react';
import type { OpenedTraces, TraceReport } from '../../store/traces/state.ts';
import { said } from '../../text/language.ts';
import { tracesText } from '../../text/traces.ts';
import { grouped, percent, settingNumber } from '../format.ts';
import { bytesText } from '../runs/describe.ts';
import type { TraceFormat } from './formats.ts';
import { Reading } from './Reading.tsx';
import { ReadOptions } from './ReadOptions.tsx';
import { useTraces, useTracesState } from './traces.tsx';

/** Reasons shown before all are asked for. */
const FIRST_REASONS = 5;

interface FileReportProps {
  /** Every format on offer; empty until they are loaded. */
  readonly formats: readonly TraceFormat[];
}

export function FileReport({ formats }: FileReportProps) {
  const opened = useTracesState((state) => state.opened);
  const reading = useTracesState((state) => state.reading);
  if (opened === null) return reading === null ? null : <Reading reading={reading} />;
  const { report } = opened;
  return (
    <section className="file-report">
      <h2>{tracesText.file.heading}</h2>
      <div className="file-head">
        <p className="file-name">{report.name}</p>
        <CloseFile />
      </div>
      <Facts opened={opened} />
      {reading !== null && <Reading reading={reading} />}
      <Format report={report} formats={formats} />
      <LeftOut report={report} />
      <ReadOptions report={report} formats={formats} />
    </section>
  );
}

function CloseFile() {
  const traces = useTraces();
  const text = tracesText.file;
  return (
    <button type="button" title={text.closeHint} onClick={traces.close}>
      {text.close}
    </button>
  );
}

function Facts({ opened }: { readonly opened: OpenedTraces }) {
  const { report, steps, trajectories, groups, iteration, successes } = opened;
  const { units } = tracesText;
  const iterations = new Set(iteration).size;
  return (
    <ul className="file-facts">
      <li>
        <b>{grouped(trajectories)}</b> {units.rollouts(trajectories)}
      </li>
      <li>
        <b>{grouped(successes)}</b> {units.succeeded(percent(successes / trajectories))}
      </li>
      <li>
        <b>{grouped(groups.length)}</b> {units.tasks(groups.length)}
      </li>
      <li>
        <b>{grouped(steps)}</b> {units.steps(steps)}
      </li>
      {iterations > 1 && (
        <li>
          <b>{grouped(iterations)}</b> {units.iterations(iterations)}
        </li>
      )}
      <li>{bytesText(report.bytes)}</li>
    </ul>
  );
}

/** The format, how sure it is, and what it decided. */
function Format({ report, formats }: FileReportProps & { readonly report: TraceReport }) {
  const traces = useTraces();
  const id = useId();
  const opening = useTracesState((state) => state.opening);
  const busy = useTracesState((state) => state.reading !== null || state.following !== null);
  const text = tracesText.file;
  const sureOf = (format: string) => report.recognised.find(({ adapter }) => adapter === format)?.sure ?? null;
  const sure = sureOf(report.adapter);
  const howSure = opening.adapter === null ? text.sure : text.chosen;
  // The likeliest first; the others as they are listed everywhere.
  const ordered = [...formats].sort((a, b) => (sureOf(b.id) ?? 0) - (sureOf(a.id) ?? 0));
  return (
    <>
      <div className="file-format">
        <label htmlFor={id}>{text.format}</label>
        <select
          id={id}
          value={report.adapter}
          disabled={busy}
          aria-describedby={`${id}-sure`}
          onChange={({ currentTarget }) => {
            const adapter = formats.find((format) => format.id === currentTarget.value)?.id;
            if (adapter !== undefined) traces.reopen({ ...opening, adapter });
          }}
        >
          {ordered.map((format) => {
            const share = sureOf(format.id);
            return (
              <option key={format.id} value={format.id}>
                {text.option(said(format.label), share === null ? null : percent(share))}
              </option>
            );
          })}
        </select>
        <small id={`${id}-sure`}>{sure === null ? text.notRecognised : howSure(percent(sure))}</small>
      </div>
      {report.notes.length > 0 && (
        <div className="file-notes">
          <h3>{text.notes}</h3>
          <ul>
            {report.notes.map((note) => (
              <li key={note}>{said(note)}</li>
            ))}
          </ul>
        </div>
      )}
      {report.successReward !== null && (
        <p className="soft">{tracesText.options.successTaken(settingNumber(report.successReward))}</p>
      )}
    </>
  );
}

/** What could not be used: each reason with how often and where first, then the places one by one. */
function LeftOut({ report }: { readonly report: TraceReport }) {
  const [all, setAll] = useState(false);
  const text = tracesText.file;
  const { problemCount, reasons, problems, unit } = report;
  if (problemCount === 0) return <p className="soft">{text.allRead}</p>;
  const where = (at: number) => text.at[unit](grouped(at));
  const shown = all ? reasons : reasons.slice(0, FIRST_REASONS);
  return (
    <div className="left-out">
      <p>
        <b>{grouped(problemCount)}</b> {text.leftOut(problemCount)}
      </p>
      <ul className="left-out-reasons">
        {shown.map(({ field, problem, count, first }) => (
          <li key={JSON.stringify([field, problem])}>
            <b>{grouped(count)}</b>
            <span>
              {field !== null && <code>{field}</code>}
              {field === null ? said(problem) : text.problem(said(problem))} <small>{text.first(where(first))}</small>
            </span>
          </li>
        ))}
      </ul>
      {reasons.length > FIRST_REASONS && (
        <button type="button" className="more" aria-expanded={all} onClick={() => setAll(!all)}>
          {text.reasons(reasons.length - FIRST_REASONS, all)}
        </button>
      )}
      <details className="left-out-each">
        <summary>{text.each}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
        <ul tabIndex={0} aria-label={text.each}>
          {problems.map(({ at, field, problem, remedy }, k) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list that does not change, in which a line may stand twice
            <li key={k}>
              <b>{field === null ? where(at) : text.inField(where(at), field)}</b>
              {text.problem(said(problem))}
              <span className="soft">{text.remedy(said(remedy))}</span>
            </li>
          ))}
        </ul>
        {problems.length < problemCount && (
          <p className="soft">{text.listed(grouped(problems.length), grouped(problemCount))}</p>
        )}
      </details>
    </div>
  );
}
