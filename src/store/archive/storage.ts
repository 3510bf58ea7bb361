/** What the archive needs of a storage: three tables of untyped entries, and transactions that happen whole or not at all. */
import type { ArchiveFailure, StoredEntry } from './archive.ts';

/** The tables: a header a run, an entry an iteration, a checkpoint a run. */
export const TABLES = ['runs', 'iterations', 'checkpoints'] as const satisfies readonly StoredEntry['table'][];
export type Table = StoredEntry['table'];
export type Key = StoredEntry['key'];

export interface Transaction {
  /** The value of a key; undefined where there is none. */
  get(table: Table, key: Key): Promise<unknown>;
  /** Entries of a run, or of all where `id` is null, rising by key; of its iterations those from `from` on. */
  entries(table: Table, id: string | null, from?: number): Promise<readonly StoredEntry[]>;
  put(table: Table, key: Key, value: unknown): Promise<void>;
  /** Deletes the same entries that `entries` gives. */
  delete(table: Table, id: string, from?: number): Promise<void>;
}

export interface RunStorage {
  /**
   * Runs `body`, which may await nothing but the transaction's own methods.
   * @throws what `body` throws (then nothing has changed), or what kept the storage from writing
   */
  transact<T>(mode: 'readonly' | 'readwrite', body: (transaction: Transaction) => Promise<T>): Promise<T>;
  close(): void;
}

/** Something that the archive cannot do, for a reason that its caller can tell. */
export class ArchiveError extends Error {
  readonly reason: ArchiveFailure['reason'];
  constructor(reason: ArchiveFailure['reason'], message: string) {
    super(message);
    this.name = 'ArchiveError';
    this.reason = reason;
  }
}

/** Says of anything thrown what it means for the archive. */
export function failureOf(error: unknown): ArchiveFailure {
  if (error instanceof ArchiveError) return { ok: false, reason: error.reason, message: error.message };
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  switch (name) {
    case 'QuotaExceededError':
      return { ok: false, reason: 'quota', message: 'There is no room left for saved runs.' };
    case 'SecurityError':
    case 'NotAllowedError':
      return { ok: false, reason: 'refused', message: 'The browser does not let this page save runs.' };
    default:
      return { ok: false, reason: 'failed', message: `Saved runs cannot be reached: ${message || name}` };
  }
}
