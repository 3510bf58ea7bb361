/** Opens the run archive: on IndexedDB, or in memory where the browser refuses one. */
import { type Archive, UNNAMED_KEPT, UNNAMED_KEPT_IN_MEMORY } from './archive.ts';
import { createArchive } from './createArchive.ts';
import { openIndexedDb } from './indexedDb.ts';
import { createMemoryStorage } from './memory.ts';
import { createOwnership, type RunLocks } from './ownership.ts';
import { failureOf } from './storage.ts';

export interface ArchiveHost {
  /** The time, in milliseconds since 1970. */
  readonly now?: () => number;
  /** `navigator.locks`; null where there is none. */
  readonly locks?: RunLocks | null;
  /** Milliseconds that the browser has to open its database. */
  readonly patience?: number;
}

/**
 * Opens the archive. Never rejects: where there is no database to be had, runs are kept in memory and `reason` says why.
 * @param factory `window.indexedDB`; null where reading it throws
 */
export async function openArchive(factory: IDBFactory | null, host: ArchiveHost = {}): Promise<Archive> {
  const { now = Date.now, locks = browserLocks(), patience = 5000 } = host;
  try {
    if (factory === null) throw new DOMException('no IndexedDB', 'SecurityError');
    const storage = await openIndexedDb(factory, patience);
    return createArchive(storage, createOwnership(locks), { reason: null, kept: UNNAMED_KEPT, now });
  } catch (error) {
    const { message: reason } = failureOf(error);
    // Nobody else sees this memory, so there is nobody to lock out.
    return createArchive(createMemoryStorage(), createOwnership(null), { reason, kept: UNNAMED_KEPT_IN_MEMORY, now });
  }
}

/** Browsers offer locks only to pages that came over https or from this machine. */
function browserLocks(): RunLocks | null {
  return typeof navigator !== 'undefined' && 'locks' in navigator ? navigator.locks : null;
}
