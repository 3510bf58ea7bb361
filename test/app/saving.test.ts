/** Saving a run on the real archive, in memory, whose room the test takes away and gives back. */
import { describe, expect, it } from 'vitest';
import { createKeeper } from '../../src/app/keeper.ts';
import { createSaving, type Growing } from '../../src/app/saving.ts';
import type { Archive, ArchiveResult } from '../../src/store/archive/archive.ts';
import { openArchive } from '../../src/store/archive/openArchive.ts';
import { createRunStore, type StorageTrouble } from '../../src/store/run.ts';
import { config, sampleCheckpoint, sampleMetrics, sampleRecord } from '../store/archive/samples.ts';

const NO_ROOM = { ok: false, reason: 'quota', message: 'No room.' } as const;
const grown = (iterations: number): Growing => ({
  config,
  changes: [],
  records: Array.from({ length: iterations }, (_, i) => sampleRecord(i + 1)),
  metrics: Array.from({ length: iterations }, (_, i) => sampleMetrics(i + 1)),
});

/** An archive with a tap: closed for everything, or for checkpoints alone. */
async function tapped() {
  const archive = await openArchive(null);
  const tap: { closed: 'all' | 'checkpoints' | null; onRefused: () => void } = { closed: null, onRefused: () => {} };
  const unless =
    <A extends readonly unknown[], T extends object>(
      closed: readonly (typeof tap.closed)[],
      call: (...args: A) => Promise<ArchiveResult<T>>,
    ) =>
    async (...args: A): Promise<ArchiveResult<T>> => {
      if (!closed.includes(tap.closed)) return call(...args);
      tap.onRefused();
      return NO_ROOM;
    };
  const opened: Archive = {
    ...archive,
    save: unless(['all'], archive.save),
    append: unless(['all'], archive.append),
    checkpoint: unless(['all', 'checkpoints'], archive.checkpoint),
  };
  return { opened, tap };
}

/** Lets everything that is under way come to its end. */
const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 20));

async function harness() {
  const { opened, tap } = await tapped();
  const ids: string[] = [];
  const told: (StorageTrouble | null)[] = [];
  const waiting: (() => void)[] = [];
  const saving = createSaving(
    Promise.resolve(opened),
    { id: null, iterations: 0, checkpoint: null },
    {
      onSaved: (id) => ids.push(id),
      onTrouble: (trouble) => told.push(trouble),
      later: (callback) => waiting.push(callback),
    },
  );
  const load = async () => {
    const loaded = await opened.load(saving.id() ?? '');
    if (!loaded.ok) throw new Error(loaded.message);
    return loaded.run;
  };
  return { opened, tap, saving, ids, told, waiting, load };
}

