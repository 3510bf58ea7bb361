import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newRunId } from '../../../src/store/archive/archive.ts';
import { kinds, loaded, sampleCheckpoint, sampleMetrics, sampleRecord, sampleRun, value } from './samples.ts';

/** Data as text, arrays with their bytes, and −0 apart from 0. */
function bits(data: unknown): string {
  return JSON.stringify(data, (_, part) => {
    if (ArrayBuffer.isView(part))
      return [part.constructor.name, Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('hex')];
    return Object.is(part, -0) ? '-0' : part;
  });
}

describe.each(kinds)('in $kind', ({ kind, open }) => {
  it('a run comes back as it was saved, bit for bit', async () => {
    const archive = await open();
    const run = sampleRun('a', 3, {
      name: 'baseline',
      changes: [{ iteration: 2, key: 'learningRate', value: 0.002 }],
      checkpoint: sampleCheckpoint(2),
    });
    expect(value(await archive.save(run))).toMatchObject({ id: 'a', removed: [] });
    const back = await loaded(archive, 'a');
    expect(back).toEqual(run);
    expect(bits(back.records)).toBe(bits(run.records));
    expect(bits(back.metrics)).toBe(bits(run.metrics));
    expect(bits(back.checkpoint)).toBe(bits(run.checkpoint));
  });

  it('what is handed out and taken in are copies', async () => {
    const archive = await open();
    const run = sampleRun('a', 1, { checkpoint: sampleCheckpoint(1) });
    value(await archive.save(run));
    const first = await loaded(archive, 'a');
    // A checkpoint goes to the worker with its buffers: they are empty afterwards.
    for (const checkpoint of [run.checkpoint, first.checkpoint])
      for (const { value: weights } of checkpoint?.policy.parameters ?? [])
        structuredClone(weights, { transfer: [weights.buffer] });
    expect((await loaded(archive, 'a')).checkpoint).toEqual(sampleCheckpoint(1));
  });

  it('a view into a large buffer is saved without the buffer', async () => {
    const archive = await open();
    const record = { ...sampleRecord(1), actions: new Uint16Array(10_000).subarray(0, 12) };
    value(await archive.save(sampleRun('a', 1, { records: [record] })));
    expect((await loaded(archive, 'a')).records[0].actions.buffer.byteLength).toBe(24);
  });

  it('appending in any portions gives what saving it whole gives', async () => {
    // Portion i brings the records and the metrics up to these iterations; metrics never run ahead of their record.
    const cuts = fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(cuts, async (portions) => {
        const archive = await open({ now: () => 2000 });
        value(await archive.save(sampleRun('a', 0)));
        let records = 0;
        let metrics = 0;
        for (const [more, measured] of portions) {
          const until = Math.min(metrics + measured, records + more);
          const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i + 1);
          const added = range(records, records + more).map(sampleRecord);
          value(await archive.append('a', added, range(metrics, until).map(sampleMetrics), []));
          records += more;
          metrics = until;
        }
        const whole = sampleRun('a', records);
        const run = { ...whole, metrics: whole.metrics.slice(0, metrics) };
        expect(await loaded(archive, 'a')).toEqual(run);
        const appended = value(await archive.list()).runs;
        value(await archive.save(run));
        expect(value(await archive.list()).runs).toEqual(appended);
      }),
      { numRuns: 40 },
    );
  });

  it('a run taken up from an earlier checkpoint replaces what came after it', async () => {
    const archive = await open();
    const changes = [
      { iteration: 2, key: 'clip', value: 0.1 },
      { iteration: 4, key: 'clip', value: 0.3 },
    ];
    value(await archive.save(sampleRun('a', 5, { changes, checkpoint: sampleCheckpoint(2) })));
    const other = { ...sampleRecord(3), actions: new Uint16Array(12).fill(9) };
    value(await archive.append('a', [other], [], []));
    const run = await loaded(archive, 'a');
    expect(run.records).toEqual([sampleRecord(1), sampleRecord(2), other]);
    expect(run.metrics).toEqual([sampleMetrics(1), sampleMetrics(2)]);
    expect(run.changes).toEqual(changes.slice(0, 1));
    expect(run.checkpoint).toEqual(sampleCheckpoint(2));
    // successRate of iteration 2 is 2 / 1000.
    expect(value(await archive.list()).runs[0]).toMatchObject({ iterations: 3, success: 0.002, checkpoint: 2 });

    // The iteration of the checkpoint itself is made anew: it is of a past that is no longer there.
    value(await archive.append('a', [sampleRecord(2)], [], []));
    expect(await loaded(archive, 'a')).toMatchObject({
      records: { length: 2 },
      metrics: { length: 1 },
      checkpoint: null,
    });
  });

  it('refuses what would not be read back', async () => {
    const archive = await open();
    value(await archive.save(sampleRun('a', 2)));
    const short = { ...sampleRecord(3), lengths: Uint16Array.of(1, 2, 3) };
    const endless = { ...sampleMetrics(3), kl: Number.POSITIVE_INFINITY };
    const attempts = [
      archive.append('a', [sampleRecord(4)], [], []),
      archive.append('a', [short], [], []),
      archive.append('a', [], [sampleMetrics(3)], []),
      archive.append('a', [sampleRecord(3)], [endless], []),
      archive.append('a', [], [], [{ iteration: 1, key: 'clip', value: 'much' }]),
      archive.checkpoint('a', sampleCheckpoint(3)),
      archive.checkpoint('a', { ...sampleCheckpoint(2), policy: { ...sampleCheckpoint(2).policy, network: 'other' } }),
      archive.save({ ...sampleRun('b', 1), config: { world: 'moon' } }),
      // Found when the old run has made way for it: it has not, then.
      archive.save({ ...sampleRun('a', 3), records: [sampleRecord(1), sampleRecord(2), short] }),
    ];
    expect(await Promise.all(attempts)).toEqual([
      { ok: false, reason: 'failed', message: 'The record of iteration 4 came where 3 is due.' },
      { ok: false, reason: 'failed', message: 'Iteration 3 is not saved: lengths: 3 where 6 are due' },
      { ok: false, reason: 'failed', message: 'There is no record of iteration 3.' },
      { ok: false, reason: 'failed', message: expect.stringMatching(/^Iteration 3 is not saved: metrics\.kl is not/) },
      { ok: false, reason: 'failed', message: 'The run is not saved: changes: clip cannot be much' },
      { ok: false, reason: 'failed', message: 'The checkpoint is not saved: iteration 3 is not there yet.' },
      { ok: false, reason: 'failed', message: 'The checkpoint is not saved: network other where words is due' },
      { ok: false, reason: 'failed', message: expect.stringMatching(/^The run is not saved: world: “moon” is not/) },
      { ok: false, reason: 'failed', message: 'Iteration 3 is not saved: lengths: 3 where 6 are due' },
    ]);
    expect(await loaded(archive, 'a')).toEqual(sampleRun('a', 2));
    expect(await archive.append('c', [], [], [])).toMatchObject({ ok: false, reason: 'missing' });
    expect(await archive.load('c')).toMatchObject({ ok: false, reason: 'missing' });
  });

  it('lists the newest first, with what a list shows', async () => {
    const archive = await open({ now: () => 5000 });
    expect(await archive.latest()).toBeNull();
    value(await archive.save(sampleRun('old', 2, { updated: 1000 })));
    value(await archive.save(sampleRun('new', 0, { updated: 3000, created: 3000 })));
    expect((await archive.latest())?.id).toBe('new');
    value(await archive.checkpoint('old', sampleCheckpoint(2)));
    const { runs, broken } = value(await archive.list());
    expect(broken).toEqual([]);
    expect(runs.map(({ id }) => id)).toEqual(['old', 'new']);
    // An iteration: 3 seeds × 4 + 6 lengths × 2 + 12 actions × 2 + 3 log-probabilities × 4
    // + 2 × 3 probabilities × 2 + 3 × 3 truths × 4 = 108 bytes, and its metrics as text.
    const text = JSON.stringify(sampleMetrics(1)).length + JSON.stringify(sampleMetrics(2)).length;
    expect(runs[0]).toEqual({
      id: 'old',
      name: null,
      created: 1000,
      updated: 5000,
      world: 'house',
      estimator: 'g2po',
      seed: 7,
      iterations: 2,
      success: 0.002,
      checkpoint: 2,
      bytes: 2 * 108 + text + 96,
    });
    expect(runs[1]).toMatchObject({ iterations: 0, success: null, checkpoint: null, bytes: 0 });
  });

  it('names are trimmed and cut; a blank one is none; naming leaves the order of the list', async () => {
    const archive = await open({ now: () => 9000 });
    value(await archive.save(sampleRun('a', 1)));
    for (const [given, kept] of [
      ['  short way ', 'short way'],
      ['x'.repeat(100), 'x'.repeat(80)],
      ['   ', null],
      [null, null],
    ] as const) {
      value(await archive.rename('a', given));
      expect(await archive.latest()).toMatchObject({ name: kept, updated: 2000 });
    }
    expect(await archive.rename('b', 'x')).toMatchObject({ ok: false, reason: 'missing' });
  });

  it('a removal can be undone to the bit', async () => {
    const archive = await open();
    const run = sampleRun('a', 3, { name: 'kept', checkpoint: sampleCheckpoint(3) });
    value(await archive.save(run));
    value(await archive.save(sampleRun('ab', 1)));
    const before = bits(await loaded(archive, 'a'));
    const { removed } = value(await archive.remove('a'));
    expect(await archive.load('a')).toMatchObject({ reason: 'missing' });
    expect(await archive.remove('a')).toMatchObject({ reason: 'missing' });
    // Its neighbour by name is another run.
    expect(await loaded(archive, 'ab')).toEqual(sampleRun('ab', 1));
    value(await archive.restore(removed));
    expect(bits(await loaded(archive, 'a'))).toBe(before);
    expect(await archive.restore(removed)).toMatchObject({ ok: false, reason: 'failed' });
  });

  it('keeps the newest unnamed runs, and every named one', async () => {
    const archive = await open();
    const kept = kind === 'memory' ? 4 : 20;
    value(await archive.save(sampleRun('named', 1, { name: 'of old', updated: 1 })));
    for (let i = 0; i < kept; i++) {
      const { removed } = value(await archive.save(sampleRun(`run ${i}`, 1, { updated: 100 + i })));
      expect(removed).toEqual([]);
    }
    // Older than any, but the one that is being written.
    const { removed } = value(await archive.save(sampleRun('resumed', 1, { updated: 50 })));
    expect(removed).toEqual([]);
    const { removed: oldest } = value(await archive.save(sampleRun('one more', 1, { updated: 500 })));
    expect(oldest.map(({ id }) => id)).toEqual(['run 0', 'resumed']);
    const ids = value(await archive.list()).runs.map(({ id }) => id);
    expect(ids).toHaveLength(kept + 1);
    expect(ids[0]).toBe('one more');
    expect(ids.at(-1)).toBe('named');
    expect(await archive.load('resumed')).toMatchObject({ reason: 'missing' });
  });

  it('makes room by dropping the checkpoints of other runs, and leaves their histories', async () => {
    const archive = await open();
    for (const id of ['a', 'b', 'c']) value(await archive.save(sampleRun(id, 1, { checkpoint: sampleCheckpoint(1) })));
    value(await archive.save(sampleRun('none', 1)));
    expect(value(await archive.dropCheckpoints('b'))).toMatchObject({ runs: 2, bytes: 2 * 96 });
    expect(await loaded(archive, 'a')).toEqual(sampleRun('a', 1));
    expect((await loaded(archive, 'b')).checkpoint).toEqual(sampleCheckpoint(1));
  });

  it('a closed archive refuses, and says so', async () => {
    const archive = await open();
    value(await archive.save(sampleRun('a', 1)));
    archive.close();
    if (kind === 'memory') expect(value(await archive.list()).runs).toEqual([]);
    else expect(await archive.list()).toEqual({ ok: false, reason: 'refused', message: 'The saved runs are closed.' });
  });
});

it('ids are 128 random bits as text', () => {
  const ids = Array.from({ length: 50 }, newRunId);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
  expect(new Set(ids).size).toBe(50);
});
