/** How right is each estimator: tables on the rollouts on screen, and a study on fresh ones. Loaded when it is first asked for. */
import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef, useState } from 'react';
import { accuracyText } from '../../text/accuracy.ts';
import { TruthSwitch } from '../controls/TruthMenu.tsx';
import { takesKeyboard } from '../FocusOnPage.tsx';
import { useLab, useRun } from '../lab.tsx';
import { type Screen, useScreen } from '../screen.tsx';
import { halfWidthOf } from '../truth.ts';
import { AccuracyTable } from './AccuracyTable.tsx';
import { accuracyCsv } from './accuracyCsv.ts';
import { accuracyRows } from './figures.ts';
import { SaveCsv } from './SaveCsv.tsx';
import { Study } from './Study.tsx';

export function Accuracy() {
  const screen = useScreen();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesKeyboard()) heading.current?.focus({ preventScroll: true });
  }, []);
  const { recorded } = useLab();
  const known = screen !== null && screen.shown.truth !== null;
  useEffect(() => {
    // The button that asked for it is gone with the truth's coming.
    if (known && document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [known]);
  return (
    <section className="accuracy" aria-label={accuracyText.heading}>
      <h2 ref={heading} tabIndex={-1}>
        {accuracyText.heading}
      </h2>
      <p className="soft">{accuracyText.intro}</p>
      <OnScreen screen={screen} />
      {!recorded && <Study />}
    </section>
  );
}

/** The estimators on the rollouts on screen, or why there is nothing to compare them with. */
function OnScreen({ screen }: { readonly screen: Screen | null }) {
  const lab = useLab();
  const seed = useRun((state) => state.config.seed);
  const [saved, setSaved] = useState('');
  if (screen === null || screen.shown.truth === null) return <NoTruth screen={screen} />;
  if (!screen.has.credit) return <p className="accuracy-missing">{accuracyText.missing.stage}</p>;
  const { iteration, task, truth, rollouts, config } = screen.shown;
  const tasks = lab.accuracyOf(screen.shown);
  const rows = accuracyRows(tasks, task.index);
  const subject = { world: config.world, seed, iteration, what: 'accuracy', ending: 'csv' };
  return (
    <>
      <div className="accuracy-tables">
        <AccuracyTable rows={rows} of="mean" caption={accuracyText.mean(tasks.length)} />
        <AccuracyTable
          rows={rows}
          of="task"
          caption={accuracyText.task(task.index + 1)}
          detail={accuracyText.steps(rollouts.stepCount)}
        />
      </div>
      <p className="accuracy-foot soft">
        <span>
          {accuracyText.sentences([
            accuracyText.rollouts(iteration, rollouts.trajectories.length),
            accuracyText.legend,
            ...(halfWidthOf(truth) > 0 ? [accuracyText.sampled] : []),
          ])}
        </span>
        <SaveCsv subject={subject} make={() => accuracyCsv(tasks)} onSaved={setSaved} />
        <output className="visually-hidden">{saved}</output>
      </p>
    </>
  );
}

/** No truth on screen: its switch, here too. */
function NoTruth({ screen }: { readonly screen: Screen | null }) {
  const begun = useRun((state) => state.records.length > 0);
  const { missing } = accuracyText;
  return (
    <div className="accuracy-missing">
      <p>{screen === null || !begun ? missing.none : missing.iteration(screen.shown.iteration)}</p>
      <TruthSwitch />
    </div>
  );
}