describe('saving a run', () => {
  it('writes iterations and checkpoints as they come', async () => {
    const { saving, ids, load } = await harness();
    saving.grow(grown(1));
    saving.grow(grown(3));
    saving.checkpoint(sampleCheckpoint(3));
    await settle();
    expect(ids).toEqual([saving.id()]);
    expect(await load()).toMatchObject({ metrics: grown(3).metrics, checkpoint: { iteration: 3 } });
  });

  it('says from where on nothing is saved, and saves it all, without a gap, once there is room', async () => {
    const { saving, tap, told, waiting, load } = await harness();
    saving.grow(grown(2));
    saving.checkpoint(sampleCheckpoint(2));
    await settle();
    tap.closed = 'all';
    saving.grow(grown(3));
    await settle();
    expect(told.at(-1)).toEqual({ reason: 'quota', message: 'No room.', saved: 2, checkpoint: 2 });
    // A full storage is not tried with every iteration.
    const tries = told.length;
    saving.grow(grown(5));
    saving.checkpoint(sampleCheckpoint(5));
    await settle();
    expect([told.length, waiting.length]).toEqual([tries, 1]);
    expect((await load()).metrics.length).toBe(2);
    tap.closed = null;
    waiting[0]();
    await settle();
    expect(told.at(-1)).toBeNull();
    expect(await load()).toMatchObject({ metrics: grown(5).metrics, checkpoint: { iteration: 5 } });
  });

  it('keeps the iterations where only the weights find no room, and tries again at once when told to', async () => {
    const { saving, tap, told, load } = await harness();
    tap.closed = 'checkpoints';
    saving.grow(grown(4));
    saving.checkpoint(sampleCheckpoint(4));
    await settle();
    expect(told.at(-1)).toMatchObject({ saved: 4, checkpoint: null });
    expect((await load()).metrics.length).toBe(4);
    tap.closed = null;
    saving.retry();
    await settle();
    expect(await load()).toMatchObject({ checkpoint: { iteration: 4 } });
  });

  it('tries again where room is made while a refusal is on its way', async () => {
    const { tap, saving, told, waiting, load } = await harness();
    tap.closed = 'checkpoints';
    saving.grow(grown(2));
    saving.checkpoint(sampleCheckpoint(2));
    await settle();
    expect(told.at(-1)).toMatchObject({ reason: 'quota', saved: 2, checkpoint: null });
    tap.onRefused = () => {
      tap.closed = null;
      saving.retry();
    };
    waiting.pop()?.();
    await settle();
    expect(told.at(-1)).toBeNull();
    expect((await load()).checkpoint?.iteration).toBe(2);
  });

  it('says that there is no room also where the run grows while that is found out', async () => {
    const { tap, saving, told } = await harness();
    tap.closed = 'all';
    let refusals = 0;
    tap.onRefused = () => {
      refusals++;
      // As many as would keep a storage that is tried with each of them from ever telling.
      if (refusals < 100) saving.grow(grown(2 + refusals));
    };
    saving.grow(grown(2));
    await settle();
    expect(refusals).toBe(1);
    expect(told.at(-1)).toMatchObject({ reason: 'quota', saved: 0 });
  });

  it('writes over what came after a checkpoint that the run was taken up from, also while there was no room', async () => {
    const { saving, tap, waiting, load } = await harness();
    saving.grow(grown(4));
    saving.checkpoint(sampleCheckpoint(2));
    await settle();
    tap.closed = 'all';
    saving.grow(grown(5));
    await settle();
    saving.grow(grown(2));
    const other = { ...grown(3), metrics: [...grown(2).metrics, { ...sampleMetrics(3), entropy: 2 }] };
    saving.grow(other);
    tap.closed = null;
    waiting[0]();
    await settle();
    expect(await load()).toMatchObject({ metrics: other.metrics, checkpoint: { iteration: 2 } });
  });

  it('saves the whole run anew where it was deleted under its hands', async () => {
    const { saving, opened, load, ids } = await harness();
    saving.grow(grown(3));
    saving.checkpoint(sampleCheckpoint(3));
    await settle();
    await opened.remove(ids[0]);
    saving.grow(grown(4));
    await settle();
    expect(ids.length).toBe(2);
    expect(await load()).toMatchObject({ metrics: grown(4).metrics, checkpoint: { iteration: 3 } });
  });

  it('says what went wrong where the archive breaks, and tells nothing of a run that was left', async () => {
    const told: (StorageTrouble | null)[] = [];
    const saving = createSaving(
      Promise.reject(new Error('it did not load')),
      { id: null, iterations: 0, checkpoint: null },
      { onSaved: () => {}, onTrouble: (trouble) => told.push(trouble), later: () => {} },
    );
    saving.grow(grown(1));
    await settle();
    expect(told).toMatchObject([{ reason: 'failed', saved: 0, message: expect.stringContaining('it did not load') }]);
    saving.leave();
    saving.retry();
    await settle();
    expect(told.length).toBe(1);
  });
});

describe('the keeper', () => {
  const keeperOf = (opened: Archive) => {
    const run = createRunStore(config, []);
    const memory = new Map<string, string>();
    const keeper = createKeeper(
      run,
      Promise.resolve(opened),
      {
        getItem: (key) => memory.get(key) ?? null,
        setItem: (key, value) => memory.set(key, value),
        removeItem: (key) => memory.delete(key),
      },
      () => {},
    );
    return { run, keeper };
  };

  it('goes on writing a run that it adopted, and saves it no second time', async () => {
    const { opened } = await tapped();
    const { run, keeper } = keeperOf(opened);
    run.setState(grown(4));
    keeper.checkpoint(sampleCheckpoint(2));
    await settle();
    const saved = await keeper.ofThisTab();
    if (saved === null) throw new Error('nothing was saved');
    expect(saved).toMatchObject({ again: 2, checkpoint: { iteration: 2 } });
    // As createLab does it: another run on screen, adopted, then its history.
    run.setState({ run: 1, records: [], metrics: [] });
    keeper.adopt(saved);
    run.setState({ records: saved.records, metrics: saved.metrics });
    run.setState(grown(3));
    await settle();
    const listing = await opened.list();
    expect(listing.ok && listing.runs.map(({ id, iterations }) => [id, iterations])).toEqual([[saved.id, 3]]);
  });

  it('says once that runs are lost with the tab where nothing outlives it', async () => {
    const { opened, tap } = await tapped();
    const { run, keeper } = keeperOf(opened);
    run.setState(grown(1));
    await settle();
    expect(run.getState().storage).toMatchObject({ reason: 'memory' });
    run.setState({ storage: null });
    run.setState(grown(2));
    await settle();
    expect(run.getState().storage).toBeNull();
    tap.closed = 'all';
    run.setState(grown(3));
    await settle();
    expect(run.getState().storage).toMatchObject({ reason: 'quota', saved: 2 });
    tap.closed = null;
    keeper.retry();
    await settle();
    expect(run.getState().storage).toBeNull();
  });
});
