/** The run archive in a worker of its own: writing a checkpoint of some megabytes must not make the page stutter. */
import { expose } from 'comlink';
import type { Archive } from './archive.ts';
import { openArchive } from './openArchive.ts';

const opened = openArchive(offeredDatabase());

/** `indexedDB`; null where the browser refuses even to name it. */
function offeredDatabase(): IDBFactory | null {
  try {
    return globalThis.indexedDB ?? null;
  } catch {
    return null;
  }
}

/** What the page calls: the archive's methods, each waiting until it is open, and its plain facts in one answer. */
const service = {
  facts: async () => {
    const { persistent, reason, kept } = await opened;
    return { persistent, reason, kept };
  },
  list: async () => (await opened).list(),
  latest: async () => (await opened).latest(),
  load: async (...args: Parameters<Archive['load']>) => (await opened).load(...args),
  save: async (...args: Parameters<Archive['save']>) => (await opened).save(...args),
  claim: async (...args: Parameters<Archive['claim']>) => (await opened).claim(...args),
  append: async (...args: Parameters<Archive['append']>) => (await opened).append(...args),
  checkpoint: async (...args: Parameters<Archive['checkpoint']>) => (await opened).checkpoint(...args),
  rename: async (...args: Parameters<Archive['rename']>) => (await opened).rename(...args),
  remove: async (...args: Parameters<Archive['remove']>) => (await opened).remove(...args),
  restore: async (...args: Parameters<Archive['restore']>) => (await opened).restore(...args),
  dropCheckpoints: async (...args: Parameters<Archive['dropCheckpoints']>) => (await opened).dropCheckpoints(...args),
  close: async () => (await opened).close(),
};
export type ArchiveService = typeof service;

expose(service);
