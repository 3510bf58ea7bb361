import { describe, expect, it } from 'vitest';
import { defaultConfig, parseConfig } from '../../src/config/config.ts';
import { findEstimator } from '../../src/credit/estimators/registry.ts';
import { buildStateGraph } from '../../src/credit/graph.ts';
import { computeValues } from '../../src/credit/values.ts';
import { initialLogProbs, priorLogProbs } from '../../src/policy/prior.ts';
import { Episode } from '../../src/training/episode.ts';
import { STAGES } from '../../src/training/protocol.ts';
import { firstRecord, replayTask, taskOf, taskSeeds } from '../../src/training/replay.ts';
import { Session } from '../../src/training/session.ts';
import { fakePolicy } from './fakePolicy.ts';

const small = parseConfig({ tasks: 5, rollouts: 4, pinned: 2, minibatch: 64, seed: 7 });

describe('stages', () => {
  it('come in the order of the paper, and one report each says what is there', async () => {
    const session = new Session(small, fakePolicy());
    const reports = [];
    for (const _ of STAGES) reports.push(await session.advance());
    expect(reports.map(({ stage }) => stage)).toEqual(STAGES);
    expect(reports.map(({ rollouts }) => rollouts !== undefined)).toEqual([true, false, false, false, true]);
    expect(reports.map(({ metrics }) => metrics !== undefined)).toEqual([false, false, false, false, true]);
    expect(session.nextStage).toBe('rollout');
  });

  it('a stepped iteration is the same iteration as an unbroken one', async () => {
    const stepped = new Session(small, fakePolicy(), () => 0);
    const whole = new Session(small, fakePolicy(), () => 0);
    for (let iteration = 0; iteration < 2; iteration++) {
      for (const _ of STAGES.slice(1)) await stepped.advance();
      expect(await whole.iterate()).toEqual(await stepped.advance());
    }
  });
});

