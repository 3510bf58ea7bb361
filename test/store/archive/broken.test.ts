/** What is stored may be anything: it is parsed, said in words where it is broken, and never lost. */
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../../src/store/archive/openArchive.ts';
import {
  config,
  loaded,
  rawValues,
  sampleCheckpoint,
  sampleMetrics,
  sampleRecord,
  sampleRun,
  tamper,
  value,
} from './samples.ts';

async function archiveWith(iterations: number) {
  const factory = new IDBFactory();
  const archive = await openArchive(factory, { locks: null });
  value(await archive.save(sampleRun('a', iterations, { name: 'one', checkpoint: sampleCheckpoint(iterations) })));
  value(await archive.save(sampleRun('b', 1)));
  return { factory, archive };
}

/** An entry with some of its fields changed. */
const but = (changes: object) => (entry: unknown) => ({ ...Object(entry), ...changes });
/** The same for the entry's record, or its metrics. */
const butRecord = (changes: object) => (entry: unknown) =>
  but({ record: { ...sampleRecord(Object(entry).record.iteration), ...changes } })(entry);
const butMetrics = (changes: object) => but({ metrics: { ...sampleMetrics(2), ...changes } });

describe('a header that cannot be read', () => {
  it.each([
    ['text', () => 'nonsense', /Invalid input/],
    ['a name that is a number', but({ name: 5 }), /name is not a text of at most 80 characters/],
    ['a time without end', but({ updated: Number.POSITIVE_INFINITY }), /updated is not a whole number/],
    ['no configuration', but({ config: null }), /config Invalid input/],
    [
      'a setting out of bounds',
      but({ config: { tasks: 1e9 } }),
      /tasks: “1000000000” is not a whole number from 1 to 64/,
    ],
    ['a setting of another page', but({ config: { taskz: 4 } }), /taskz: is not a setting/],
    ['a world that is not there', but({ config: { world: 'moon' } }), /world: “moon” is not known/],
    [
      'a change that its setting refuses',
      but({ changes: [{ iteration: 1, key: 'seed', value: -1 }] }),
      /seed cannot be -1/,
    ],
    ['half an iteration', but({ iterations: 1.5 }), /iterations is not a whole number/],
    ['nothing in it', () => ({}), /name is not a text/],
  ])('(%s) is listed as broken, keeps its data, and can be removed', async (_, change, reason) => {
    const { factory, archive } = await archiveWith(2);
    await tamper(factory, 'runs', ['a'], change);
    const { runs, broken } = value(await archive.list());
    expect(runs.map(({ id }) => id)).toEqual(['b']);
    expect(broken).toEqual([{ id: 'a', message: expect.stringMatching(/^run a could not be read: /) }]);
    expect(broken[0].message).toMatch(reason);
    expect(await archive.load('a')).toEqual({ ok: false, reason: 'unreadable', message: broken[0].message });
    expect(await archive.append('a', [sampleRecord(3)], [], [])).toMatchObject({ reason: 'unreadable' });
    expect((await rawValues(factory)).iterations).toHaveLength(3);

    const { removed } = value(await archive.remove('a'));
    expect(value(await archive.list()).broken).toEqual([]);
    value(await archive.restore(removed));
    expect(value(await archive.list()).broken).toEqual(broken);
  });
});

describe('an iteration that cannot be read', () => {
  it.each([
    ['it is missing', () => undefined, 'it is missing'],
    ['it is text', () => 'nonsense', /Invalid input/],
    ['other arrays', butRecord({ actions: new Float64Array(12) }), 'record.actions is not a Uint16Array'],
    ['a list in place of an array', butRecord({ lengths: [1, 2, 3, 1, 2, 3] }), 'record.lengths is not a Uint16Array'],
    ['a task too many', butRecord({ taskSeeds: new Uint32Array(4) }), 'taskSeeds: 4 where 3 are due'],
    ['a trajectory too few', butRecord({ lengths: Uint16Array.of(1, 2, 3, 1, 2) }), 'lengths: 5 where 6 are due'],
    ['an action too few', butRecord({ actions: new Uint16Array(11) }), 'actions: 11 where 12 are due'],
    [
      'log-probabilities of one trajectory',
      butRecord({ logProbs: new Float32Array(1) }),
      'logProbs: 1 where 3 are due',
    ],
    [
      'a log-probability of nothing',
      butRecord({ logProbs: Float32Array.of(0, Number.NaN, 0) }),
      'logProbs are not finite',
    ],
    ['another iteration', butRecord({ iteration: 4 }), 'the record is of iteration 4'],
    ['metrics of another iteration', butMetrics({ iteration: 3 }), 'the metrics are of iteration 3'],
    ['no metrics', but({ metrics: null }), 'its metrics are missing'],
    ['a success rate of 2', butMetrics({ successRate: 2 }), 'metrics.successRate is not a number from 0 to 1.001'],
    ['an endless loss', butMetrics({ loss: Number.NEGATIVE_INFINITY }), /metrics\.loss is not a number/],
    ['a family without a number', butMetrics({ familySuccess: { heat: '1' } }), /metrics\.familySuccess\.heat is not/],
  ])('(%s) ends the run before it, and says so', async (_, change, reason) => {
    const { factory, archive } = await archiveWith(3);
    await tamper(factory, 'iterations', ['a', 2], change);
    const { run, problems } = value(await archive.load('a'));
    expect(run.records).toEqual([sampleRecord(1)]);
    expect(run.metrics).toEqual([sampleMetrics(1)]);
    // The checkpoint is of iteration 3, which is not there any more.
    expect(run.checkpoint).toBeNull();
    expect(problems).toEqual([
      expect.stringMatching(/^run “one” could not be read from iteration 2 on: /),
      'the checkpoint of run “one” could not be read: it belongs to iteration 3, which is not there',
    ]);
    expect(problems[0]).toMatch(reason);
    expect(value(await archive.list()).broken).toEqual([]);

    // The run goes on from what could be read.
    value(await archive.append('a', [sampleRecord(2)], [sampleMetrics(2)], []));
    expect(await loaded(archive, 'a')).toMatchObject({ records: [sampleRecord(1), sampleRecord(2)], checkpoint: null });
  });

  it('after the end of the run is not of the run', async () => {
    const { factory, archive } = await archiveWith(2);
    await tamper(factory, 'iterations', ['a', 3], () => ({ record: sampleRecord(3), metrics: null }));
    expect((await loaded(archive, 'a')).records).toHaveLength(2);
    value(await archive.append('a', [sampleRecord(3)], [sampleMetrics(3)], []));
    expect((await loaded(archive, 'a')).metrics).toHaveLength(3);
  });
});

