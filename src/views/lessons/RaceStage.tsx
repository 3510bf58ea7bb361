/** A race as the stage of a scene: its curves as they come; once revealed, those of the same race over many seeds. */
import { useMemo } from 'react';
import type { RaceStudy } from '../../lessons/scene.ts';
import { progressOf, type Race, type Racer } from '../../store/race.ts';
import { said } from '../../text/language.ts';
import { lessonsText } from '../../text/lessons.ts';
import { raceText } from '../../text/race.ts';
import { labelOf } from '../race/look.ts';
import { RaceChart } from '../race/RaceChart.tsx';
import { useRace } from '../race/useRace.ts';
import { useLecture, useLectureState } from './lecture.tsx';
import { studyRacers, studySetup } from './study.ts';

/** Between two drawings, in milliseconds. */
const PACE = 250;

interface RaceStageProps {
  readonly race: Race;
  readonly study: RaceStudy;
}

export function RaceStage({ race, study }: RaceStageProps) {
  const state = useRace(race, PACE);
  const revealed = useLectureState((lecture) => lecture.revealed);
  const { setup, racers } = state;
  const beforehand = useMemo(() => (setup === null ? [] : studyRacers(setup.estimators, study)), [setup, study]);
  if (setup === null) return null;
  const { done, total } = progressOf(state, race.now());
  const [shown, runs] = revealed ? [studySetup(setup, study), beforehand] : [setup, racers];
  return (
    <div className="race-stage">
      <div>
        <h2>
          {raceText.measures.success}{' '}
          <span className="soft">
            {revealed ? lessonsText.raceStudy(study.seeds.length) : lessonsText.raceLive(setup.config.seed)}
          </span>
        </h2>
        {!revealed && done < total && <progress aria-label={raceText.progress} max={total} value={done} />}
      </div>
      <RaceChart setup={shown} racers={runs} measure="success" axis="iterations" />
      <Failures racers={racers} />
    </div>
  );
}

/** Runs of the race on the stage that broke, and the way to begin it anew. */
function Failures({ racers }: { readonly racers: readonly Racer[] }) {
  const lecture = useLecture();
  const failed = racers.filter(({ status }) => status === 'failed');
  if (failed.length === 0) return null;
  return (
    <div className="scene-failure" role="alert">
      {failed.map(({ estimator, seed, failure }) => (
        <p key={estimator}>{raceText.failed(labelOf(estimator), seed, said(failure ?? ''))}</p>
      ))}
      <button type="button" onClick={() => lecture.again()}>
        {lessonsText.again}
      </button>
    </div>
  );
}