describe('tasks', () => {
  it('the watched ones return, the others are fresh in every iteration', () => {
    const [first, second] = [taskSeeds(small, 1), taskSeeds(small, 2)];
    expect([...second.slice(0, 2)]).toEqual([...first.slice(0, 2)]);
    const all = [...first, ...second.slice(2)];
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('the first iteration', () => {
  it('needs no network: the page samples the very rollouts that the session will', async () => {
    const session = new Session(small, fakePolicy());
    await session.advance();
    expect(session.policy).toMatchObject({ asked: [] });
    const { rollouts } = await session.iterate();
    const preview = await firstRecord(small);
    const steps = preview.actions.length;
    expect(preview.lengths).toEqual(rollouts?.lengths.slice(0, small.pinned * small.rollouts));
    expect(preview.actions).toEqual(rollouts?.actions.slice(0, steps));
    expect(preview.logProbs).toEqual(rollouts?.logProbs);
    expect(preview.probabilities.map(({ before }) => before)).toEqual(
      rollouts?.probabilities.map(({ before }) => before),
    );
  });

  it('samples actions as likely as the policy says', async () => {
    // For a ~ π, log π(a) has mean Σ π log π and variance Σ π log² π − mean². Summed over some thousand decisions, the
    // sampled sum lies within 4 standard deviations of its mean (all but 1 in 16,000 times).
    const config = { ...defaultConfig(), tasks: 16, rollouts: 8, pinned: 16, seed: 3 };
    const record = await firstRecord(config);
    let at = 0;
    let excess = 0;
    let variance = 0;
    record.lengths.forEach((length, trajectory) => {
      const seed = record.taskSeeds[Math.floor(trajectory / config.rollouts)] ?? -1;
      const episode = new Episode(taskOf(config, seed));
      for (const end = at + length; at < end; at++) {
        const logProbs = [...initialLogProbs(episode.decision, config.prior)];
        const mean = logProbs.reduce((sum, l) => sum + Math.exp(l) * l, 0);
        variance += logProbs.reduce((sum, l) => sum + Math.exp(l) * l * l, 0) - mean * mean;
        excess += (record.logProbs[at] ?? 0) - mean;
        episode.take(record.actions[at] ?? -1);
      }
    });
    expect(at).toBe(record.actions.length);
    expect(variance).toBeGreaterThan(1);
    expect(Math.abs(excess) / Math.sqrt(variance)).toBeLessThan(4);
  });
});

describe('replay', () => {
  it('brings rollouts and credit of a watched task back bit for bit, though the session estimated the whole batch', async () => {
    const policy = fakePolicy();
    const session = new Session(small, policy);
    await session.iterate();
    const { rollouts: record } = await session.iterate();
    if (record === undefined) throw new Error('no record');
    const replayed = replayTask(small, record, 1);
    const graph = buildStateGraph(replayed.rollouts);
    const values = computeValues(replayed.rollouts, graph, small);
    const { advantage } = findEstimator(small.estimator).estimate(
      { rollouts: replayed.rollouts, graph, values },
      small,
    );

    // The session's own advantages of the second iteration, back in step order: its minibatches hold each step once.
    const trained = policy.batches.slice(-Math.ceil(record.actions.length / small.minibatch));
    const seen = trained.flatMap((batch) => [...batch.advantage]);
    expect(seen.length).toBe(record.actions.length);
    for (const value of advantage) expect(seen).toContain(Math.fround(value));
    expect(replayed.logProbs.length).toBe(replayed.rollouts.stepCount);
    expect(replayed.rollouts.trajectories.length).toBe(small.rollouts);
  });

  it('refuses a record that does not fit the world', async () => {
    const record = await firstRecord(small);
    const wrong = { ...record, actions: record.actions.map(() => 999) };
    expect(() => replayTask(small, wrong, 0)).toThrow(/action 999 is not on offer at step 1/);
    expect(() => replayTask(small, record, 2)).toThrow(/no task 3/);
    // No episode ends after its first step here: cut off there it is no episode, and no failure either.
    const cut = { ...record, lengths: record.lengths.map(() => 1) };
    expect(() => replayTask(small, cut, 0)).toThrow(/an episode after 1 steps that goes on/);
  });
});

describe('the update', () => {
  it('teaches every step once an epoch, in minibatches of nearly equal size', async () => {
    const policy = fakePolicy();
    const session = new Session({ ...small, epochs: 2 }, policy);
    const { rollouts, metrics } = await session.iterate();
    const steps = rollouts?.actions.length ?? 0;
    const sizes = policy.batches.map(({ decisions }) => decisions.length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(2 * steps);
    expect(sizes.length).toBe(2 * Math.ceil(steps / small.minibatch));
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    // The fake reports its batch size as entropy: the mean over steps of the sizes is Σ size² / Σ size.
    const weighted = sizes.reduce((sum, size) => sum + size * size, 0) / (2 * steps);
    expect(metrics?.entropy).toBeCloseTo(weighted, 9);
  });

  it('gives the policy what it said when it acted, and the initial policy as reference', async () => {
    const policy = fakePolicy();
    const session = new Session(small, policy);
    await session.iterate();
    await session.iterate();
    for (const { decisions, action, oldLogProb, referenceLogProb } of policy.batches.slice(-3)) {
      decisions.forEach(({ actionCount: n, prior }, i) => {
        // Second iteration: the fake policy acted, with probability (a + 1) / (n (n + 1) / 2).
        expect(oldLogProb[i]).toBeCloseTo(Math.log((action[i] + 1) / ((n * (n + 1)) / 2)), 5);
        expect(referenceLogProb[i]).toBe(priorLogProbs(prior, n)[action[i]]);
      });
    }
    // The first iteration was sampled from the reference itself.
    for (const { oldLogProb, referenceLogProb } of policy.batches.slice(0, 1))
      expect(oldLogProb).toEqual(referenceLogProb);
  });
});

describe('metrics', () => {
  it('count success on fresh tasks and on watched ones apart', async () => {
    const session = new Session(small, fakePolicy());
    const { rollouts, metrics } = await session.iterate();
    if (rollouts === undefined || metrics === undefined) throw new Error('no iteration');
    const rates = [0, 1, 2, 3, 4].map((task) => {
      const { rollouts: columns } = replayTask(small, rollouts, task);
      return columns.success.reduce((sum, flag) => sum + flag, 0) / small.rollouts;
    });
    const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
    expect(metrics.watchedSuccessRate).toBeCloseTo(mean(rates.slice(0, 2)), 12);
    expect(metrics.successRate).toBeCloseTo(mean(rates.slice(2)), 12);
    expect(metrics.envSteps).toBe(rollouts.actions.length);
    expect(metrics.meanLength).toBeCloseTo(rollouts.actions.length / 20, 12);
    expect(metrics.noVarianceShare).toBeCloseTo(rates.filter((rate) => rate === 0 || rate === 1).length / 5, 12);
  });
});

describe('a world that grades', () => {
  it('reports the mean score of the fresh tasks beside success; others report none', async () => {
    const config = parseConfig({ world: 'shop', tasks: 3, rollouts: 4, pinned: 1, seed: 2 });
    const { rollouts: record, metrics } = await new Session(config, fakePolicy()).iterate();
    if (record === undefined) throw new Error('no record');
    // Its episodes again: what the world itself grades them, the step limit's as 0.
    const scores: number[] = [];
    let at = 0;
    record.lengths.forEach((length, trajectory) => {
      const task = taskOf(config, record.taskSeeds[Math.floor(trajectory / 4)]);
      let { start: state } = task;
      let score = 0;
      for (const action of record.actions.slice(at, at + length)) {
        const transition = state.step(action);
        state = transition.state;
        score = transition.score ?? 0;
      }
      at += length;
      if (trajectory >= 4) scores.push(score);
    });
    expect(scores.some((score) => score > 0 && score < 1)).toBe(true);
    expect(metrics?.meanScore).toBeCloseTo(scores.reduce((sum, score) => sum + score, 0) / scores.length, 12);
    expect((await new Session(small, fakePolicy()).iterate()).metrics?.meanScore).toBeNull();
  });
});
