/**
 * The training loop, one stage at a time: Rollout → Merge → Value → Advantage → Update. Runs in the worker, in Node and in
 * tests alike; knows no messages and no clocks but the one it is given.
 */
import type { RunConfig } from '../config/config.ts';
import type { Credit } from '../credit/estimator.ts';
import { findEstimator } from '../credit/estimators/registry.ts';
import { buildStateGraph, type StateGraph } from '../credit/graph.ts';
import type { Rollouts } from '../credit/rollouts.ts';
import { computeValues, type Values } from '../credit/values.ts';
import type { Encoded, Policy, UpdateStats } from '../policy/policy.ts';
import { priorLogProbs } from '../policy/prior.ts';
import { randomStream } from '../worlds/random.ts';
import type { Task } from '../worlds/world.ts';
import { iterationMetrics } from './metrics.ts';
import { type RolloutRecord, type SessionCheckpoint, STAGES, type Stage, type StageReport } from './protocol.ts';
import { recordOf, taskOf, taskSeeds, watchedTasks } from './replay.ts';
import { type Actor, rollOut, rolloutsOf, type Trajectory } from './rollout.ts';

/** A step's input to the policy, with the initial policy's answer beside it: the reference of the KL term. */
interface Input {
  readonly encoded: Encoded;
  readonly reference: Float32Array;
}

/** What the stages of the iteration under way have made so far. */
interface Work {
  readonly iteration: number;
  readonly tasks: readonly Task[];
  readonly trajectories: readonly Trajectory<Input>[];
  readonly rollouts: Rollouts;
  readonly record: RolloutRecord;
  graph?: StateGraph;
  values?: Values;
  credit?: Credit;
  readonly seconds: { rollout: number; credit: number; update: number };
}

export class Session {
  /** Iteration under way or done; 0 before the first. */
  iteration = 0;
  /** Last stage done; null before the first. */
  stage: Stage | null = null;
  #work: Work | null = null;

  /** @param now Milliseconds, for the metrics' seconds only. */
  constructor(
    readonly config: RunConfig,
    readonly policy: Policy,
    readonly now: () => number = () => performance.now(),
  ) {}

  /** The stage that `advance` would do. */
  get nextStage(): Stage {
    return STAGES[(this.stage === null ? -1 : STAGES.indexOf(this.stage)) + 1] ?? STAGES[0];
  }

  /** Does the next stage and says what came of it. One call at a time. */
  async advance(): Promise<StageReport> {
    const stage = this.nextStage;
    const started = this.now();
    const work = stage === 'rollout' ? await this.#rollOut() : this.#work;
    if (work === null) throw new Error(`stage ${stage} without rollouts`);
    this.#work = work;
    const report = stage === 'update' ? await this.#update(work, started) : this.#read(work, stage, started);
    this.iteration = work.iteration;
    this.stage = stage;
    if (stage === 'update') this.#work = null;
    return report;
  }

  /** To the end of the iteration under way, or a whole one; the report has rollouts and metrics. */
  async iterate(): Promise<StageReport> {
    let rollouts: RolloutRecord | undefined = this.#work?.record;
    for (;;) {
      const report = await this.advance();
      rollouts = report.rollouts ?? rollouts;
      if (report.stage === 'update') return rollouts ? { ...report, rollouts } : report;
    }
  }

  /** The state after the last whole iteration, between two stages; an iteration under way is not in it. */
  async checkpoint(): Promise<SessionCheckpoint> {
    const iteration = this.stage === 'update' || this.stage === null ? this.iteration : this.iteration - 1;
    return { iteration, policy: await this.policy.checkpoint() };
  }

  /** Goes on from a checkpoint of the same configuration. */
  restore(checkpoint: SessionCheckpoint): void {
    this.policy.restore(checkpoint.policy);
    this.iteration = checkpoint.iteration;
    this.stage = checkpoint.iteration === 0 ? null : 'update';
    this.#work = null;
  }

