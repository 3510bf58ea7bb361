/** Runs to save: arrays that fit their configuration, with contents that tell iterations apart. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { flatten, parseConfig } from '../../../src/config/config.ts';
import type { Archive, ArchivedCheckpoint, ArchivedRun, ArchiveResult } from '../../../src/store/archive/archive.ts';
import { type ArchiveHost, openArchive } from '../../../src/store/archive/openArchive.ts';
import type { RunLocks } from '../../../src/store/archive/ownership.ts';
import type { IterationMetrics, RolloutRecord } from '../../../src/training/protocol.ts';

/** 3 tasks × 2 rollouts, of which the first task is watched. */
export const config = parseConfig({ tasks: 3, rollouts: 2, pinned: 1, seed: 7 });

/** Trajectories of 1, 2, 3, 1, 2, 3 steps: 12 actions, and log-probabilities of the first 1 + 2 steps. */
export function sampleRecord(iteration: number): RolloutRecord {
  return {
    iteration,
    taskSeeds: Uint32Array.of(1, 4294967295, iteration),
    lengths: Uint16Array.of(1, 2, 3, 1, 2, 3),
    actions: Uint16Array.from({ length: 12 }, (_, i) => (iteration * 31 + i) % 65536),
    // Rounded to float32, the smallest one there is, and minus zero: bits that a detour over text would lose.
    logProbs: Float32Array.of(-1 / iteration, -1.4e-45, -0),
    probabilities: [{ before: Uint16Array.of(0, 65535, iteration), after: Uint16Array.of(iteration, 1, 65534) }],
    truths: [
      {
        value: Float32Array.of(iteration, 0.1, -0),
        advantage: Float32Array.of(-1.4e-45, iteration, 3),
        halfWidth: new Float32Array(3),
      },
    ],
  };
}

export function sampleMetrics(iteration: number): IterationMetrics {
  return {
    iteration,
    successRate: iteration / 1000,
    watchedSuccessRate: iteration % 2 === 0 ? null : 0.1 + 0.2,
    meanScore: iteration % 2 === 0 ? 0.7 : null,
    familySuccess: { heat: 1 / 3, pick: 0 },
    meanLength: 2,
    envSteps: 12,
    kl: -1e-9,
    clipFraction: 0.25,
    entropy: Math.LN2,
    loss: -0.5,
    gradientNorm: 1e-3,
    groupSize: 1.5,
    singletonShare: 0.5,
    noVarianceShare: 1,
    peakAdvantage: 35,
    advantages: { zeros: 2, counts: Array.from({ length: 26 }, (_, i) => i) },
    heldOutSuccess: iteration % 5 === 0 ? 0.40625 : null,
    seconds: { rollout: 0.1, credit: 0.01, update: 0.2, evaluation: 0.03 },
  };
}

/** 6 + 2 numbers, thrice each: 96 bytes. */
export function sampleCheckpoint(iteration: number): ArchivedCheckpoint {
  const parameter = (name: string, shape: readonly number[], size: number) => ({
    name,
    shape,
    value: Float32Array.from({ length: size }, (_, i) => Math.sin(i + iteration)),
    m: new Float32Array(size).fill(-0),
    v: new Float32Array(size).fill(1.4e-45),
  });
  return {
    iteration,
    policy: { network: 'words', step: 4, parameters: [parameter('state', [3, 2], 6), parameter('dense', [2, 1], 2)] },
  };
}

export function sampleRun(id: string, iterations: number, overrides: Partial<ArchivedRun> = {}): ArchivedRun {
  const numbers = Array.from({ length: iterations }, (_, i) => i + 1);
  return {
    id,
    name: null,
    created: 1000,
    updated: 2000,
    worldVersion: 3,
    config: flatten(config),
    changes: [],
    records: numbers.map(sampleRecord),
    metrics: numbers.map(sampleMetrics),
    checkpoint: null,
    ...overrides,
  };
}

/** What a call brought. Throws its message where it failed. */
export function value<T extends object>(result: ArchiveResult<T>): { readonly ok: true } & T {
  if (!result.ok) throw new Error(`${result.reason}: ${result.message}`);
  return result;
}

/** The run as it reads, which must be without problems. */
export async function loaded(archive: Archive, id: string): Promise<ArchivedRun> {
  const { run, problems } = value(await archive.load(id));
  if (problems.length > 0) throw new Error(problems.join('; '));
  return run;
}

/** Two kinds of storage with one behaviour. */
export const kinds: readonly { readonly kind: string; open(host?: ArchiveHost): Promise<Archive> }[] = [
  { kind: 'a database', open: (host = {}) => openArchive(new IDBFactory(), { locks: null, ...host }) },
  { kind: 'memory', open: (host = {}) => openArchive(null, { locks: null, ...host }) },
];

/** Locks as browsers have them, shared by the tabs that are given them. */
export function browserLocks(): RunLocks {
  const held = new Set<string>();
  return {
    async request(name, _options, callback) {
      if (held.has(name)) return callback(null);
      held.add(name);
      await callback({});
      held.delete(name);
    },
    query: async () => ({ held: [...held, 'of another page'].map((name) => ({ name })) }),
  };
}

/** The raw database behind an archive. */
export function openRaw(factory: IDBFactory, version?: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open('g2po-lab', version);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

type Table = 'runs' | 'iterations' | 'checkpoints';

/** Writes behind the archive's back; undefined deletes. */
export async function tamper(
  factory: IDBFactory,
  table: Table,
  key: (string | number)[],
  change: (value: unknown) => unknown,
): Promise<void> {
  const database = await openRaw(factory);
  await new Promise<void>((resolve, reject) => {
    const transaction = database.transaction(table, 'readwrite');
    const store = transaction.objectStore(table);
    const request = store.get(key);
    request.onsuccess = () => {
      const changed = change(request.result);
      if (changed === undefined) store.delete(key);
      else store.put(changed, key);
    };
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
  database.close();
}

/** Every value in the database, table by table. */
export async function rawValues(factory: IDBFactory): Promise<Readonly<Record<Table, readonly unknown[]>>> {
  const database = await openRaw(factory);
  const all = (table: Table) =>
    new Promise<unknown[]>((resolve, reject) => {
      const request: IDBRequest<unknown[]> = database.transaction(table).objectStore(table).getAll();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const [runs, iterations, checkpoints] = [await all('runs'), await all('iterations'), await all('checkpoints')];
  database.close();
  return { runs, iterations, checkpoints };
}
