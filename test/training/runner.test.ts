import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/config.ts';
import type { Message, Order } from '../../src/training/protocol.ts';
import { Runner } from '../../src/training/runner.ts';
import { type FakePolicy, fakePolicy } from './fakePolicy.ts';

const config = parseConfig({ tasks: 2, rollouts: 2, pinned: 1 });

/** A runner with a page that acknowledges at once unless told otherwise. */
function harness({ acknowledge = true, now = () => 0 }: { acknowledge?: boolean; now?: () => number } = {}) {
  const messages: Message[] = [];
  const policies: FakePolicy[] = [];
  let orders = 0;
  const waiting: (() => void)[] = [];
  const runner: Runner = new Runner({
    post: (message) => {
      messages.push(message);
      if (message.type === 'progress' && acknowledge) {
        queueMicrotask(() => void runner.handle({ type: 'acknowledge', run: message.run }));
      }
      for (const resume of waiting.splice(0)) resume();
    },
    now,
    openPolicy: async () => {
      const policy = fakePolicy();
      policies.push(policy);
      return policy;
    },
    yieldToCommands: () => new Promise((resolve) => setTimeout(resolve, 0)),
  });
  const until = async (done: (messages: readonly Message[]) => boolean): Promise<void> => {
    while (!done(messages)) await new Promise<void>((resolve) => waiting.push(resolve));
  };
  return {
    runner,
    messages,
    policies,
    until,
    order: (order: Order, run = 1) => void runner.handle({ type: 'order', run, number: ++orders, order }),
    idle: () => until((list) => list.some((message) => message.type === 'idle' && message.order === orders)),
    reports: () => messages.flatMap((message) => (message.type === 'progress' ? message.reports : [])),
  };
}

describe('orders', () => {
  it('step does one stage, iterate finishes the iteration under way', async () => {
    const { runner, order, idle, reports } = harness();
    await runner.handle({ type: 'start', run: 1, config, changes: [], checkpoint: null });
    order({ type: 'step' });
    await idle();
    expect(reports().map(({ stage }) => stage)).toEqual(['rollout']);
    order({ type: 'iterate', count: 1 });
    await idle();
    expect(reports().map(({ stage }) => stage)).toEqual(['rollout', 'merge', 'value', 'advantage', 'update']);
    order({ type: 'iterate', count: 2 });
    await idle();
    expect(
      reports()
        .slice(5)
        .map(({ iteration, stage }) => [iteration, stage]),
    ).toEqual([
      [2, 'update'],
      [3, 'update'],
    ]);
    expect(
      reports()
        .slice(5)
        .every(({ rollouts, metrics }) => rollouts && metrics),
    ).toBe(true);
  });

  it('pressed again while under way add up', async () => {
    const { runner, order, idle, reports } = harness();
    await runner.handle({ type: 'start', run: 1, config, changes: [], checkpoint: null });
    for (let press = 0; press < 3; press++) order({ type: 'step' });
    await idle();
    expect(reports().map(({ stage }) => stage)).toEqual(['rollout', 'merge', 'value']);
  });

  it('play goes on until pause; slow motion reports every stage', async () => {
    const { runner, order, idle, until, reports } = harness();
    await runner.handle({ type: 'start', run: 1, config, changes: [], checkpoint: null });
    order({ type: 'play', delay: 0 });
    await until(() => reports().length >= 3);
    expect(new Set(reports().map(({ stage }) => stage))).toEqual(new Set(['update']));
    order({ type: 'play', delay: 1 });
    await until(() => reports().at(-1)?.stage === 'advantage');
    order({ type: 'pause' });
    await idle();
    const count = reports().length;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(reports().length).toBe(count);
  });

  it('given before the backend is there are carried out once it is', async () => {
    const { runner, order, idle, reports, messages } = harness();
    const started = runner.handle({ type: 'start', run: 1, config, changes: [], checkpoint: null });
    order({ type: 'iterate', count: 1 });
    await started;
    await idle();
    expect(messages[0]?.type).toBe('ready');
    expect(reports().length).toBe(1);
  });
});

