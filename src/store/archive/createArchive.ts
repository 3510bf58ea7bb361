/** The archive on any storage: the order of its calls, who may write, and which runs are kept. */
import {
  type Archive,
  type ArchivedSummary,
  type ArchiveListing,
  type ArchiveResult,
  newRunId,
  type RemovedRun,
} from './archive.ts';
import { summaryOf } from './entries.ts';
import type { Ownership } from './ownership.ts';
import { assembleRun, readEntries, readHeader, readHeaders } from './reading.ts';
import { ArchiveError, failureOf, type RunStorage, type Transaction } from './storage.ts';
import { appendIterations, deleteRun, nameOf, writeCheckpoint, writeHeader, writeRun } from './writing.ts';

export interface ArchiveSettings {
  /** Why runs do not outlive the page; null where they do. */
  readonly reason: string | null;
  /** Unnamed runs that are kept. */
  readonly kept: number;
  readonly now: () => number;
}

export function createArchive(storage: RunStorage, ownership: Ownership, settings: ArchiveSettings): Archive {
  const { reason, kept, now } = settings;
  let last: Promise<unknown> = Promise.resolve();

  /** Carries out one call after those before it, and says what came of it. */
  const attempt = <T extends object>(call: () => Promise<T>): Promise<ArchiveResult<T>> => {
    const result = last.then(async (): Promise<ArchiveResult<T>> => {
      try {
        return { ok: true, ...(await call()) };
      } catch (error) {
        return failureOf(error);
      }
    });
    last = result;
    return result;
  };
  const read = <T>(body: (transaction: Transaction) => Promise<T>) => storage.transact('readonly', body);
  const write = <T>(body: (transaction: Transaction) => Promise<T>) => storage.transact('readwrite', body);

  /** The id itself where this tab may write it, else a new one that it may. */
  const ownOrNew = async (id: string): Promise<string> => {
    if (await ownership.claim(id)) return id;
    const fresh = newRunId();
    await ownership.claim(fresh);
    return fresh;
  };
  const own = async (id: string): Promise<void> => {
    if (!(await ownership.claim(id))) throw new ArchiveError('elsewhere', 'Another tab writes this run.');
  };

  const list = (): Promise<ArchiveResult<ArchiveListing>> =>
    attempt(async () => {
      const { headed, broken } = await read(readHeaders);
      return { runs: headed.map(({ id, header }) => summaryOf(id, header)), broken };
    });

  return {
    persistent: reason === null,
    reason,
    kept,
    list,
    latest: async () => {
      const listing = await list();
      return listing.ok ? (listing.runs[0] ?? null) : null;
    },
    load: (id) => attempt(async () => assembleRun(id, await read((transaction) => readEntries(transaction, id)))),
    save: (run) =>
      attempt(async () => {
        const id = await ownOrNew(run.id);
        const busy = await ownership.elsewhere();
        const removed = await write(async (transaction) => {
          await writeRun(transaction, { ...run, id });
          return prune(transaction, kept, new Set([...busy, id]));
        });
        return { id, removed };
      }),
    claim: (id) =>
      attempt(async () => {
        const own = await ownOrNew(id);
        if (own !== id) await write((transaction) => copyRun(transaction, id, own));
        return { id: own };
      }),
    append: (id, records, metrics, changes) =>
      attempt(async () => {
        await own(id);
        await write((transaction) => appendIterations(transaction, id, { records, metrics, changes }, now()));
        return {};
      }),
    checkpoint: (id, checkpoint) =>
      attempt(async () => {
        await own(id);
        await write((transaction) => writeCheckpoint(transaction, id, checkpoint, now()));
        return {};
      }),
    rename: (id, name) =>
      attempt(async () => {
        await write(async (transaction) => {
          const header = await readHeader(transaction, id);
          await writeHeader(transaction, id, { ...header, name: nameOf(name) });
        });
        return {};
      }),
    remove: (id) =>
      attempt(async () => {
        const busy = await ownership.elsewhere();
        if (busy.has(id)) throw new ArchiveError('elsewhere', 'Another tab writes this run.');
        const removed = await write(async (transaction): Promise<RemovedRun> => {
          const entries = await readEntries(transaction, id);
          if (entries.length === 0) throw new ArchiveError('missing', `There is no saved run ${id.slice(0, 8)}.`);
          await deleteRun(transaction, id);
          return { id, entries };
        });
        if (ownership.held() === id) ownership.release();
        return { removed };
      }),
    restore: ({ id, entries }) =>
      attempt(async () => {
        await write(async (transaction) => {
          const there = await readEntries(transaction, id);
          if (there.length > 0) throw new ArchiveError('failed', 'This run has been saved again.');
          for (const { table, key, value } of entries) await transaction.put(table, key, value);
        });
        return {};
      }),
    dropCheckpoints: (except) =>
      attempt(async () => {
        const busy = await ownership.elsewhere();
        const spared = new Set(except === null ? busy : [...busy, except]);
        return write((transaction) => dropCheckpoints(transaction, spared));
      }),
    close: () => {
      void attempt(async () => {
        ownership.release();
        storage.close();
        return {};
      });
    },
  };
}

/** Removes unnamed runs beyond the newest `kept`, but none of `spared`. */
async function prune(
  transaction: Transaction,
  kept: number,
  spared: ReadonlySet<string>,
): Promise<readonly ArchivedSummary[]> {
  const { headed } = await readHeaders(transaction);
  const unnamed = headed.filter(({ header }) => header.name === null);
  const removed = unnamed.slice(kept).filter(({ id }) => !spared.has(id));
  for (const { id } of removed) await deleteRun(transaction, id);
  return removed.map(({ id, header }) => summaryOf(id, header));
}

/** Copies a run entry by entry; its name says that it is a copy. */
async function copyRun(transaction: Transaction, id: string, to: string): Promise<void> {
  const header = await readHeader(transaction, id);
  for (const { table, key, value } of await readEntries(transaction, id)) {
    if (table === 'iterations') await transaction.put(table, [to, key[1] ?? 0], value);
    if (table === 'checkpoints') await transaction.put(table, [to], value);
  }
  await writeHeader(transaction, to, {
    ...header,
    name: header.name === null ? null : nameOf(`${header.name} (copy)`),
  });
}

async function dropCheckpoints(transaction: Transaction, spared: ReadonlySet<string>) {
  const { headed } = await readHeaders(transaction);
  let runs = 0;
  let bytes = 0;
  for (const { id, header } of headed) {
    if (header.checkpoint === null || spared.has(id)) continue;
    runs++;
    bytes += header.checkpoint.bytes;
    await transaction.delete('checkpoints', id);
    await writeHeader(transaction, id, { ...header, checkpoint: null });
  }
  return { runs, bytes };
}
