/** Two tabs on one database: a run is written by one of them. */
import { IDBFactory } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import { openArchive } from '../../../src/store/archive/openArchive.ts';
import type { RunLocks } from '../../../src/store/archive/ownership.ts';
import { browserLocks, loaded, sampleCheckpoint, sampleRecord, sampleRun, value } from './samples.ts';

async function twoTabs(locks: RunLocks | null = browserLocks()) {
  const factory = new IDBFactory();
  const first = await openArchive(factory, { locks });
  const second = await openArchive(factory, { locks });
  value(await first.save(sampleRun('a', 2, { name: 'mine', checkpoint: sampleCheckpoint(2) })));
  return { first, second };
}

it('the second tab reads the run, but does not write it', async () => {
  const { first, second } = await twoTabs();
  expect((await loaded(second, 'a')).records).toHaveLength(2);
  const refused = { ok: false, reason: 'elsewhere', message: 'Another tab writes this run.' };
  expect(await second.append('a', [sampleRecord(3)], [], [])).toEqual(refused);
  expect(await second.checkpoint('a', sampleCheckpoint(1))).toEqual(refused);
  expect(await second.remove('a')).toEqual(refused);
  value(await first.append('a', [sampleRecord(3)], [], []));
  expect((await loaded(first, 'a')).records).toHaveLength(3);
});

it('goes on with a copy under a new id', async () => {
  const { first, second } = await twoTabs();
  const { id } = value(await second.claim('a'));
  expect(id).not.toBe('a');
  expect(await loaded(second, id)).toEqual({ ...(await loaded(first, 'a')), id, name: 'mine (copy)' });
  value(await second.append(id, [sampleRecord(3)], [], []));
  expect((await loaded(first, 'a')).records).toHaveLength(2);
  expect((await loaded(first, id)).records).toHaveLength(3);
  expect(value(await first.claim('a')).id).toBe('a');
});

it('saves what it has under a new id', async () => {
  const { first, second } = await twoTabs();
  const { id } = value(await second.save(sampleRun('a', 1)));
  expect(id).not.toBe('a');
  expect((await loaded(first, id)).records).toHaveLength(1);
  expect((await loaded(first, 'a')).name).toBe('mine');
});

it('a name may be given from any tab, while the other writes', async () => {
  const { first, second } = await twoTabs();
  value(await second.rename('a', 'yours'));
  value(await first.append('a', [sampleRecord(3)], [], []));
  expect(await loaded(second, 'a')).toMatchObject({ name: 'yours', records: { length: 3 } });
});

it('a tab lets go of a run when it takes another, and when it closes', async () => {
  const { first, second } = await twoTabs();
  value(await first.save(sampleRun('b', 1)));
  expect(value(await second.claim('a')).id).toBe('a');
  expect(await first.append('a', [sampleRecord(3)], [], [])).toMatchObject({ reason: 'elsewhere' });
  value(await first.claim('b'));
  first.close();
  // Closing waits its turn behind the calls before it.
  await first.list();
  expect(value(await second.claim('b')).id).toBe('b');
});

it('a run that another tab writes survives the cap, and keeps its checkpoint', async () => {
  const { first, second } = await twoTabs();
  value(await first.rename('a', null));
  for (let i = 0; i < 25; i++) value(await second.save(sampleRun(`run ${i}`, 0, { updated: 9000 + i })));
  // 20 of these, and the oldest of all.
  const runs = value(await second.list()).runs;
  expect(runs).toHaveLength(21);
  expect(runs.at(-1)?.id).toBe('a');
  expect(value(await second.dropCheckpoints(null)).runs).toBe(0);
  expect((await loaded(first, 'a')).checkpoint).toEqual(sampleCheckpoint(2));
});

it.each<[string, RunLocks | null]>([
  ['has no locks', null],
  [
    'refuses locks',
    {
      request: () => Promise.reject(new DOMException('denied', 'SecurityError')),
      query: () => Promise.reject(new DOMException('denied', 'SecurityError')),
    },
  ],
])('a browser that %s lets every tab write', async (_, locks) => {
  const { second } = await twoTabs(locks);
  value(await second.append('a', [sampleRecord(3)], [], []));
  value(await second.remove('a'));
});
