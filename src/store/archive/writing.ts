/** Writes runs into a transaction: only what would be read back again. */
import type { ConfigChange } from '../../config/changes.ts';
import type { RunConfig } from '../../config/config.ts';
import type { IterationMetrics, RolloutRecord } from '../../training/protocol.ts';
import type { ArchivedCheckpoint, ArchivedRun } from './archive.ts';
import {
  checkpointBytes,
  compactCheckpoint,
  compactRecord,
  configOf,
  type Header,
  iterationBytes,
  parseCheckpoint,
  parseHeader,
  parseIteration,
  storedHeader,
} from './entries.ts';
import { readHeader } from './reading.ts';
import { type IterationEntry, MAX_NAME } from './schemas.ts';
import { ArchiveError, TABLES, type Transaction } from './storage.ts';

/** The name that a run gets: null of a blank one. */
export function nameOf(name: string | null): string | null {
  const trimmed = name?.trim().slice(0, MAX_NAME).trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

/** Checks what is about to be written by the rules of reading. Throws ArchiveError 'failed'. */
function checked<T>(what: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof ArchiveError) throw new ArchiveError('failed', `${what} is not saved: ${error.message}`);
    throw error;
  }
}

export async function writeHeader(transaction: Transaction, id: string, header: Header): Promise<void> {
  const stored = storedHeader(header);
  checked('The run', () => parseHeader(stored));
  await transaction.put('runs', [id], stored);
}

export async function deleteRun(transaction: Transaction, id: string): Promise<void> {
  await Promise.all(TABLES.map((table) => transaction.delete(table, id)));
}

/** Writes a whole run in place of what was there. Throws ArchiveError 'failed' where it does not fit together. */
export async function writeRun(transaction: Transaction, run: ArchivedRun): Promise<void> {
  const { id, name, created, updated, worldVersion, config, changes, records, metrics, checkpoint } = run;
  const empty: Header = {
    name: nameOf(name),
    created,
    updated,
    worldVersion,
    config: checked('The run', () => configOf(config)),
    changes,
    iterations: 0,
    measured: 0,
    success: null,
    bytes: 0,
    checkpoint: null,
  };
  await deleteRun(transaction, id);
  const header = await addIterations(transaction, id, empty, records, metrics);
  const summary = checkpoint === null ? null : await putCheckpoint(transaction, id, header, checkpoint);
  await writeHeader(transaction, id, { ...header, checkpoint: summary });
}

/**
 * Adds iterations to a saved run; see `Archive.append`.
 * @throws ArchiveError 'missing', 'unreadable', or 'failed' where they do not follow what is there
 */
export async function appendIterations(
  transaction: Transaction,
  id: string,
  added: {
    readonly records: readonly RolloutRecord[];
    readonly metrics: readonly IterationMetrics[];
    readonly changes: readonly ConfigChange[];
  },
  updated: number,
): Promise<void> {
  const saved = await readHeader(transaction, id);
  const first = added.records[0]?.iteration ?? saved.iterations + 1;
  const rewound = first <= saved.iterations ? await rewind(transaction, id, saved, first) : saved;
  const header = await addIterations(transaction, id, rewound, added.records, added.metrics);
  await writeHeader(transaction, id, { ...header, updated, changes: [...header.changes, ...added.changes] });
}

/** Replaces the checkpoint of a saved run. Throws ArchiveError 'failed' where it is not of this run. */
export async function writeCheckpoint(
  transaction: Transaction,
  id: string,
  checkpoint: ArchivedCheckpoint,
  updated: number,
): Promise<void> {
  const header = await readHeader(transaction, id);
  const summary = await putCheckpoint(transaction, id, header, checkpoint);
  await writeHeader(transaction, id, { ...header, updated, checkpoint: summary });
}

async function putCheckpoint(transaction: Transaction, id: string, header: Header, checkpoint: ArchivedCheckpoint) {
  const own = compactCheckpoint(checkpoint);
  checked('The checkpoint', () => parseCheckpoint(own, header.config));
  const { iteration } = own;
  if (iteration > header.iterations)
    throw new ArchiveError('failed', `The checkpoint is not saved: iteration ${iteration} is not there yet.`);
  await transaction.put('checkpoints', [id], own);
  return { iteration, bytes: checkpointBytes(own) };
}

/** Puts iterations after those of the header; returns the header that goes with them. */
async function addIterations(
  transaction: Transaction,
  id: string,
  header: Header,
  records: readonly RolloutRecord[],
  metrics: readonly IterationMetrics[],
): Promise<Header> {
  const iterations = header.iterations + records.length;
  const measured = header.measured + metrics.length;
  const follow = (what: string, numbers: readonly { readonly iteration: number }[], before: number): void => {
    const wrong = numbers.find(({ iteration }, i) => iteration !== before + i + 1);
    if (wrong === undefined) return;
    const due = before + numbers.indexOf(wrong) + 1;
    throw new ArchiveError('failed', `${what} of iteration ${wrong.iteration} came where ${due} is due.`);
  };
  follow('The record', records, header.iterations);
  follow('The metrics', metrics, header.measured);
  if (measured > iterations) throw new ArchiveError('failed', `There is no record of iteration ${measured}.`);

  let { bytes } = header;
  // Metrics that come after their record join it where it lies.
  const from = (metrics.length > 0 ? header.measured : header.iterations) + 1;
  for (let iteration = from; iteration <= iterations; iteration++) {
    const before =
      iteration <= header.iterations ? await readIteration(transaction, id, iteration, header.config) : null;
    const record = before?.record ?? compactRecord(records[iteration - header.iterations - 1]);
    const entry = { record, metrics: metrics[iteration - header.measured - 1] ?? null };
    checked(`Iteration ${iteration}`, () => parseIteration(entry, iteration, header.config));
    await transaction.put('iterations', [id, iteration], entry);
    bytes += iterationBytes(entry) - (before === null ? 0 : iterationBytes(before));
  }
  return { ...header, iterations, measured, bytes, success: metrics.at(-1)?.successRate ?? header.success };
}

async function readIteration(
  transaction: Transaction,
  id: string,
  iteration: number,
  config: RunConfig,
): Promise<IterationEntry> {
  return parseIteration(await transaction.get('iterations', [id, iteration]), iteration, config);
}

/** Takes a run back to before iteration `first`, from which on it is written anew. */
async function rewind(transaction: Transaction, id: string, header: Header, first: number): Promise<Header> {
  await transaction.delete('iterations', id, first);
  let bytes = 0;
  let success: number | null = null;
  for (const { key, value } of await transaction.entries('iterations', id)) {
    const entry = parseIteration(value, key[1] ?? 0, header.config);
    bytes += iterationBytes(entry);
    success = entry.metrics?.successRate ?? null;
  }
  const checkpoint = header.checkpoint !== null && header.checkpoint.iteration < first ? header.checkpoint : null;
  if (checkpoint === null) await transaction.delete('checkpoints', id);
  return {
    ...header,
    iterations: first - 1,
    measured: Math.min(header.measured, first - 1),
    changes: header.changes.filter(({ iteration }) => iteration < first),
    bytes,
    success,
    checkpoint,
  };
}