describe('flow', () => {
  it('keeps one progress message in flight and loses none', async () => {
    const { runner, order, idle, reports, messages, policies } = harness({ acknowledge: false });
    await runner.handle({ type: 'start', run: 1, config, changes: [], checkpoint: null });
    order({ type: 'iterate', count: 4 });
    // Four iterations of one minibatch each, however long they take.
    while (policies[0].batches.length < 4) await new Promise((resolve) => setTimeout(resolve, 10));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const sent = () => messages.filter(({ type }) => type === 'progress').length;
    expect(sent()).toBe(1);
    await runner.handle({ type: 'acknowledge', run: 1 });
    expect(sent()).toBe(2);
    expect(messages.some(({ type }) => type === 'idle')).toBe(false);
    await runner.handle({ type: 'acknowledge', run: 1 });
    await idle();
    expect(reports().map(({ iteration }) => iteration)).toEqual([1, 2, 3, 4]);
  });

  it('sends a checkpoint every five iterations and at rest, each after the iteration that it was made after', async () => {
    // Every look at the clock is a minute later: time never holds a checkpoint back.
    let time = 0;
    const { runner, order, idle, messages } = harness({ now: () => (time += 60_000) });
    await runner.handle({ type: 'start', run: 1, config, changes: [], checkpoint: null });
    order({ type: 'iterate', count: 7 });
    await idle();
    let iteration = 0;
    const checkpoints: number[] = [];
    for (const message of messages) {
      if (message.type === 'progress') iteration = message.reports.at(-1)?.iteration ?? 0;
      if (message.type !== 'checkpoint') continue;
      checkpoints.push(message.checkpoint.iteration);
      expect(iteration).toBeGreaterThanOrEqual(message.checkpoint.iteration);
    }
    expect(checkpoints).toEqual([5, 7]);
    expect(messages.at(-1)?.type).toBe('idle');
  });

  it('sends no more than one checkpoint in five seconds while training goes on', async () => {
    const { runner, order, idle, messages } = harness({ now: () => 1000 });
    await runner.handle({ type: 'start', run: 1, config, changes: [], checkpoint: null });
    order({ type: 'iterate', count: 12 });
    await idle();
    expect(messages.flatMap((message) => (message.type === 'checkpoint' ? message.checkpoint.iteration : []))).toEqual([
      12,
    ]);
  });

  it('goes on from a checkpoint', async () => {
    const { runner, order, idle, reports } = harness();
    const policy = { network: 'fake', step: 0, parameters: [] };
    await runner.handle({ type: 'start', run: 1, config, changes: [], checkpoint: { iteration: 4, policy } });
    order({ type: 'step' });
    await idle();
    expect(reports().map(({ iteration, stage }) => [iteration, stage])).toEqual([[5, 'rollout']]);
  });

  it('a new run replaces the old one, whose policy is disposed of and whose orders are dropped', async () => {
    const { runner, order, idle, until, policies, messages } = harness();
    await runner.handle({ type: 'start', run: 1, config, changes: [], checkpoint: null });
    order({ type: 'play', delay: 0 });
    await until((list) => list.some(({ type }) => type === 'progress'));
    await runner.handle({ type: 'start', run: 2, config, changes: [], checkpoint: null });
    const from = messages.length;
    order({ type: 'play', delay: 0 }, 1);
    order({ type: 'iterate', count: 1 }, 2);
    await idle();
    expect(messages.slice(from).every(({ run }) => run === 2)).toBe(true);
    expect(policies.map(({ disposed }) => disposed)).toEqual([true, false]);
  });

  it('answers a pause of the new run though the old one was still in the middle of a stage', async () => {
    const { runner, order, policies, messages } = harness();
    await runner.handle({ type: 'start', run: 1, config, changes: [], checkpoint: null });
    let release = () => {};
    const reached = new Promise<void>((updating) => {
      policies[0].update = () => {
        updating();
        return new Promise((resolve) => {
          release = () => resolve({ loss: 0, kl: 0, clipFraction: 0, entropy: 0, gradientNorm: 0 });
        });
      };
    });
    order({ type: 'play', delay: 0 });
    await reached;
    await runner.handle({ type: 'start', run: 2, config, changes: [], checkpoint: null });
    order({ type: 'play', delay: 0 }, 2);
    order({ type: 'pause' }, 2);
    release();
    // The old loop needs a few turns to notice; a page without the answer would show "playing" for ever.
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve, 0));
    expect(messages.at(-1)).toEqual({ type: 'idle', run: 2, order: 3 });
    expect(policies.map(({ disposed }) => disposed)).toEqual([true, false]);
  });

  it('says what went wrong', async () => {
    const { runner, order, until, policies, messages } = harness();
    await runner.handle({ type: 'start', run: 1, config, changes: [], checkpoint: null });
    const [policy] = policies;
    if (policy) policy.update = () => Promise.reject(new Error('device lost'));
    order({ type: 'play', delay: 0 });
    await until((list) => list.some(({ type }) => type === 'failed'));
    expect(messages.at(-1)).toEqual({
      type: 'failed',
      run: 1,
      message: 'Training stopped.',
      detail: 'Error: device lost',
    });
  });
});

