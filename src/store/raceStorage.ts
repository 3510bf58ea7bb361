/** A race's results in localStorage: written as columns, every field validated when it comes back. */
import * as z from 'zod/mini';
import { flatten, parseConfig } from '../config/config.ts';
import { estimators } from '../credit/estimators/registry.ts';
import {
  FEWEST_ESTIMATORS,
  MOST_ESTIMATORS,
  noRace,
  RACER_STATUSES,
  type RacePoint,
  type Racer,
  type RaceSetup,
  type RaceState,
  raceOptions,
  racersOf,
} from './race.ts';

/** The part of `localStorage` that is used; null where the browser refuses it. */
export type RaceStorage = Pick<Storage, 'getItem' | 'setItem'> | null;

const KEY = 'g2po-lab.race';
const VERSION = 1;

const share = z.number().check(z.gte(0), z.lte(1));
const count = z.number().check(z.gte(0));
const mostPoints = z.maxLength(raceOptions.iterations.max);

const racerSchema = z.object({
  status: z.enum(RACER_STATUSES),
  attempts: count,
  backend: z.nullable(z.enum(['webgpu', 'wasm', 'cpu'])),
  failure: z.nullable(z.string().check(z.maxLength(1000))),
  success: z.array(share).check(mostPoints),
  heldOut: z.array(z.nullable(share)).check(mostPoints),
  envSteps: z.array(count).check(mostPoints),
  seconds: z.array(count).check(mostPoints),
});

const raceSchema = z.object({
  version: z.literal(VERSION),
  config: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  estimators: z
    .array(z.enum(estimators.map(({ id }) => id)))
    .check(z.minLength(FEWEST_ESTIMATORS), z.maxLength(MOST_ESTIMATORS)),
  seeds: z
    .array(z.number().check(z.gte(0), z.lt(2 ** 32), z.multipleOf(1)))
    .check(z.minLength(raceOptions.seeds.min), z.maxLength(raceOptions.seeds.max)),
  iterations: z.number().check(z.gte(raceOptions.iterations.min), z.lte(raceOptions.iterations.max), z.multipleOf(1)),
  racers: z.array(racerSchema),
});

/** Writes a race; says why where it cannot (the storage is full or refused). */
export function writeRace(storage: RaceStorage, { setup, racers }: RaceState): string | null {
  if (storage === null || setup === null) return setup === null ? null : 'the browser keeps nothing here';
  const { config, ...rest } = setup;
  const stored: z.infer<typeof raceSchema> = {
    version: VERSION,
    config: { ...flatten(config) },
    estimators: [...rest.estimators],
    seeds: [...rest.seeds],
    iterations: rest.iterations,
    racers: racers.map(({ status, attempts, backend, failure, points }) => ({
      status,
      attempts,
      backend,
      failure: failure?.slice(0, 1000) ?? null,
      success: points.map(({ success }) => success),
      heldOut: points.map(({ heldOut }) => heldOut),
      envSteps: points.map(({ envSteps }) => envSteps),
      // To the millisecond: the rest is noise, and weighs.
      seconds: points.map(({ seconds }) => Math.round(1000 * seconds) / 1000),
    })),
  };
  try {
    storage.setItem(KEY, JSON.stringify(stored));
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The race that was written last; none where there is none, or it cannot be read. What ran when the page closed is stopped. */
export function readRace(storage: RaceStorage): RaceState {
  try {
    const parsed = raceSchema.safeParse(JSON.parse(storage?.getItem(KEY) ?? 'null'));
    if (!parsed.success) return noRace;
    const { estimators: ids, seeds, iterations, racers, config } = parsed.data;
    const setup: RaceSetup = { config: parseConfig(config), estimators: ids, seeds, iterations };
    const fresh = racersOf(setup);
    if (fresh.length !== racers.length) return noRace;
    const read = racers.map((stored, k) => racerOf(fresh[k], stored, iterations));
    const whole = read.every(({ status }) => status === 'done' || status === 'failed');
    return { ...noRace, status: whole ? 'finished' : 'stopped', setup, racers: read };
  } catch {
    // No race, or one of another version of the page's settings: it cannot be compared with anything any more.
    return noRace;
  }
}

/** @throws RangeError where the columns are not as long as they must be. */
function racerOf(fresh: Racer, stored: z.infer<typeof racerSchema>, iterations: number): Racer {
  const { status, attempts, backend, failure, success, heldOut, envSteps, seconds } = stored;
  const length = success.length;
  const complete = status === 'done' ? length === iterations : length <= iterations;
  if (!complete || [heldOut, envSteps, seconds].some((column) => column.length !== length)) {
    throw new RangeError('The columns of a racer are not of one length.');
  }
  const points = success.map(
    (value, k): RacePoint => ({
      success: value,
      heldOut: heldOut[k],
      envSteps: envSteps[k],
      seconds: seconds[k],
    }),
  );
  const ended = status === 'done' || status === 'failed';
  return { ...fresh, status: ended ? status : 'stopped', attempts, backend, failure, points };
}
