/** What has come of a race so far: where it stands, curves, pictures, figures. */
import { useEffect, useRef, useState } from 'react';
import { progressOf, type Race, type RaceSetup, type RaceState, sameStart } from '../../store/race.ts';
import { said } from '../../text/language.ts';
import { pageText } from '../../text/page.ts';
import { raceText } from '../../text/race.ts';
import { durationText } from '../controls/duration.ts';
import { fileName } from '../export/fileName.ts';
import { saveFile } from '../export/saveFile.ts';
import { BAND_FROM, type Measure } from './curves.ts';
import { labelOf } from './look.ts';
import { Miniatures } from './Miniatures.tsx';
import { RaceChart } from './RaceChart.tsx';
import { SharedSettings } from './RaceForm.tsx';
import { RaceTables } from './RaceTables.tsx';
import { raceCsv } from './raceCsv.ts';
import { Swatch } from './Swatch.tsx';

interface RaceResultsProps {
  readonly race: Race;
  readonly state: RaceState;
  readonly setup: RaceSetup;
  readonly onNew: () => void;
  readonly onProceed: () => void;
}

export function RaceResults({ race, state, setup, onNew, onProceed }: RaceResultsProps) {
  const [measure, setMeasure] = useState<Measure>('success');
  const { racers } = state;
  const evaluated = setup.config.evaluationEvery > 0;
  const shown = evaluated ? measure : 'success';
  return (
    <div className="race-results">
      <RaceBar race={race} state={state} setup={setup} onNew={onNew} onProceed={onProceed} />
      <News state={state} />
      <section aria-label={raceText.curves}>
        <div className="race-legend">
          {setup.estimators.map((estimator) => {
            const own = racers.filter((racer) => racer.estimator === estimator);
            const done = own.filter(({ status }) => status === 'done').length;
            return (
              <span key={estimator}>
                <Swatch estimator={estimator} /> <b>{labelOf(estimator)}</b>{' '}
                <span className="soft">{raceText.meanOf(done, own.length)}</span>
              </span>
            );
          })}
          <label className="race-measure">
            {raceText.measure}{' '}
            <select
              value={shown}
              disabled={!evaluated}
              title={evaluated ? undefined : raceText.noHeldOut}
              onChange={(event) => setMeasure(event.currentTarget.value === 'heldOut' ? 'heldOut' : 'success')}
            >
              <option value="success">{raceText.measures.success}</option>
              <option value="heldOut">{raceText.measures.heldOut}</option>
            </select>
          </label>
        </div>
        <div className="race-charts">
          <RaceChart setup={setup} racers={racers} measure={shown} axis="iterations" />
          <RaceChart setup={setup} racers={racers} measure={shown} axis="envSteps" />
        </div>
        <p className="soft race-note">
          {raceText.curveNote(BAND_FROM)} {raceText.stepsNote}
        </p>
      </section>
      <Miniatures race={race} setup={setup} />
      <RaceTables setup={setup} racers={racers} />
      <Fairness state={state} setup={setup} />
    </div>
  );
}

/** Where the race stands, and what can be done about it. */
function RaceBar({ race, state, setup, onNew, onProceed }: RaceResultsProps) {
  const { status, racers, workers } = state;
  const { done, total, left } = progressOf(state, race.now());
  const unfinished = racers.filter((racer) => racer.status !== 'done').length;
  const atRest = status !== 'running';
  const keep = () => {
    const csv = new Blob([raceCsv(racers)], { type: 'text/csv' });
    const { world } = setup.config;
    const [seed] = setup.seeds;
    saveFile(csv, fileName({ world, seed, iteration: setup.iterations, what: raceText.csvWhat, ending: 'csv' }));
  };
  return (
    <div className="race-bar">
      <div className="race-progress">
        <progress aria-label={raceText.progress} max={total} value={done} />
        <p>
          <b>{raceText.status[status]}</b>
          <span>{raceText.progressText(done, total)}</span>
          {status === 'running' && <span>{raceText.atOnce(Math.min(workers, racers.length))}</span>}
          {left !== null && <span>{raceText.left(durationText(left))}</span>}
        </p>
      </div>
      <div className="race-buttons">
        {!atRest && (
          <button type="button" title={raceText.cancelHint} onClick={() => race.cancel()}>
            {raceText.cancel}
          </button>
        )}
        {atRest && unfinished > 0 && (
          <button type="button" title={raceText.proceedHint(unfinished)} onClick={onProceed}>
            {raceText.proceed}
          </button>
        )}
        {atRest && (
          <button type="button" onClick={onNew}>
            {raceText.newRace}
          </button>
        )}
        <button type="button" disabled={done === 0} onClick={keep}>
          {raceText.csv}
        </button>
      </div>
    </div>
  );
}

/** What did not go as planned, in sight; what has come to its end, spoken. */
function News({ state: { racers, unsaved, status } }: Pick<RaceResultsProps, 'state'>) {
  const done = racers.filter((racer) => racer.status === 'done').length;
  const before = useRef({ done, status });
  const [news, setNews] = useState('');
  useEffect(() => {
    if (status === 'finished' && before.current.status === 'running') setNews(raceText.announceEnd);
    else if (done > before.current.done) setNews(raceText.announce(done, racers.length));
    before.current = { done, status };
  }, [done, status, racers.length]);
  const troubles = racers.flatMap(({ estimator, seed, status: how, failure, attempts }) => {
    const label = labelOf(estimator);
    if (how === 'failed') return [raceText.failed(label, seed, said(failure ?? ''))];
    return failure !== null && attempts > 1 ? [raceText.retried(label, seed)] : [];
  });
  const lines = unsaved === null ? troubles : [...troubles, raceText.unsaved(said(unsaved))];
  return (
    <>
      {lines.length > 0 && (
        <div className="race-warning" role="alert">
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
      <span className="visually-hidden" aria-live="polite">
        {news}
      </span>
    </>
  );
}

/** Why the comparison is one, and whether that can be seen in the numbers. */
function Fairness({ state: { racers }, setup }: Pick<RaceResultsProps, 'state' | 'setup'>) {
  const alike = sameStart(racers);
  const backends = [...new Set(racers.flatMap(({ backend }) => backend ?? []))];
  return (
    <section className="race-fair">
      <h3>{raceText.fair}</h3>
      <p>
        {raceText.fairText} {alike === true && <b>{raceText.fairTrue}</b>}
        {alike === false && <b className="issue">{raceText.fairFalse}</b>}{' '}
        {backends.length > 0 && raceText.backend(backends.map((name) => pageText.backend.names[name]).join(', '))}
      </p>
      <SharedSettings config={setup.config} />
    </section>
  );
}
