/** The lecture and presenter mode as the page knows them: which scene is open, what was predicted, what the hall sees. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Lab } from './lab.ts';
import type { Race } from './race.ts';
import type { Shown } from './shown.ts';
import type { Selection } from './view.ts';

export interface LectureState {
  /** Scene that is open, from 0; null where none is. */
  readonly scene: number | null;
  /** The page came up by the link of a scene, which is on its way: no other page is shown before it. */
  readonly arriving: boolean;
  readonly revealed: boolean;
  /** Choice that was predicted, from 0; null where none was. */
  readonly predicted: number | null;
  /** 'acting': something is under way on the stage. */
  readonly status: 'acting' | 'ready' | 'failed';
  /** Why the scene could not be played, one clause; null while it can. */
  readonly failure: string | null;
  /** How far the rollouts are merged, 0 lanes … 1 graph; and where they are on their way to, null where they stand. */
  readonly melt: number;
  readonly meltTo: 0 | 1 | null;
  /** Rollouts that stand apart are coloured by credit. */
  readonly tinted: boolean;
  /**
   * What the scene's own acts selected: its words, question and formulas are about this, whatever is clicked meanwhile. Null
   * where they selected nothing.
   */
  readonly subject: Selection | null;
  /** The picture that was on the stage when the reveal was asked for, null before; and the subject at that time. */
  readonly before: Shown | null;
  readonly subjectBefore: Selection | null;
  /** Speaker notes are unfolded; the list of scenes is. */
  readonly notes: boolean;
  readonly list: boolean;
  /** Presenter mode, with or without a lecture. */
  readonly presenting: boolean;
  readonly black: boolean;
  /** A ring goes with the pointer. */
  readonly ring: boolean;
}

export type LectureStore = StoreApi<LectureState>;

export const noLecture: LectureState = {
  scene: null,
  arriving: false,
  revealed: false,
  predicted: null,
  status: 'ready',
  failure: null,
  melt: 1,
  meltTo: null,
  tinted: false,
  subject: null,
  before: null,
  subjectBefore: null,
  notes: false,
  list: false,
  presenting: false,
  black: false,
  ring: true,
};

export function createLectureStore(): LectureStore {
  return createStore<LectureState>(() => noLecture);
}

/** A scene from its beginning, with nothing predicted. */
export function atScene(scene: number): Partial<LectureState> {
  return {
    scene,
    arriving: false,
    revealed: false,
    predicted: null,
    status: 'acting',
    failure: null,
    melt: 1,
    meltTo: null,
    tinted: false,
    subject: null,
    before: null,
    subjectBefore: null,
  };
}

/** What the stage of a scene is made of. */
export interface LectureStage {
  /** What the views show: a run of the lecture's own, or rollouts written for the scene. */
  readonly lab: Lab;
  /** Null where the scene is no race. */
  readonly race: Race | null;
}

/** What the player does. Made by app/ when the lecture is first opened. */
export interface Lecture {
  readonly store: LectureStore;
  readonly stage: StoreApi<LectureStage>;
  /** Opens a scene, from 0, with its answer revealed if that is wanted; numbers beyond the last are the last. */
  open(scene: number, revealed?: boolean): void;
  /** Leaves the lecture; the run that waited goes on as it was left. */
  close(): void;
  /** Reveals; where that is done, goes on to the next scene. */
  next(): void;
  /** Hides the reveal; where it is hidden, goes back a scene. */
  previous(): void;
  predict(choice: number): void;
  /** Selects what the scene is about, after something else was clicked. */
  pointOut(): void;
  /** Plays the open scene again. */
  again(): void;
  /** Merges the rollouts so far, 0 … 1; with `going` on their way to one end. */
  melt(t: number, going?: 0 | 1): void;
  /** Hash of a link that runs a scene's settings in the lab; null where it has no run. */
  link(scene: number): string | null;
}
