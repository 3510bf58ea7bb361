/** A race: several estimators train from the same seeds on the same tasks. Its setup, its racers, what can be done with it. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RunConfig } from '../config/config.ts';
import type { Credit } from '../credit/estimator.ts';
import type { EstimatorId } from '../credit/estimators/registry.ts';
import type { StateGraph } from '../credit/graph.ts';
import type { Rollouts } from '../credit/rollouts.ts';
import type { Values } from '../credit/values.ts';
import type { NumberOption } from '../options/option.ts';
import type { BackendName } from '../policy/backends.ts';
import type { RolloutRecord } from '../training/protocol.ts';

/** How many estimators race. */
export const FEWEST_ESTIMATORS = 2;
export const MOST_ESTIMATORS = 4;

/** What is asked for a race besides its estimators. */
export const raceOptions = {
  seeds: {
    kind: 'number',
    default: 3,
    min: 1,
    max: 8,
    step: 1,
    integer: true,
    label: 'Seeds',
    help: 'How often the race is repeated, each time with other tasks and other initial weights. Intervals need two; eight make them narrow.',
  },
  iterations: {
    kind: 'number',
    default: 40,
    min: 1,
    max: 200,
    step: 1,
    integer: true,
    label: 'Iterations',
    help: 'How long each run trains.',
  },
} as const satisfies Record<string, NumberOption>;

export interface RaceSetup {
  /** Everything but the estimator and the seed, which each racer has of its own. */
  readonly config: RunConfig;
  /** In the order of the registry. */
  readonly estimators: readonly EstimatorId[];
  readonly seeds: readonly number[];
  readonly iterations: number;
}

/** What is kept of an iteration. */
export interface RacePoint {
  /** Success rate on the fresh tasks, 0 … 1. */
  readonly success: number;
  /** On the held-out tasks; null where it was not evaluated. */
  readonly heldOut: number | null;
  /** Environment steps of this iteration. */
  readonly envSteps: number;
  /** Of its stages, evaluation left out. */
  readonly seconds: number;
}

/** 'stopped': the race was stopped, or the page closed, before it came to its end. */
export const RACER_STATUSES = ['waiting', 'running', 'done', 'failed', 'stopped'] as const;
export type RacerStatus = (typeof RACER_STATUSES)[number];

/** One estimator on one seed. */
export interface Racer {
  readonly estimator: EstimatorId;
  readonly seed: number;
  readonly status: RacerStatus;
  /** Workers that it has been given so far. */
  readonly attempts: number;
  /** Entry i belongs to iteration i + 1. */
  readonly points: readonly RacePoint[];
  /** What it computes on; null before it has begun. */
  readonly backend: BackendName | null;
  /** What went wrong last, one sentence; null where nothing did. */
  readonly failure: string | null;
}

/** 'finished': no racer waits any more, though some may have failed. */
export type RaceStatus = 'none' | 'running' | 'finished' | 'stopped';

export interface RaceState {
  readonly status: RaceStatus;
  readonly setup: RaceSetup | null;
  /** Seed by seed, within a seed in the order of the estimators: pairs are complete early. */
  readonly racers: readonly Racer[];
  /** Rollouts of each racer's newest iteration, by its index; not saved. */
  readonly records: ReadonlyMap<number, RolloutRecord>;
  /** When the race (or its continuation) began, in the host's milliseconds, and iterations done by then; null at rest. */
  readonly clock: { readonly started: number; readonly before: number } | null;
  /** Racers that train at once, at most. */
  readonly workers: number;
  /** Why the results are not saved in this browser; null while they are. */
  readonly unsaved: string | null;
}

export type RaceStore = StoreApi<RaceState>;

export const noRace: RaceState = {
  status: 'none',
  setup: null,
  racers: [],
  records: new Map(),
  clock: null,
  workers: 1,
  unsaved: null,
};

export function createRaceStore(state: RaceState = noRace): RaceStore {
  return createStore<RaceState>(() => state);
}

/** A racer that has not begun. */
export function freshRacer({ estimator, seed }: Pick<Racer, 'estimator' | 'seed'>): Racer {
  return { estimator, seed, status: 'waiting', attempts: 0, points: [], backend: null, failure: null };
}

/** Every racer of a setup, in order. */
export function racersOf({ estimators, seeds }: RaceSetup): readonly Racer[] {
  return seeds.flatMap((seed) => estimators.map((estimator) => freshRacer({ estimator, seed })));
}

/**
 * What a racer trains with: the race's configuration with its own estimator and seed. The truth is left out, which takes long
 * and changes nothing of the training.
 */
export function racerConfig({ config }: RaceSetup, { estimator, seed }: Pick<Racer, 'estimator' | 'seed'>): RunConfig {
  return { ...config, estimator, seed, truth: false };
}

/** `count` seeds from one on, each an unsigned 32-bit number; the one after the last is 0. */
export function seedsFrom(first: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, k) => (first + k) % 2 ** 32);
}

export interface RaceProgress {
  /** Iterations. A racer that failed counts as through. */
  readonly done: number;
  readonly total: number;
  /** Milliseconds, as the pace so far has it; null at rest, and before there is a pace. */
  readonly left: number | null;
}

/** Iterations that must be behind a race before a time is told. */
const PACE_AFTER = 3;

export function iterationsDone({ racers, setup }: Pick<RaceState, 'racers' | 'setup'>): number {
  return racers.reduce(
    (sum, { status, points }) => sum + (status === 'failed' ? (setup?.iterations ?? 0) : points.length),
    0,
  );
}

/** @param now Milliseconds of the clock that the race was started by. */
export function progressOf(state: RaceState, now: number): RaceProgress {
  const { racers, setup, clock } = state;
  const done = iterationsDone(state);
  const total = racers.length * (setup?.iterations ?? 0);
  const since = clock === null ? 0 : done - clock.before;
  const left = clock === null || since < PACE_AFTER ? null : ((now - clock.started) / since) * (total - done);
  return { done, total, left };
}

/**
 * Whether all estimators of a seed began alike: the untrained policy is the same, so their first iterations must agree in success
 * and steps. Null while no seed has two that have begun.
 */
export function sameStart(racers: readonly Racer[]): boolean | null {
  const first = new Map<number, RacePoint>();
  let compared = false;
  for (const { seed, points } of racers) {
    const [point] = points;
    if (point === undefined) continue;
    const other = first.get(seed);
    if (other === undefined) first.set(seed, point);
    else if (other.success !== point.success || other.envSteps !== point.envSteps) return false;
    else compared = true;
  }
  return compared ? true : null;
}

/** A watched task's graph as a racer's newest rollouts have it. */
export interface RacePicture {
  readonly iteration: number;
  /** The task in words. */
  readonly task: string;
  readonly rollouts: Rollouts;
  readonly graph: StateGraph;
  readonly values: Values;
  readonly credit: Credit;
}

/** The race as views see it. Made by app/ when it is first asked for. */
export interface Race {
  readonly store: RaceStore;
  /** Milliseconds, of the clock that the state's `clock` is by. */
  now(): number;
  /**
   * Begins a race; the results of the one before are gone. Does nothing while one is under way.
   * @param options.pause The run on screen rests meanwhile, and goes on afterwards.
   */
  start(setup: RaceSetup, options: { readonly pause: boolean }): void;
  /** Trains what has not come to its end, from its beginning. */
  proceed(options: { readonly pause: boolean }): void;
  /** Ends it; what has been trained stays. */
  cancel(): void;
  /** The first watched task of a racer (by its index); null where it has no rollouts. Computed once an iteration. */
  pictureOf(racer: number): RacePicture | null;
}
