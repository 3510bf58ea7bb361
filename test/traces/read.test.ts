import fc from 'fast-check';
import { gzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { defaultTraceOptions, TraceError } from '../../src/traces/adapter.ts';
import { Collector, MAX_STEPS } from '../../src/traces/collector.ts';
import { CancelledError, createTraceReading, type ReadProgress, readTraces } from '../../src/traces/read.ts';
import { MAX_TEXT_BYTES } from '../../src/traces/records.ts';
import type { TraceSource } from '../../src/traces/source.ts';
import { anyRecords } from '../credit/samples.ts';
import { bytesOf, failure, jsonl, labStep, read, readPieces } from './reading.ts';

function sourceOf(bytes: Uint8Array, chunk = 1000): TraceSource {
  return {
    name: 'rollouts.jsonl',
    size: bytes.length,
    async *chunks() {
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
    },
  };
}

/** The trajectories of a file by id, whatever the order of its rows: what each step says, and the episode. */
function trajectoriesOf(data: ReturnType<typeof read>) {
  const { rollouts, groups, iteration, advantage } = data;
  const { trajectoryStart, trajectorySteps, observations, actions, trajectoryTask } = rollouts;
  return new Map(
    rollouts.trajectories.map((id, i) => [
      JSON.stringify([iteration[trajectoryTask[i]], groups[trajectoryTask[i]], id]),
      {
        reward: rollouts.episodeReward[i],
        success: rollouts.success[i],
        truncated: data.truncated[i],
        steps: Array.from(trajectorySteps.subarray(trajectoryStart[i], trajectoryStart[i + 1]), (row) => [
          observations[rollouts.observation[row]],
          actions[rollouts.action[row]],
          rollouts.valid[row],
          advantage?.[row] ?? null,
          observations[rollouts.nextObservation?.[row] ?? -1] ?? null,
        ]),
      },
    ]),
  );
}

describe('what is left out', () => {
  it('is a whole trajectory where a step of it is missing, double, wrong or against another; the rest loads', () => {
    const id = (trajUid: string, changes: object = {}) => labStep({ traj_uid: trajUid, ...changes });
    const data = read(
      jsonl(
        id('whole'),
        id('double'),
        id('double'),
        id('gap'),
        id('gap', { step: 2 }),
        id('reward'),
        id('reward', { step: 1, episode_reward: 0 }),
        id('outcome', { success: true }),
        id('outcome', { step: 1, success: false }),
        // Without its last step it would look like a shorter episode.
        id('wrong'),
        id('wrong', { step: 1, text_action: null }),
        id('whole', { step: 1, text_action: 'stay' }),
      ),
    );
    expect(data.rollouts).toMatchObject({ trajectories: ['whole'], actions: ['go', 'stay'], stepCount: 2 });
    expect([...data.at]).toEqual([1, 12]);
    const { report } = data;
    expect(report.problems.map(({ at, field, problem }) => [at, field, problem])).toEqual([
      [3, 'step', 'step 0 of trajectory "double" of task "t" occurs twice'],
      [5, 'step', 'trajectory "gap" of task "t" has a step 2 but no step 1'],
      [7, 'episode_reward', '0 differs from 10 in an earlier row of trajectory "reward" of task "t"'],
      [9, 'success', 'false contradicts an earlier row of trajectory "outcome" of task "t"'],
      [11, 'text_action', 'it is null'],
    ]);
    expect(report).toMatchObject({ problemCount: 5, records: 12, unit: 'line', adapter: 'lab-jsonl' });
    expect(report.notes).toEqual(['Left out whole, because a step is missing or wrong: 5 of 6 trajectories.']);
  });

  it('is counted by reason, the first kept', () => {
    const rows = Array.from({ length: 1000 }, (_, k) => labStep({ traj_uid: `${k}`, step: k === 0 ? 0 : -k }));
    const { report, rollouts } = read(jsonl(...rows, labStep({ uid: '' })));
    expect(rollouts.stepCount).toBe(1);
    expect(report.problemCount).toBe(1000);
    expect(report.problems.length).toBe(200);
    // The numbers of one reason differ: it is one reason.
    expect(report.reasons).toEqual([
      { field: 'step', problem: 'it is the number …', count: 999, first: 2 },
      { field: 'uid', problem: 'it is an empty text', count: 1, first: 1001 },
    ]);
  });

  it('is text beyond the bound, with its trajectory', () => {
    const long = 'x'.repeat(2 ** 20 + 1);
    const data = read(
      jsonl(labStep(), labStep({ traj_uid: '1' }), labStep({ traj_uid: '1', step: 1, anchor_obs: long })),
    );
    expect(data.rollouts.trajectories).toEqual(['0']);
    expect(data.report.problems).toMatchObject([{ at: 3, problem: expect.stringContaining('longer than 1048576') }]);
  });

  it('is what comes after the largest number of steps', () => {
    const collector = new Collector(defaultTraceOptions, true);
    const step = { observation: 'a', action: 'x', valid: true, next: null, advantage: null, logProb: null };
    const steps = Array.from({ length: MAX_STEPS / 5 }, () => step);
    const episode = { group: 't', iteration: null, reward: 1, success: true, truncated: null };
    for (let k = 0; k < 5; k++) collector.trajectory({ ...episode, trajectory: `${k}`, steps }, k + 1);
    expect(collector.stepCount).toBe(MAX_STEPS);
    const one = { ...episode, trajectory: 'more', steps: [step] };
    expect(failure(() => collector.trajectory(one, 6)).message).toMatch(
      /^line 6: there are more than 5000000 steps; cut/,
    );
  });

  it('is a trajectory that is given a second time', () => {
    const dump = { input: 'q', output: 'a', score: 1, step: 1, uid: 'g', request_id: 'r' };
    const data = read(jsonl(dump, { ...dump, score: 0 }, { ...dump, request_id: 's' }));
    expect([...data.rollouts.episodeReward]).toEqual([1, 1]);
    expect(data.report.problems).toMatchObject([{ at: 2, problem: 'trajectory "r" of task "g" is given twice' }]);
  });

  it('is everything but what a TraceError names, where nothing can be used', () => {
    expect(failure(() => read(`\n${JSON.stringify(labStep({ step: 'x' }))}`)).message).toBe(
      'line 2, field "step": it is a text; give the position in the trajectory, a whole number from 0',
    );
    expect(failure(() => read('')).message).toMatch(/^there is no step in it; /);
    expect(failure(() => read('{"a": 1}\n')).message).toMatch(/no format that is known here; give one of: Lab JSONL, /);
    expect(failure(() => read('x\n'.repeat(100))).message).toMatch(/^line 1: it is not JSON/);
  });

  it('has no terminal codes or line breaks in its words', () => {
    const hostile = '\u001b[31m<script>\n\u2028';
    const { report } = read(jsonl(labStep(), labStep({ uid: hostile }), labStep({ uid: hostile })));
    expect(report.problemCount).toBe(1);
    expect(JSON.stringify(report)).not.toMatch(/\\u001b|\\n|\u2028/);
  });
});

describe('success where a file does not say', () => {
  const rewards = jsonl(
    labStep(),
    labStep({ traj_uid: '1', episode_reward: 4 }),
    labStep({ traj_uid: '2', episode_reward: -1 }),
  );

  it('is the largest positive reward, which the report says', () => {
    const data = read(rewards);
    expect([...data.rollouts.success]).toEqual([1, 0, 0]);
    expect(data.report.successReward).toBe(10);
  });

  it('is the reward that was given', () => {
    const data = read(rewards, { options: { successReward: 4 } });
    expect([...data.rollouts.success]).toEqual([1, 1, 0]);
    expect(data.report.successReward).toBe(4);
  });

  it('is nobody’s where no reward is positive', () => {
    const data = read(jsonl(labStep({ episode_reward: 0 }), labStep({ traj_uid: '1', episode_reward: -2 })));
    expect([...data.rollouts.success]).toEqual([0, 0]);
    expect(data.report.successReward).toBeNull();
  });

  it('is not asked where it says of all, in whichever row', () => {
    const data = read(jsonl(labStep({ episode_reward: 0 }), labStep({ step: 1, episode_reward: 0, success: true })));
    expect([...data.rollouts.success]).toEqual([1]);
    expect(data.report.successReward).toBeNull();
  });
});

describe('the node key', () => {
  it('may hold the action before, rows in any order', () => {
    // a -x-> b -y-> b -x-> end: the two b differ by what was done before.
    const rows = [
      labStep({ step: 2, anchor_obs: 'b', text_action: 'x', next_obs: 'end' }),
      labStep({ step: 0, anchor_obs: 'a', text_action: 'x', next_obs: 'b' }),
      labStep({ step: 1, anchor_obs: 'b', text_action: 'y', next_obs: 'b' }),
    ];
    const { rollouts } = read(jsonl(...rows), { options: { nodeKey: 'observation_action' } });
    const text = (index: number) => rollouts.observations[index];
    expect(Array.from(rollouts.observation, text)).toEqual(['b\nAfter: y', 'a', 'b\nAfter: x']);
    expect(Array.from(rollouts.nextObservation ?? [], text)).toEqual(['end\nAfter: x', 'b\nAfter: x', 'b\nAfter: y']);
  });
});

describe('any order of rows, any cut of bytes', () => {
  const rows = anyRecords.map((records) =>
    records.map((record, k) =>
      labStep({
        uid: record.uid,
        traj_uid: record.trajUid,
        step: record.step,
        anchor_obs: record.anchorObs,
        text_action: record.textAction,
        is_action_valid: record.isActionValid,
        episode_reward: record.episodeReward,
        ...(k % 3 === 0 ? {} : { success: record.success }),
        ...(k % 2 === 0 ? { advantage: record.step / 2 } : {}),
        ...(record.nextObs === undefined ? {} : { next_obs: record.nextObs }),
        done: record.step % 2 === 1,
      }),
    ),
  );

  it('gives the same trajectories', () => {
    fc.assert(
      fc.property(rows, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (lines, random) => {
        const shuffled = lines
          .map((line) => ({ line, key: random.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ line }) => line);
        for (const nodeKey of ['observation', 'observation_action'] as const) {
          const as = { options: { nodeKey } };
          expect(trajectoriesOf(read(jsonl(...shuffled), as))).toEqual(trajectoriesOf(read(jsonl(...lines), as)));
        }
      }),
    );
  });

  it('gives the same data, packed or not', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(rows, fc.array(share, { maxLength: 8 }), (lines, shares) => {
        const bytes = bytesOf(jsonl(...lines));
        const whole = read(bytes);
        const ends = [...shares.map((one) => Math.floor(one * bytes.length)), bytes.length].sort((a, b) => a - b);
        expect(readPieces(ends.map((end, k) => bytes.subarray(ends[k - 1] ?? 0, end)))).toEqual(whole);
        expect(read(gzipSync(bytes))).toEqual(whole);
        expect(read(zipSync({ 'a.jsonl': bytes }))).toEqual(whole);
        expect({ ...read(`[${lines.map((line) => JSON.stringify(line)).join(', ')}]`), report: null }).toEqual({
          ...whole,
          report: null,
        });
      }),
      { numRuns: 50 },
    );
  });
});

