/** The lecture as React sees it: one context, and hooks that subscribe to a part of it. */
import { createContext, use, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { RaceStudy } from '../../lessons/scene.ts';
import { scenes } from '../../lessons/scenes.ts';
import type { Lecture, LectureState } from '../../store/lecture.ts';
import type { Race } from '../../store/race.ts';
import { useLab, useRun } from '../lab.tsx';
import { type Measured, measure } from './measure.ts';
import { measureRace } from './measureRace.ts';

export const LectureContext = createContext<Lecture | null>(null);

/** The lecture. Throws outside a `LectureContext`. */
export function useLecture(): Lecture {
  const lecture = use(LectureContext);
  if (lecture === null) throw new Error('useLecture needs a LectureContext above it.');
  return lecture;
}

/** Part of the lecture's state; the selector returns an atom. */
export function useLectureState<T>(selector: (state: LectureState) => T): T {
  return useStore(useLecture().store, selector);
}

/** Facts of the stage: as it is now, and as it was when the question was asked. */
export interface StageFacts {
  readonly now: Measured;
  readonly asked: Measured;
}

/** Worked out once a picture, for what the scene itself selected: a click changes the inspector, not what was claimed. */
export function useStageFacts(): StageFacts {
  const { creditOf } = useLab();
  const race = useStore(useLecture().stage, (stage) => stage.race);
  const shown = useRun((state) => state.shown);
  const subject = useLectureState((state) => state.subject);
  const before = useLectureState((state) => state.before);
  const subjectBefore = useLectureState((state) => state.subjectBefore);
  const ofRace = useRaceFacts(race);
  const now = useMemo(
    () => (shown === null ? {} : measure({ shown, selection: subject, before, creditOf })),
    [shown, subject, before, creditOf],
  );
  const asked = useMemo(
    () => (before === null ? now : measure({ shown: before, selection: subjectBefore, before: null, creditOf })),
    [before, now, subjectBefore, creditOf],
  );
  return race === null ? { now, asked } : { now: ofRace, asked: ofRace };
}

/** What the open scene's race came to over many seeds; null where the scene is none. */
export function useRaceStudy(): RaceStudy | null {
  const stage = useLectureState(({ scene }) => (scene === null ? null : scenes[scene].stage));
  return stage?.kind === 'race' ? stage.study : null;
}

function useRaceFacts(race: Race | null): Measured {
  const study = useRaceStudy();
  const [facts, setFacts] = useState<Measured>({});
  useEffect(() => {
    if (race === null) return;
    const take = () => setFacts(study === null ? {} : measureRace(race.store.getState(), study));
    take();
    return race.store.subscribe(take);
  }, [race, study]);
  return facts;
}
