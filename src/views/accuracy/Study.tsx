/** How the estimators' accuracy changes with the number of rollouts: asked of the worker, shown as it comes, kept until the next. */
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { StudyState } from '../../store/study.ts';
import { accuracyText } from '../../text/accuracy.ts';
import { useLab, useRun } from '../lab.tsx';
import { studyCsv } from './accuracyCsv.ts';
import { studyCurves } from './curves.ts';
import { type FigureId, figures } from './figures.ts';
import { SaveCsv } from './SaveCsv.tsx';
import { StudyChart } from './StudyChart.tsx';
import { StudyTable } from './StudyTable.tsx';
import { LARGEST_SIZES, studySizes } from './sizes.ts';

const text = accuracyText.study;

export function Study() {
  const study = useRun((state) => state.study);
  return (
    <section className="study" aria-labelledby="study-heading">
      <h2 id="study-heading">{text.heading}</h2>
      <p className="soft">{text.intro}</p>
      <Controls study={study} />
      {study !== null && study.tasks.length > 0 && <Results study={study} />}
    </section>
  );
}

/** Begins a study, or says how far one is and ends it. */
function Controls({ study }: { readonly study: StudyState | null }) {
  const lab = useLab();
  const failed = useRun(({ status }) => status === 'failed');
  const [largest, setLargest] = useState(LARGEST_SIZES[LARGEST_SIZES.length - 1]);
  const select = useId();
  const running = study?.status === 'running';
  return (
    <div className="study-bar">
      <label htmlFor={select}>{text.largest}</label>
      <select
        id={select}
        value={largest}
        disabled={running}
        onChange={(event) => setLargest(Number(event.currentTarget.value))}
      >
        {LARGEST_SIZES.map((size) => (
          <option key={size} value={size}>
            {text.largestOption(size)}
          </option>
        ))}
      </select>
      {/* One button for both, so that the focus stays where it was pressed. */}
      <button
        type="button"
        className={running ? undefined : 'primary'}
        disabled={failed && !running}
        title={failed ? text.failed : undefined}
        onClick={() => (running ? lab.cancelStudy() : lab.study(studySizes(largest)))}
      >
        {running ? text.cancel : study === null ? text.start : text.again}
      </button>
      {running && <progress aria-label={text.progress} max={study.of ?? 1} value={study.tasks.length} />}
      <p className="soft">{study !== null && whereItStands(study)}</p>
      <News status={study?.status ?? null} />
    </div>
  );
}

function whereItStands({ status, of, tasks, sizes, iteration }: StudyState): string {
  const word = text.status[status];
  if (of === null || iteration === null) return status === 'running' ? text.waiting : text.ended(word, null);
  const what = text.of(status === 'done' ? of : tasks.length, sizes[sizes.length - 1], iteration);
  return status === 'running' ? text.runs(word, text.at(tasks.length, of)) : text.ended(word, what);
}

/** Says the end of a study for those who cannot see it. */
function News({ status }: { readonly status: StudyState['status'] | null }) {
  const before = useRef(status);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (before.current === 'running' && (status === 'done' || status === 'lost')) setSaid(text.announce[status]);
    before.current = status;
  }, [status]);
  return (
    <span className="visually-hidden" aria-live="polite">
      {said}
    </span>
  );
}

function Results({ study }: { readonly study: StudyState }) {
  const [id, setId] = useState<FigureId>('pearson');
  const [pointed, setPointed] = useState<number | null>(null);
  const config = useRun((state) => state.config);
  const figure = figures.find((one) => one.id === id) ?? figures[0];
  const curves = useMemo(() => studyCurves(study, id), [study, id]);
  const [saved, setSaved] = useState('');
  const { world, seed } = config;
  const subject = { world, seed, iteration: study.iteration ?? 0, what: 'accuracy-study', ending: 'csv' };
  return (
    <>
      <div className="study-figures">
        <fieldset className="switch">
          <legend className="visually-hidden">{text.figure}</legend>
          {figures.map((one) => (
            <label key={one.id}>
              <input
                type="radio"
                name="study-figure"
                className="visually-hidden"
                checked={one.id === id}
                onChange={() => setId(one.id)}
              />
              {accuracyText.figures[one.id]}
            </label>
          ))}
        </fieldset>
        <span className="soft">{text[figure.better]}</span>
      </div>
      <div className="study-results">
        <StudyChart curves={curves} figure={figure} onPoint={setPointed} />
        <StudyTable curves={curves} figure={figure} pointed={pointed} />
      </div>
      <p className="accuracy-foot soft">
        <span>{text.note}</span>
        <SaveCsv subject={subject} make={() => studyCsv(study)} onSaved={setSaved} />
        <output className="visually-hidden">{saved}</output>
      </p>
    </>
  );
}