describe('a file that grows', () => {
  it('gives what came so far; a partial line waits, and a gap may close', () => {
    const reading = createTraceReading({ name: 'a', options: defaultTraceOptions, adapter: null });
    expect(() => reading.snapshot()).toThrow(TraceError);
    reading.push(bytesOf(jsonl(labStep(), labStep({ traj_uid: '1', step: 1 }))));
    const before = reading.snapshot();
    expect(before.rollouts.trajectories).toEqual(['0']);
    expect(before.report.problemCount).toBe(1);
    const rest = bytesOf(jsonl(labStep({ traj_uid: '1', step: 0 })));
    reading.push(rest.subarray(0, 20));
    expect(reading.snapshot().rollouts).toEqual(before.rollouts);
    reading.push(rest.subarray(20));
    const after = reading.snapshot();
    expect(after.rollouts.trajectories).toEqual(['0', '1']);
    expect(after.report.problemCount).toBe(0);
    expect(reading.finish()).toEqual(after);
  });
});

describe('readTraces', () => {
  const many = bytesOf(jsonl(...Array.from({ length: 3000 }, (_, k) => labStep({ traj_uid: `${k}` }))));

  it('reads a source, and says how far it is', async () => {
    const told: ReadProgress[] = [];
    const data = await readTraces(sourceOf(many), defaultTraceOptions, {
      adapter: null,
      onProgress: (progress) => told.push(progress),
    });
    expect({ ...data, report: null }).toEqual({ ...read(many), report: null });
    expect(told.at(-1)).toEqual({ bytes: many.length, total: many.length, records: 3000, steps: 3000 });
    expect(told.every(({ bytes }, k) => k === 0 || bytes >= told[k - 1].bytes)).toBe(true);
  });

  it('gives up when told to', async () => {
    // A source that never ends: only being given up ends the reading.
    const endless: TraceSource = {
      name: 'a',
      size: null,
      async *chunks() {
        for (let k = 0; ; k++) yield bytesOf(jsonl(labStep({ traj_uid: `${k}` })));
      },
    };
    let asked = 0;
    const reading = readTraces(endless, defaultTraceOptions, { adapter: null, cancelled: () => ++asked > 2 });
    await expect(reading).rejects.toBeInstanceOf(CancelledError);
  });

  it('refuses what cannot fit before it reads, and passes on why a source cannot be read', async () => {
    const unread: TraceSource = {
      name: 'a',
      size: MAX_TEXT_BYTES + 1,
      chunks: () => {
        throw new Error('read');
      },
    };
    const setup = { adapter: null };
    await expect(readTraces(unread, defaultTraceOptions, setup)).rejects.toThrow(/larger than 4 GiB; cut it/);
    await expect(readTraces({ ...unread, size: null }, defaultTraceOptions, setup)).rejects.toThrow('read');
  });
});

describe('the format', () => {
  it('is that of the first record that any format knows, unless it is given', () => {
    const text = `{"made by": "us"}\n${JSON.stringify(labStep())}\n`;
    const { report } = read(text);
    expect(report.adapter).toBe('lab-jsonl');
    expect(report.recognised[0]).toEqual({ adapter: 'lab-jsonl', sure: 0.95 });
    expect(report.problems).toMatchObject([{ at: 1, field: 'uid' }]);
    expect(failure(() => read(text, { adapter: 'tau-bench' })).message).toMatch(/^line 1/);
  });
});