describe('a checkpoint that cannot be read', () => {
  const weights = sampleCheckpoint(2).policy;
  const [state, dense] = weights.parameters;
  const butState = (changes: object) => but({ policy: { ...weights, parameters: [{ ...state, ...changes }, dense] } });
  it.each([
    ['it is missing', () => undefined, 'it is missing'],
    ['of another network', but({ policy: { ...weights, network: 'other' } }), 'network other where words is due'],
    ['a number too few', butState({ m: new Float32Array(5) }), 'm of state: 5 numbers where 6 are due'],
    ['a shape too large', butState({ shape: [3, 3] }), 'value of state: 6 numbers where 9 are due'],
    ['an endless shape', butState({ shape: [2 ** 40] }), /policy\.parameters\.0\.shape\.0 is not a whole number/],
    ['five axes', butState({ shape: [1, 1, 1, 1, 6] }), /shape has more than 4 axes/],
    ['not a number', butState({ v: new Float32Array(6).fill(Number.NaN) }), 'v of state is not finite'],
    ['steps before the first', but({ policy: { ...weights, step: -1 } }), /policy\.step is not a whole number/],
    ['an iteration to come', but({ iteration: 3 }), 'it belongs to iteration 3, which is not there'],
  ])('(%s) is left out, and said', async (_, change, reason) => {
    const { factory, archive } = await archiveWith(2);
    await tamper(factory, 'checkpoints', ['a'], change);
    const { run, problems } = value(await archive.load('a'));
    expect(run).toEqual(sampleRun('a', 2, { name: 'one' }));
    expect(problems).toEqual([expect.stringMatching(/^the checkpoint of run “one” could not be read: /)]);
    expect(problems[0]).toMatch(reason);
  });
});

it('whatever is written over an entry, what is read back fits together or is refused', async () => {
  const wild = fc.oneof(
    fc.anything({ withTypedArray: true, withNullPrototype: true }).filter(clonable),
    fc.constant(undefined),
  );
  const field = fc.constantFrom(
    'record',
    'metrics',
    'config',
    'iterations',
    'measured',
    'changes',
    'policy',
    'iteration',
  );
  const entry = fc.constantFrom<['runs' | 'iterations' | 'checkpoints', (string | number)[]]>(
    ['runs', ['a']],
    ['iterations', ['a', 1]],
    ['iterations', ['a', 2]],
    ['checkpoints', ['a']],
  );
  await fc.assert(
    fc.asyncProperty(entry, wild, fc.option(field), async ([table, key], garbage, name) => {
      const { factory, archive } = await archiveWith(2);
      await tamper(factory, table, key, name === null ? () => garbage : but({ [name]: garbage }));
      const listing = value(await archive.list());
      expect(listing.runs.length + listing.broken.length).toBe(
        table === 'runs' && garbage === undefined && name === null ? 1 : 2,
      );
      const result = await archive.load('a');
      if (!result.ok) return;
      const { records, metrics, checkpoint } = result.run;
      expect(records.length).toBeLessThanOrEqual(2);
      expect(metrics.length).toBeLessThanOrEqual(records.length);
      for (const [i, { iteration, lengths, actions }] of records.entries()) {
        expect(iteration).toBe(i + 1);
        expect(lengths).toHaveLength(config.tasks * config.rollouts);
        expect(actions).toHaveLength(lengths.reduce((sum, length) => sum + length, 0));
      }
      if (checkpoint !== null) expect(checkpoint.iteration).toBeLessThanOrEqual(records.length);
      // Nothing that was left out is left out in silence.
      if (records.length < 2 || checkpoint === null) expect(result.problems).not.toEqual([]);
    }),
    { numRuns: 150 },
  );
});

/** Whether a database takes it at all. */
function clonable(data: unknown): boolean {
  try {
    structuredClone(data);
    return true;
  } catch {
    return false;
  }
}