describe('settings that change', () => {
  it('wait for the next iteration to begin, and its first report names them', async () => {
    const { runner, order, idle, reports } = harness();
    await runner.handle({ type: 'start', run: 1, config, changes: [], checkpoint: null });
    order({ type: 'step' });
    await idle();
    // In the middle of iteration 1: its rollouts are made with what was in force.
    await runner.handle({ type: 'change', run: 1, settings: { gamma: 0.5 } });
    await runner.handle({ type: 'change', run: 1, settings: { gamma: 0.6, clip: 0.1 } });
    order({ type: 'iterate', count: 3 });
    await idle();
    expect(reports().flatMap(({ changes = [] }) => changes)).toEqual([
      { iteration: 2, key: 'gamma', value: 0.6 },
      { iteration: 2, key: 'clip', value: 0.1 },
    ]);
  });

  it('of another run are none of this one', async () => {
    const { runner, order, idle, reports } = harness();
    await runner.handle({ type: 'start', run: 1, config, changes: [], checkpoint: null });
    await runner.handle({ type: 'change', run: 0, settings: { gamma: 0.5 } });
    order({ type: 'iterate', count: 1 });
    await idle();
    expect(reports().flatMap(({ changes = [] }) => changes)).toEqual([]);
  });
});

describe('signs of life', () => {
  it('answer a ping, whatever the run', async () => {
    const { runner, messages } = harness();
    await runner.handle({ type: 'ping', run: 5 });
    expect(messages).toEqual([{ type: 'pong', run: 5 }]);
  });

  it('are given unasked while an iteration lets no ping in, once a second at most', async () => {
    let time = 0;
    // Every look at the clock finds it 300 ms later.
    const { runner, order, idle, messages } = harness({ now: () => (time += 300) });
    await runner.handle({ type: 'start', run: 1, config, changes: [], checkpoint: null });
    order({ type: 'iterate', count: 2 });
    await idle();
    const signs = messages.filter(({ type }) => type === 'pong').length;
    expect(signs).toBeGreaterThan(1);
    expect(signs).toBeLessThanOrEqual(Math.floor(time / 1000));
  });
});

describe('a study', () => {
  const studies = (messages: readonly Message[]) =>
    messages.flatMap((message) => (message.type === 'study' ? [message] : []));
  // A grid's truth is worked out in milliseconds.
  const watching = parseConfig({ world: 'keydoor', tasks: 3, rollouts: 2, pinned: 2 });

  it('is answered task by task, and leaves the training as it is', async () => {
    const run = async (studied: boolean) => {
      const { runner, order, idle, reports, messages, until } = harness();
      await runner.handle({ type: 'start', run: 1, config: watching, changes: [], checkpoint: null });
      order({ type: 'iterate', count: 1 });
      await idle();
      if (studied) {
        void runner.handle({ type: 'study', run: 1, study: { number: 7, sizes: [2, 4] } });
        await until((list) => studies(list).length === 2);
      }
      order({ type: 'iterate', count: 1 });
      await idle();
      return { answers: studies(messages), records: reports().map(({ rollouts }) => rollouts) };
    };
    const [plain, studied] = [await run(false), await run(true)];
    // The policy has seen one update.
    expect(studied.answers.map(({ number, iteration, done, of }) => [number, iteration, done, of])).toEqual([
      [7, 1, 1, 2],
      [7, 1, 2, 2],
    ]);
    // Six estimators on two groups of two and one of four.
    expect(studied.answers.map(({ groups }) => groups.length)).toEqual([18, 18]);
    expect(studied.records).toEqual(plain.records);
  });

  it('can be ended, and a later one takes its place', async () => {
    const { runner, messages, until, order, idle } = harness();
    await runner.handle({ type: 'start', run: 1, config: watching, changes: [], checkpoint: null });
    void runner.handle({ type: 'study', run: 1, study: { number: 1, sizes: [2] } });
    void runner.handle({ type: 'study', run: 1, study: { number: 2, sizes: [2] } });
    await until((list) => studies(list).some(({ number, done }) => number === 2 && done === 2));
    expect(studies(messages).some(({ number }) => number === 1)).toBe(false);
    void runner.handle({ type: 'study', run: 1, study: { number: 3, sizes: [2] } });
    void runner.handle({ type: 'study', run: 1, study: null });
    order({ type: 'iterate', count: 1 });
    await idle();
    expect(studies(messages).some(({ number }) => number === 3)).toBe(false);
  });

  it('is of the policy before the iteration that is under way', async () => {
    const { runner, messages, until, order, idle } = harness();
    await runner.handle({ type: 'start', run: 1, config: watching, changes: [], checkpoint: null });
    order({ type: 'step' });
    await idle();
    void runner.handle({ type: 'study', run: 1, study: { number: 1, sizes: [2] } });
    await until((list) => studies(list).length === 2);
    expect(studies(messages).map(({ iteration }) => iteration)).toEqual([0, 0]);
  });
});
