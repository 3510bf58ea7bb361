/** The database: versions, refusals, a full disk, and losing it in the middle. */
import { IDBFactory, IDBObjectStore, IDBOpenDBRequest, IDBVersionChangeEvent } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SCHEMA_VERSION } from '../../../src/store/archive/indexedDb.ts';
import { openArchive } from '../../../src/store/archive/openArchive.ts';
import {
  loaded,
  openRaw,
  rawValues,
  sampleCheckpoint,
  sampleMetrics,
  sampleRecord,
  sampleRun,
  value,
} from './samples.ts';

afterEach(() => vi.restoreAllMocks());

const alone = { locks: null };

/** A factory of which one method does something else. */
const factoryBut = (open: IDBFactory['open']): IDBFactory => Object.assign(new IDBFactory(), { open });

describe('versions', () => {
  it('a fresh database has the newest one, and outlives the page', async () => {
    const factory = new IDBFactory();
    const archive = await openArchive(factory, alone);
    expect(archive).toMatchObject({ persistent: true, reason: null });
    value(await archive.save(sampleRun('a', 2)));
    archive.close();
    const again = await openArchive(factory, alone);
    expect(await loaded(again, 'a')).toEqual(sampleRun('a', 2));
    expect((await openRaw(factory)).version).toBe(SCHEMA_VERSION);
  });

  it('a database of a newer page is left alone', async () => {
    const factory = new IDBFactory();
    (await openRaw(factory, SCHEMA_VERSION + 1)).close();
    const archive = await openArchive(factory, alone);
    expect(archive).toMatchObject({ persistent: false, reason: expect.stringContaining('newer version of this page') });
    value(await archive.save(sampleRun('a', 1)));
    expect(await loaded(archive, 'a')).toEqual(sampleRun('a', 1));
    const database = await openRaw(factory);
    expect([database.version, database.objectStoreNames.length]).toEqual([SCHEMA_VERSION + 1, 0]);
  });

  it('lets go for a newer page in another tab, and refuses from then on', async () => {
    const factory = new IDBFactory();
    const archive = await openArchive(factory, alone);
    value(await archive.save(sampleRun('a', 1)));
    (await openRaw(factory, SCHEMA_VERSION + 1)).close();
    const refusal = { ok: false, reason: 'refused', message: expect.stringContaining('reload') };
    expect(await archive.append('a', [sampleRecord(2)], [], [])).toEqual(refusal);
    expect(await archive.list()).toEqual(refusal);
    expect(await archive.latest()).toBeNull();
  });
});

describe('a browser without a database to offer', () => {
  it.each([
    ['has none', null, 'The browser does not let this page save runs.'],
    [
      'refuses it',
      factoryBut(() => {
        throw new DOMException('denied', 'SecurityError');
      }),
      'The browser does not let this page save runs.',
    ],
  ])('(%s) leaves an archive in memory, and says why', async (_, factory, reason) => {
    const archive = await openArchive(factory, alone);
    expect(archive).toMatchObject({ persistent: false, reason });
    value(await archive.save(sampleRun('a', 1)));
    expect(await loaded(archive, 'a')).toEqual(sampleRun('a', 1));
  });

  it('(does not answer) is not waited for, and its database is closed when it comes after all', async () => {
    const request = new IDBOpenDBRequest();
    const archive = await openArchive(
      factoryBut(() => request),
      { ...alone, patience: 1 },
    );
    expect(archive).toMatchObject({ persistent: false, reason: 'The browser does not open its database.' });
    const database = await openRaw(new IDBFactory());
    const close = vi.spyOn(database, 'close');
    Object.assign(request, { readyState: 'done', result: database }).onsuccess?.(new Event('success'));
    expect(close).toHaveBeenCalledOnce();
  });

  it('(another tab in the way) is said', async () => {
    const request = new IDBOpenDBRequest();
    const opening = openArchive(
      factoryBut(() => request),
      alone,
    );
    request.onblocked?.(new IDBVersionChangeEvent('blocked'));
    expect(await opening).toMatchObject({
      persistent: false,
      reason: expect.stringMatching(/^Another tab holds the saved runs of an older version/),
    });
  });
});

describe('a full disk', () => {
  /** Lets some writes pass and refuses the others, as browsers do when the quota is reached. */
  function fillUpAfter(writes: number): void {
    const put = IDBObjectStore.prototype.put;
    let left = writes;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, data, key) {
      if (left-- > 0) return put.call(this, data, key);
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    });
  }

  it('is said, and leaves what was there as it was', async () => {
    const archive = await openArchive(new IDBFactory(), alone);
    value(await archive.save(sampleRun('other', 1, { checkpoint: sampleCheckpoint(1) })));
    value(await archive.save(sampleRun('a', 1, { checkpoint: sampleCheckpoint(1) })));
    const full = { ok: false, reason: 'quota', message: 'There is no room left for saved runs.' };
    for (const writes of [0, 1, 2]) {
      fillUpAfter(writes);
      expect(await archive.append('a', [sampleRecord(2), sampleRecord(3), sampleRecord(4)], [], [])).toEqual(full);
      fillUpAfter(writes);
      expect(await archive.save(sampleRun('a', 3))).toEqual(full);
      vi.restoreAllMocks();
      expect(await loaded(archive, 'a')).toEqual(sampleRun('a', 1, { checkpoint: sampleCheckpoint(1) }));
    }
    // Asked, the user makes room; the history of the other run stays.
    expect(value(await archive.dropCheckpoints('a'))).toMatchObject({ runs: 1 });
    expect(await loaded(archive, 'other')).toEqual(sampleRun('other', 1));
    value(await archive.append('a', [sampleRecord(2)], [], []));
  });
});

describe('work', () => {
  it('an appended iteration is one entry written beside the header, however long the run', async () => {
    const archive = await openArchive(new IDBFactory(), alone);
    value(await archive.save(sampleRun('a', 50, { checkpoint: sampleCheckpoint(50) })));
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    value(await archive.append('a', [sampleRecord(51)], [sampleMetrics(51)], []));
    expect(put.mock.calls.map(([, key]) => key)).toEqual([['a', 51], ['a']]);
  });

  it('goes on after the browser closed the database', async () => {
    const factory = new IDBFactory();
    const open = vi.spyOn(factory, 'open');
    const archive = await openArchive(factory, alone);
    value(await archive.save(sampleRun('a', 1)));
    const database: IDBDatabase = open.mock.results[0].value.result;
    database.close();
    database.onclose?.(new Event('close'));
    value(await archive.append('a', [sampleRecord(2)], [], []));
    expect((await rawValues(factory)).iterations).toHaveLength(2);
  });
});
