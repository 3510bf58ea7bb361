/** A storage that lasts as long as the page, for browsers that refuse a database. */
import type { StoredEntry } from './archive.ts';
import type { Key, RunStorage, Table, Transaction } from './storage.ts';

type Entries = ReadonlyMap<string, StoredEntry>;

const nameOf = (table: Table, key: Key): string => JSON.stringify([table, ...key]);

/** An empty storage. Like a database it keeps copies and hands out copies, so that a transferred buffer costs it nothing. */
export function createMemoryStorage(): RunStorage {
  let stored: Entries = new Map();
  return {
    async transact(mode, body) {
      const changed = new Map(stored);
      const result = await body(transactionOn(changed));
      if (mode === 'readwrite') stored = changed;
      return result;
    },
    close() {
      stored = new Map();
    },
  };
}

function transactionOn(entries: Map<string, StoredEntry>): Transaction {
  const select = (table: Table, id: string | null, from = 0): StoredEntry[] =>
    [...entries.values()].filter(
      (entry) => entry.table === table && (id === null || entry.key[0] === id) && (entry.key[1] ?? from) >= from,
    );
  return {
    get: async (table, key) => structuredClone(entries.get(nameOf(table, key))?.value),
    entries: async (table, id, from) => structuredClone(select(table, id, from).sort((a, b) => byKey(a.key, b.key))),
    put: async (table, key, value) => {
      entries.set(nameOf(table, key), structuredClone({ table, key, value }));
    },
    delete: async (table, id, from) => {
      for (const { key } of select(table, id, from)) entries.delete(nameOf(table, key));
    },
  };
}

function byKey([a, i = 0]: Key, [b, j = 0]: Key): number {
  return a === b ? i - j : a < b ? -1 : 1;
}
