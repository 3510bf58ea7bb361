/** The order of an iteration's stages, as views need it: what comes next, and what a picture may already show. */
import type { Lab } from '../store/lab.ts';
import type { RunState } from '../store/run.ts';

export type Stage = NonNullable<RunState['stage']>;

const position: Readonly<Record<Stage, number>> = { rollout: 0, merge: 1, value: 2, advantage: 3, update: 4 };

const following: Readonly<Record<Stage, Stage>> = {
  rollout: 'merge',
  merge: 'value',
  value: 'advantage',
  advantage: 'update',
  update: 'rollout',
};

/** The stage that a step does next; `done` is the last finished one, null before the first. */
export function nextStage(done: Stage | null): Stage {
  return done === null ? 'rollout' : following[done];
}

/** Whether `stage` is done where `done` is the last finished one. */
export function reached(done: Stage, stage: Stage): boolean {
  return position[done] >= position[stage];
}

/**
 * Whether there is a next stage to step to. Training goes on for ever; a recording is over with its last iteration, and one of a
 * single iteration begins it again.
 */
export function canStep(
  { recorded }: Pick<Lab, 'recorded'>,
  { iteration, stage, records }: Pick<RunState, 'iteration' | 'stage' | 'records'>,
): boolean {
  return !recorded || stage !== 'update' || iteration < records.length || records.length === 1;
}
