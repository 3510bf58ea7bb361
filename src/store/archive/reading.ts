/** Reads runs from a transaction: headers for the list, whole runs, and the raw entries that a removal is undone with. */
import { flatten } from '../../config/config.ts';
import type { IterationMetrics, RolloutRecord } from '../../training/protocol.ts';
import type { ArchivedCheckpoint, ArchivedRun, BrokenRun, StoredEntry } from './archive.ts';
import { type Header, parseCheckpoint, parseHeader, parseIteration } from './entries.ts';
import { ArchiveError, TABLES, type Transaction } from './storage.ts';

/** A readable header with the run that it belongs to. */
export interface HeadedRun {
  readonly id: string;
  readonly header: Header;
}

/** Every run's header, newest first, and the runs that have none that can be read. */
export async function readHeaders(
  transaction: Transaction,
): Promise<{ readonly headed: readonly HeadedRun[]; readonly broken: readonly BrokenRun[] }> {
  const headed: HeadedRun[] = [];
  const broken: BrokenRun[] = [];
  for (const { key, value } of await transaction.entries('runs', null)) {
    const [id] = key;
    try {
      headed.push({ id, header: headerOf(id, value) });
    } catch (error) {
      broken.push({ id, message: messageOf(error) });
    }
  }
  headed.sort(({ header: a, id: x }, { header: b, id: y }) => {
    return b.updated - a.updated || b.created - a.created || (x < y ? -1 : 1);
  });
  return { headed, broken };
}

/** @throws ArchiveError 'missing' or 'unreadable' */
export async function readHeader(transaction: Transaction, id: string): Promise<Header> {
  const value = await transaction.get('runs', [id]);
  if (value === undefined) throw new ArchiveError('missing', `There is no saved run ${id.slice(0, 8)}.`);
  return headerOf(id, value);
}

/** Every entry of a run, as it is stored. */
export async function readEntries(transaction: Transaction, id: string): Promise<readonly StoredEntry[]> {
  const tables = await Promise.all(TABLES.map((table) => transaction.entries(table, id)));
  return tables.flat();
}

/**
 * Puts a run together from its entries: up to the first iteration that is missing or cannot be read, and with its
 * checkpoint if that is of one of these.
 * @returns the run, and what of it was left out
 * @throws ArchiveError 'missing' or 'unreadable' (the header)
 */
export function assembleRun(
  id: string,
  entries: readonly StoredEntry[],
): { readonly run: ArchivedRun; readonly problems: readonly string[] } {
  const stored = entries.find(({ table }) => table === 'runs');
  if (stored === undefined) throw new ArchiveError('missing', `There is no saved run ${id.slice(0, 8)}.`);
  const header = headerOf(id, stored.value);
  const { name, created, updated, worldVersion, config, changes } = header;
  const called = `run ${name === null ? id.slice(0, 8) : `“${name}”`}`;
  const problems: string[] = [];

  const { records, metrics, problem } = readIterations(entries, header);
  if (problem !== null) problems.push(`${called} could not be read ${problem}`);
  let checkpoint: ArchivedCheckpoint | null = null;
  try {
    checkpoint = readCheckpoint(entries, header, records.length);
  } catch (error) {
    problems.push(`the checkpoint of ${called} could not be read: ${messageOf(error)}`);
  }
  const run = {
    id,
    name,
    created,
    updated,
    worldVersion,
    config: flatten(config),
    changes,
    records,
    metrics,
    checkpoint,
  };
  return { run, problems };
}

function headerOf(id: string, value: unknown): Header {
  try {
    return parseHeader(value);
  } catch (error) {
    throw new ArchiveError('unreadable', `run ${id.slice(0, 8)} could not be read: ${messageOf(error)}`);
  }
}

function readIterations(entries: readonly StoredEntry[], { config, iterations, measured }: Header) {
  const records: RolloutRecord[] = [];
  const metrics: IterationMetrics[] = [];
  const until = (problem: string | null) => ({ records, metrics, problem });
  const rows = entries.filter(({ table }) => table === 'iterations');
  for (let due = 1; due <= iterations; due++) {
    const row = rows[due - 1];
    if (row?.key[1] !== due) return until(`from iteration ${due} on: it is missing`);
    try {
      const entry = parseIteration(row.value, due, config);
      if (entry.metrics !== null) metrics.push(entry.metrics);
      else if (due <= measured) return until(`from iteration ${due} on: its metrics are missing`);
      records.push(entry.record);
    } catch (error) {
      return until(`from iteration ${due} on: ${messageOf(error)}`);
    }
  }
  return until(null);
}

function readCheckpoint(entries: readonly StoredEntry[], { config, checkpoint: due }: Header, iterations: number) {
  const stored = entries.find(({ table }) => table === 'checkpoints');
  if (stored === undefined && due === null) return null;
  if (stored === undefined) throw new ArchiveError('unreadable', 'it is missing');
  const checkpoint = parseCheckpoint(stored.value, config);
  if (checkpoint.iteration <= iterations) return checkpoint;
  throw new ArchiveError('unreadable', `it belongs to iteration ${checkpoint.iteration}, which is not there`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
