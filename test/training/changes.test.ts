/** A run whose settings change: every iteration replays with its own configuration, to the bit. */
import { describe, expect, it } from 'vitest';
import { type ConfigChange, configAt } from '../../src/config/changes.ts';
import { parseConfig } from '../../src/config/config.ts';
import { findEstimator } from '../../src/credit/estimators/registry.ts';
import { buildStateGraph } from '../../src/credit/graph.ts';
import { computeValues } from '../../src/credit/values.ts';
import { PROBABILITY_UNIT, type RolloutRecord } from '../../src/training/protocol.ts';
import { replayTask } from '../../src/training/replay.ts';
import { Session } from '../../src/training/session.ts';
import { fakePolicy } from './fakePolicy.ts';

const config = parseConfig({ tasks: 4, rollouts: 6, pinned: 2, minibatch: 64, seed: 11, 'world.family': 'pick' });

/** Trains to iteration 4: γ changes before 2, the estimator in the middle of 3 (so from 4 on). Keeps what each trained on. */
async function changingRun() {
  const session = new Session(config, fakePolicy());
  const trained: Float64Array[] = [];
  const records: RolloutRecord[] = [];
  const changes: ConfigChange[] = [];
  while (session.iteration < 4 || session.stage !== 'update') {
    if (session.iteration === 1 && session.stage === 'update') session.change({ gamma: 0.5, clip: 0.2 });
    if (session.iteration === 3 && session.stage === 'merge') session.change({ estimator: 'gigpo' });
    const report = await session.advance();
    changes.push(...(report.changes ?? []));
    if (report.stage === 'advantage' && session.credit !== null) trained.push(session.credit.advantage);
    if (report.stage === 'update' && report.rollouts !== undefined) records.push(report.rollouts);
  }
  return { trained, records, changes };
}

describe('a run whose settings change', () => {
  it('reports each change with the iteration that it comes into force for; the value in force already is no change', async () => {
    const { changes } = await changingRun();
    expect(changes).toEqual([
      { iteration: 2, key: 'gamma', value: 0.5 },
      { iteration: 4, key: 'estimator', value: 'gigpo' },
    ]);
  });

  it('replays every task of every iteration to the very credit that trained, bit for bit', async () => {
    const { trained, records, changes } = await changingRun();
    expect(records.length).toBe(4);
    records.forEach((record, i) => {
      const inForce = configAt(config, changes, record.iteration);
      let at = 0;
      for (let task = 0; task < config.tasks; task++) {
        const { rollouts } = replayTask(inForce, record, task);
        const graph = buildStateGraph(rollouts);
        const values = computeValues(rollouts, graph, inForce);
        const { advantage } = findEstimator(inForce.estimator).estimate({ rollouts, graph, values }, inForce);
        expect(advantage).toEqual(trained[i].slice(at, at + advantage.length));
        at += advantage.length;
      }
      expect(at).toBe(trained[i].length);
    });
    // It tells configurations apart: with what the run began with, iteration 2 replays to other credit.
    const { rollouts } = replayTask(config, records[1], 0);
    const graph = buildStateGraph(rollouts);
    const values = computeValues(rollouts, graph, config);
    const { advantage } = findEstimator('g2po').estimate({ rollouts, graph, values }, config);
    expect(advantage).not.toEqual(trained[1].slice(0, advantage.length));
  });

  it('taken up from a log of changes it makes the same ones at the same iterations', async () => {
    const first = await changingRun();
    const session = new Session(config, fakePolicy(), () => 0, first.changes);
    for (const record of first.records) {
      const { rollouts, changes = [] } = await session.iterate();
      expect(rollouts).toEqual(record);
      expect(changes).toEqual(first.changes.filter(({ iteration }) => iteration === record.iteration));
    }
  });
});

describe('probabilities of the watched tasks', () => {
  it('are those that sampled and those after the update, for every action on offer', async () => {
    const session = new Session(config, fakePolicy());
    await session.iterate();
    const { rollouts: record } = await session.iterate();
    if (record === undefined) throw new Error('no record');
    const { policy, rollouts, logProbs } = replayTask(config, record, 1);
    expect(policy.length).toBe(rollouts.stepCount);
    policy.forEach(({ actions, before, after }, step) => {
      const taken = actions.indexOf(rollouts.actions[rollouts.action[step]]);
      // What was sampled had exactly the probability that the record says, within a rounding of half a unit.
      expect(before?.[taken]).toBeCloseTo(Math.exp(logProbs[step]), 4);
      // The fake policy never learns, and prefers position i with probability (i + 1) / (n (n + 1) / 2).
      const n = actions.length;
      actions.forEach((_, i) => {
        expect(Math.abs((after?.[i] ?? 9) - (i + 1) / ((n * (n + 1)) / 2))).toBeLessThanOrEqual(
          0.51 / PROBABILITY_UNIT,
        );
      });
    });
    // Other tasks are not watched: nothing is kept of them.
    expect(replayTask(config, record, 2).policy.every(({ before, after }) => before === null && after === null)).toBe(
      true,
    );
  });

  it('are kept once for steps at which the policy sees the same', async () => {
    const { rollouts: record } = await new Session(config, fakePolicy()).iterate();
    if (record === undefined) throw new Error('no record');
    const { policy } = replayTask(config, record, 0);
    // All six rollouts begin at the same observation without a history.
    const lengths = record.lengths.slice(0, config.rollouts);
    const starts = Array.from(lengths, (_, i) => lengths.slice(0, i).reduce((sum, length) => sum + length, 0));
    expect(new Set(starts.map((row) => policy[row])).size).toBe(1);
    const kept = record.probabilities[0].before.length;
    expect(kept).toBe([...new Set(policy)].reduce((sum, { actions }) => sum + actions.length, 0));
    expect(kept).toBeLessThan(policy.reduce((sum, { actions }) => sum + actions.length, 0));
  });
});

describe('held-out evaluation', () => {
  it('comes every few iterations, at its temperature, on tasks that are never trained on', async () => {
    const temperatures: number[] = [];
    const policy = fakePolicy();
    const { logProbs } = policy;
    policy.logProbs = (decisions, temperature) => {
      temperatures.push(temperature ?? 1);
      return logProbs(decisions);
    };
    const session = new Session({ ...config, evaluationEvery: 2, evaluationTasks: 3 }, policy);
    const held = [];
    for (let i = 0; i < 4; i++) held.push((await session.iterate()).metrics?.heldOutSuccess);
    expect([held[0], held[2]]).toEqual([null, null]);
    // Thirds of three tasks; a policy that never learns does the same each time, because the draws are the same.
    expect([0, 1 / 3, 2 / 3, 1]).toContain(held[1]);
    expect(held[3]).toBe(held[1]);
    expect(new Set(temperatures)).toEqual(new Set([1, 0.4]));
  });

  it('changes nothing of the training', async () => {
    const run = async (evaluationEvery: number) => {
      const session = new Session({ ...config, evaluationEvery }, fakePolicy(), () => 0);
      await session.iterate();
      const { rollouts, metrics } = await session.iterate();
      return { rollouts, metrics: { ...metrics, heldOutSuccess: null } };
    };
    expect(await run(1)).toEqual(await run(0));
  });
});
