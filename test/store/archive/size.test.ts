/** What a run costs on disk, so that twenty of them are no burden. */
import { serialize } from 'node:v8';
import { IDBFactory } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import { defaultConfig, flatten } from '../../../src/config/config.ts';
import { WORDS_SIZE, wordsParameters } from '../../../src/policy/networks/words.ts';
import type { ArchivedCheckpoint } from '../../../src/store/archive/archive.ts';
import { openArchive } from '../../../src/store/archive/openArchive.ts';
import type { IterationMetrics, RolloutRecord } from '../../../src/training/protocol.ts';
import { Session } from '../../../src/training/session.ts';
import { fakePolicy } from '../../training/fakePolicy.ts';
import { rawValues, sampleRun, value } from './samples.ts';

const ITERATIONS = 200;
const MB = 1e6;

/** A checkpoint of the default network: 532,480 numbers and their two moments. */
function wordsCheckpoint(iteration: number): ArchivedCheckpoint {
  const parameters = wordsParameters(WORDS_SIZE).map(({ name, rows, columns }) => {
    const numbers = () => new Float32Array(rows * columns).fill(0.1);
    return { name, shape: [rows, columns], value: numbers(), m: numbers(), v: numbers() };
  });
  return { iteration, policy: { network: 'words', step: 2000, parameters } };
}

it('200 iterations of a default run with a checkpoint stay within 20 MB, and the summary says how much it is', async () => {
  const config = defaultConfig();
  // The untrained policy's rollouts are the longest of a run: most episodes go to the step limit.
  const { rollouts, metrics } = await new Session(config, fakePolicy()).iterate();
  if (rollouts === undefined || metrics === undefined) throw new Error('an iteration without rollouts or metrics');
  const records: RolloutRecord[] = [];
  const scalars: IterationMetrics[] = [];
  for (let iteration = 1; iteration <= ITERATIONS; iteration++) {
    records.push({ ...rollouts, iteration });
    scalars.push({ ...metrics, iteration });
  }
  const factory = new IDBFactory();
  const archive = await openArchive(factory, { locks: null });
  value(await archive.save(sampleRun('a', 0, { config: flatten(config) })));
  value(await archive.append('a', records, scalars, []));
  value(await archive.checkpoint('a', wordsCheckpoint(ITERATIONS)));

  // The structured-clone bytes are what Chromium writes, before it compresses them.
  const { runs, iterations, checkpoints } = await rawValues(factory);
  const bytesOf = (entries: readonly unknown[]) =>
    entries.reduce<number>((sum, entry) => sum + serialize(entry).length, 0);
  const measured = { header: bytesOf(runs), iterations: bytesOf(iterations), checkpoint: bytesOf(checkpoints) };
  console.info(
    `header ${measured.header} B, iteration ${Math.round(measured.iterations / ITERATIONS)} B ` +
      `(${rollouts.actions.length} steps), checkpoint ${(measured.checkpoint / MB).toFixed(2)} MB`,
  );
  const total = measured.header + measured.iterations + measured.checkpoint;
  expect(total).toBeLessThan(20 * MB);
  // 532,480 numbers × 3 × 4 bytes, and their names.
  expect(measured.checkpoint).toBeGreaterThan(6_389_760);
  expect(measured.checkpoint).toBeLessThan(6_389_760 + 1000);
  const shown = (await archive.latest())?.bytes ?? 0;
  expect(Math.abs(shown - total)).toBeLessThan(0.05 * total);
});
