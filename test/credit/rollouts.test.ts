import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildRollouts,
  type Rollouts,
  RolloutsBuilder,
  RolloutsError,
  type StepRecord,
  tasksOfSteps,
  trajectoryLength,
} from '../../src/credit/rollouts.ts';
import { taskRows, taskSubset } from '../../src/credit/taskSubset.ts';
import { anyRecords, anyRollouts } from './samples.ts';

const step = (trajUid: string, position: number, changes: Partial<StepRecord> = {}): StepRecord => ({
  uid: 't',
  trajUid,
  step: position,
  anchorObs: `place ${position}`,
  textAction: 'go',
  isActionValid: true,
  episodeReward: 10,
  success: true,
  ...changes,
});

/** The records that rollouts stand for, row by row. */
function recordsOf(rollouts: Rollouts): StepRecord[] {
  return Array.from({ length: rollouts.stepCount }, (_, s): StepRecord => {
    const i = rollouts.trajectory[s];
    const next = rollouts.nextObservation?.[s] ?? -1;
    return {
      uid: rollouts.tasks[rollouts.trajectoryTask[i]],
      trajUid: rollouts.trajectories[i],
      step: rollouts.position[s],
      anchorObs: rollouts.observations[rollouts.observation[s]],
      textAction: rollouts.actions[rollouts.action[s]],
      isActionValid: rollouts.valid[s] === 1,
      episodeReward: rollouts.episodeReward[i],
      success: rollouts.success[i] === 1,
      ...(next < 0 ? {} : { nextObs: rollouts.observations[next] }),
    };
  });
}

function failure(run: () => unknown): RolloutsError {
  try {
    run();
  } catch (error) {
    if (error instanceof RolloutsError) return error;
  }
  throw new Error('no RolloutsError');
}

describe('buildRollouts', () => {
  it('keeps every row as it was, in its order', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        expect(recordsOf(buildRollouts(records))).toEqual(records);
      }),
    );
  });

  it('lists the rows of each trajectory in the order they were taken', () => {
    fc.assert(
      fc.property(anyRollouts, (rollouts) => {
        let listed = 0;
        for (let i = 0; i < rollouts.trajectories.length; i++) {
          for (let j = 0; j < trajectoryLength(rollouts, i); j++, listed++) {
            const row = rollouts.trajectorySteps[rollouts.trajectoryStart[i] + j];
            expect([rollouts.trajectory[row], rollouts.position[row]]).toEqual([i, j]);
          }
        }
        expect(listed).toBe(rollouts.stepCount);
      }),
    );
  });

  it('takes the same trajectory id in two tasks for two trajectories', () => {
    const rollouts = buildRollouts([step('1', 0), step('1', 0, { uid: 'u' })]);
    expect(rollouts.trajectories).toEqual(['1', '1']);
    expect([...tasksOfSteps(rollouts)]).toEqual([0, 1]);
  });

  it('has no next observations where no row has one, and −1 in the rows that lack one', () => {
    expect(buildRollouts([step('1', 0)]).nextObservation).toBeUndefined();
    const rollouts = buildRollouts([step('1', 0), step('1', 1, { nextObs: 'end' })]);
    expect([...(rollouts.nextObservation ?? [])]).toEqual([-1, rollouts.observations.indexOf('end')]);
  });

  it.each([
    [
      'a step twice',
      [step('1', 0), step('1', 1), step('1', 1)],
      2,
      'step',
      'step 1 of trajectory "1" of task "t" occurs twice',
    ],
    [
      'a gap',
      [step('1', 3), step('1', 0), step('1', 1)],
      0,
      'step',
      'trajectory "1" of task "t" has a step 3 but no step 2',
    ],
    ['no first step', [step('2', 0), step('1', 1)], 1, 'step', 'trajectory "1" of task "t" has a step 1 but no step 0'],
    ['two rewards', [step('1', 0), step('1', 1, { episodeReward: 0 })], 1, 'episode_reward', '0 differs from 10'],
    [
      'two outcomes',
      [step('1', 0), step('1', 1, { success: false })],
      1,
      'success',
      'false contradicts an earlier row',
    ],
    ['half a step', [step('1', 0.5)], 0, 'step', '0.5 is not a position'],
    ['a negative step', [step('1', -1)], 0, 'step', '-1 is not a position'],
    ['a step beyond 32 bits', [step('1', 2 ** 31)], 0, 'step', '2147483648 is not a position'],
    [
      'a reward that is no number',
      [step('1', 0, { episodeReward: Number.NaN })],
      0,
      'episode_reward',
      'NaN is not a number',
    ],
    [
      'an infinite reward',
      [step('1', 0, { episodeReward: -Infinity })],
      0,
      'episode_reward',
      '-Infinity is not a number',
    ],
  ])('refuses %s, naming row and field', (_, records, row, field, message) => {
    const error = failure(() => buildRollouts(records));
    expect({ row: error.row, field: error.field }).toEqual({ row, field });
    expect(error.message).toContain(message);
    expect(error.remedy).not.toBe('');
  });
});

describe('RolloutsBuilder.appendTrajectory', () => {
  const steps = [
    { observation: 'place 0', action: 'go', valid: true },
    { observation: 'place 1', action: 'go', valid: false },
  ];
  const trajectory = { task: 't', trajectory: '1', steps, episodeReward: 10, success: true };

  it('makes what single steps make', () => {
    const builder = new RolloutsBuilder();
    builder.appendTrajectory({ ...trajectory, nextObservations: ['place 1', 'end'] });
    expect(builder.build()).toEqual(
      buildRollouts([step('1', 0, { nextObs: 'place 1' }), step('1', 1, { nextObs: 'end', isActionValid: false })]),
    );
  });

  it.each([
    ['no steps', { ...trajectory, steps: [] }, 'step'],
    ['too few next observations', { ...trajectory, nextObservations: ['end'] }, 'next_obs'],
    ['an infinite reward', { ...trajectory, episodeReward: Infinity }, 'episode_reward'],
  ])('refuses %s', (_, record, field) => {
    expect(failure(() => new RolloutsBuilder().appendTrajectory(record)).field).toBe(field);
  });

  it('refuses an id that the task already has, and takes it in another task', () => {
    const builder = new RolloutsBuilder();
    builder.appendTrajectory(trajectory);
    expect(failure(() => builder.appendTrajectory(trajectory)).field).toBe('traj_uid');
    builder.appendTrajectory({ ...trajectory, task: 'u' });
    expect(builder.build().trajectories).toEqual(['1', '1']);
  });
});

describe('taskSubset', () => {
  it('is what the task’s own rows make', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const rollouts = buildRollouts(records);
        rollouts.tasks.forEach((uid, task) => {
          const own = buildRollouts(records.filter((record) => record.uid === uid));
          // Numbers of interned texts may differ; what they stand for may not.
          const subset = taskSubset(rollouts, task);
          expect(recordsOf(subset)).toEqual(recordsOf(own));
          expect([...subset.trajectorySteps]).toEqual([...own.trajectorySteps]);
          expect(subset.actions).toEqual(own.actions);
          expect(new Set(subset.observations)).toEqual(new Set(own.observations));
          expect(Array.from(taskRows(rollouts, task), (row) => records[row])).toEqual(recordsOf(own));
        });
      }),
    );
  });

  it('refuses a task that is not there', () => {
    const rollouts = buildRollouts([step('1', 0)]);
    expect(() => taskSubset(rollouts, 1)).toThrow(RangeError);
    expect(() => taskSubset(rollouts, -1)).toThrow(RangeError);
  });
});