  async #rollOut(): Promise<Work> {
    const { config, policy } = this;
    const iteration = this.iteration + 1;
    const started = this.now();
    const seeds = taskSeeds(config, iteration);
    const tasks = Array.from(seeds, (seed) => taskOf(config, seed));
    const actor: Actor<Input> = {
      encode: (decision) => {
        const encoded = policy.encode(decision);
        return { encoded, reference: priorLogProbs(encoded.prior, encoded.actionCount) };
      },
      // The untrained policy is softmax(prior) by construction: the first rollouts need no network, so that the page
      // shows the very same ones before TensorFlow.js is there.
      logProbs: (inputs) =>
        iteration === 1
          ? inputs.map(({ reference }) => reference)
          : policy.logProbs(inputs.map(({ encoded }) => encoded)),
    };
    const trajectories = await rollOut(tasks, actor, { ...config, iteration });
    return {
      iteration,
      tasks,
      trajectories,
      rollouts: rolloutsOf(
        trajectories.map(({ episode }) => episode),
        trajectories.map(({ task }) => task),
        config.successReward,
      ),
      record: recordOf(trajectories, seeds, iteration, watchedTasks(config)),
      seconds: { rollout: (this.now() - started) / 1000, credit: 0, update: 0 },
    };
  }

  /** The stages that read credit off the rollouts: Merge, Value, Advantage (and Rollout's own report). */
  #read(work: Work, stage: Exclude<Stage, 'update'>, started: number): StageReport {
    const { iteration, rollouts } = work;
    if (stage === 'rollout') return { iteration, stage, rollouts: work.record };
    if (stage === 'merge') work.graph = buildStateGraph(rollouts);
    else if (work.graph && stage === 'value') work.values = computeValues(rollouts, work.graph, this.config);
    else if (work.graph && work.values) {
      const input = { rollouts, graph: work.graph, values: work.values };
      work.credit = findEstimator(this.config.estimator).estimate(input, this.config);
    }
    work.seconds.credit += (this.now() - started) / 1000;
    return { iteration, stage };
  }

  async #update(work: Work, started: number): Promise<StageReport> {
    const { config, policy } = this;
    const { iteration, trajectories, graph, credit } = work;
    if (!graph || !credit) throw new Error('update without credit');
    // Rows of the rollouts stand trajectory by trajectory, so these line up with the advantages.
    const inputs = trajectories.flatMap((trajectory) => trajectory.inputs);
    const actions = work.record.actions;
    const logProbs = trajectories.flatMap((trajectory) => trajectory.logProbs);

    const stats: { readonly steps: number; readonly stats: UpdateStats }[] = [];
    for (let epoch = 0; epoch < config.epochs; epoch++) {
      const order = randomStream(config.seed, 'minibatch', iteration, epoch).shuffled([...inputs.keys()]);
      for (const rows of evenParts(order, config.minibatch)) {
        const batch = {
          decisions: rows.map((row) => inputs[row].encoded),
          action: Int32Array.from(rows, (row) => actions[row]),
          advantage: Float32Array.from(rows, (row) => credit.advantage[row]),
          oldLogProb: Float32Array.from(rows, (row) => logProbs[row]),
          referenceLogProb: Float32Array.from(rows, (row) => inputs[row].reference[actions[row]]),
        };
        stats.push({ steps: rows.length, stats: await policy.update(batch, config) });
      }
    }
    work.seconds.update = (this.now() - started) / 1000;
    const metrics = iterationMetrics({ ...work, graph, credit, updates: stats, config });
    return { iteration, stage: 'update', metrics };
  }
}

/** Cuts a list into parts of at most `largest`, as equal as can be: no small rest that would make one noisy step. */
function evenParts<T>(list: readonly T[], largest: number): readonly (readonly T[])[] {
  const parts = Math.ceil(list.length / largest);
  return Array.from({ length: parts }, (_, i) =>
    list.slice(Math.floor((i * list.length) / parts), Math.floor(((i + 1) * list.length) / parts)),
  );
}
