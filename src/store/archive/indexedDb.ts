/** The storage on IndexedDB: opening, versions, transactions. */
import type { StoredEntry } from './archive.ts';
import { ArchiveError, type Key, type RunStorage, TABLES, type Table, type Transaction } from './storage.ts';

export const DATABASE = 'g2po-lab';

/**
 * Step i brings a database of version i to version i + 1. Steps are only ever added: where what is stored changes its
 * shape, a new step rewrites the entries of old.
 */
const upgrades: readonly ((database: IDBDatabase, transaction: IDBTransaction) => void)[] = [
  (database) => {
    for (const table of TABLES) database.createObjectStore(table);
  },
];

/** Version of the database, and of the entries in it. */
export const SCHEMA_VERSION = upgrades.length;

/**
 * Opens the database.
 * @param patience Milliseconds after which a browser that does not answer is given up.
 * @throws ArchiveError where the browser refuses, another tab is in the way, or a newer page wrote it
 */
export async function openIndexedDb(factory: IDBFactory, patience: number): Promise<RunStorage> {
  const storage = new IndexedDbStorage(() => openDatabase(factory, patience));
  await storage.connect();
  return storage;
}

class IndexedDbStorage implements RunStorage {
  readonly #open: () => Promise<IDBDatabase>;
  #database: IDBDatabase | null = null;
  /** Why it is not to be opened again. */
  #closed: string | null = null;

  constructor(open: () => Promise<IDBDatabase>) {
    this.#open = open;
  }

  /** The database; opened again where the browser closed it (its data was cleared, the disk failed). */
  async connect(): Promise<IDBDatabase> {
    if (this.#closed !== null) throw new ArchiveError('refused', this.#closed);
    if (this.#database !== null) return this.#database;
    const database = await this.#open();
    database.onclose = () => {
      this.#database = null;
    };
    // A newer page in another tab waits for this one to let go.
    database.onversionchange = () =>
      this.#close('Another tab has opened a newer version of this page: reload to save runs again.');
    this.#database = database;
    return database;
  }

  async transact<T>(mode: 'readonly' | 'readwrite', body: (transaction: Transaction) => Promise<T>): Promise<T> {
    const database = await this.connect();
    const transaction = database.transaction(TABLES, mode);
    const ended = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    // Where the body fails first, nobody waits for the end.
    ended.catch(() => {});
    try {
      const result = await body(transactionOn(transaction));
      await ended;
      return result;
    } catch (error) {
      abort(transaction);
      // No room left: requests only say that they were aborted, the transaction knows why.
      throw transaction.error ?? error;
    }
  }

  close(): void {
    this.#close('The saved runs are closed.');
  }

  #close(reason: string): void {
    this.#closed = reason;
    this.#database?.close();
    this.#database = null;
  }
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It is over already.
  }
}

function openDatabase(factory: IDBFactory, patience: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    let given = false;
    const giveUp = (message: string) => {
      given = true;
      clearTimeout(timer);
      reject(new ArchiveError('refused', message));
    };
    const request = factory.open(DATABASE, SCHEMA_VERSION);
    const timer = setTimeout(() => giveUp('The browser does not open its database.'), patience);
    request.onupgradeneeded = ({ oldVersion }) => {
      const { result: database, transaction } = request;
      if (transaction !== null) for (const upgrade of upgrades.slice(oldVersion)) upgrade(database, transaction);
    };
    request.onblocked = () => giveUp('Another tab holds the saved runs of an older version of this page: close it.');
    request.onerror = () =>
      giveUp(
        request.error?.name === 'VersionError'
          ? 'The saved runs were written by a newer version of this page: reload it.'
          : `The browser does not open its database: ${request.error?.message ?? 'it does not say why'}`,
      );
    request.onsuccess = () => {
      clearTimeout(timer);
      // Too late: nobody would ever close it, and it would be in the way of other tabs.
      if (given) request.result.close();
      else resolve(request.result);
    };
  });
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Keys [id] and [id, n] of a run: in the order of keys, a list comes after every number. */
function rangeOf(id: string | null, from?: number): IDBKeyRange | null {
  if (id === null) return null;
  return IDBKeyRange.bound(from === undefined ? [id] : [id, from], [id, []]);
}

function transactionOn(transaction: IDBTransaction): Transaction {
  const store = (table: Table) => transaction.objectStore(table);
  return {
    get: (table, key) => answer<unknown>(store(table).get([...key])),
    entries: async (table, id, from) => {
      const range = rangeOf(id, from);
      const [keys, values] = await Promise.all([
        answer(store(table).getAllKeys(range)),
        answer<unknown[]>(store(table).getAll(range)),
      ]);
      return keys.flatMap((stored, i): readonly StoredEntry[] => {
        const key = keyOf(stored);
        return key === null ? [] : [{ table, key, value: values[i] }];
      });
    },
    put: async (table, key, value) => {
      await answer(store(table).put(value, [...key]));
    },
    delete: async (table, id, from) => {
      const range = rangeOf(id, from);
      if (range !== null) await answer(store(table).delete(range));
    },
  };
}

/** A key as this page writes them; null of any other, which belongs to no run. */
function keyOf(key: IDBValidKey): Key | null {
  if (!Array.isArray(key) || typeof key[0] !== 'string') return null;
  return typeof key[1] === 'number' ? [key[0], key[1]] : [key[0]];
}
