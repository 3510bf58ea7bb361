/**
 * What is on screen, computed: whenever run or view change, the record in question is replayed and its graph, values,
 * credit and critical transitions are worked out again, at most once a picture and only as far as something changed.
 */
import { assessCriticality } from '../credit/criticality.ts';
import { findEstimator } from '../credit/estimators/registry.ts';
import { buildStateGraph } from '../credit/graph.ts';
import { computeValues } from '../credit/values.ts';
import type { WhatIf } from '../credit/whatIf.ts';
import type { Lab } from '../store/lab.ts';
import { configOf, type RunState, type RunStore } from '../store/run.ts';
import type { Shown, ShownTask } from '../store/shown.ts';
import type { ViewState, ViewStore } from '../store/view.ts';
import type { RolloutRecord } from '../training/protocol.ts';
import { replayTask } from '../training/replay.ts';
import type { Task } from '../worlds/world.ts';
import { createCredits, pictureUnder } from './whatIf.ts';

export interface Screen {
  readonly shownAt: Lab['shownAt'];
  readonly graphAt: Lab['graphAt'];
  readonly creditOf: Lab['creditOf'];
  /** Rollouts to show while the run has none. */
  setPreview(record: RolloutRecord | null): void;
}

export function createScreen(run: RunStore, view: ViewStore, nextFrame: (callback: () => void) => void): Screen {
  let preview: RolloutRecord | null = null;
  let scheduled = false;
  let last: { readonly record: RolloutRecord; readonly threshold: number; readonly shown: Shown } | null = null;
  /** The latest answer of `shownAt`: stages compare with one iteration, the one before. */
  let other: { readonly record: RolloutRecord; readonly shown: Shown } | null = null;
  /** What was made of the latest pictures under a what-if. */
  const underWhatIf = new WeakMap<Shown, { readonly whatIf: WhatIf; readonly shown: Shown }>();

  const present = (trained: Shown): Shown => {
    const { whatIf, threshold } = view.getState();
    const known = underWhatIf.get(trained);
    if (known?.whatIf === whatIf) return known.shown;
    const shown = pictureUnder(trained, whatIf, threshold);
    underWhatIf.set(trained, { whatIf, shown });
    return shown;
  };

  const refresh = (): void => {
    scheduled = false;
    const state = run.getState();
    const { task, iteration, threshold } = view.getState();
    const record = iteration === null ? state.records.at(-1) : state.records[iteration - 1];
    const source = record ?? preview;
    if (source === null) {
      run.setState({ shown: null });
      return;
    }
    const stage = record === undefined ? 'advantage' : stageOf(state, source);
    if (last?.record !== source || last.shown.task.index !== task || last.shown.run !== state.run) {
      last = { record: source, threshold, shown: analyse(state, source, task, threshold) };
    } else if (last.threshold !== threshold) {
      const { rollouts, graph, values } = last.shown;
      const criticality = assessCriticality(rollouts, graph, values, threshold);
      last = { record: source, threshold, shown: { ...last.shown, criticality } };
    }
    if (last.shown.stage !== stage) last = { ...last, shown: { ...last.shown, stage } };
    const shown = present(last.shown);
    if (state.shown !== shown) run.setState({ shown });
  };

  const schedule = (): void => {
    if (scheduled) return;
    scheduled = true;
    nextFrame(refresh);
  };

  const concerns = (now: RunState, before: RunState): boolean =>
    now.records !== before.records || now.stage !== before.stage || now.run !== before.run;
  const looksAt = (now: ViewState, before: ViewState): boolean =>
    now.task !== before.task ||
    now.iteration !== before.iteration ||
    now.threshold !== before.threshold ||
    now.whatIf !== before.whatIf;
  run.subscribe((now, before) => concerns(now, before) && schedule());
  view.subscribe((now, before) => looksAt(now, before) && schedule());

  return {
    setPreview: (record) => {
      preview = record;
      schedule();
    },
    shownAt: (iteration) => {
      const state = run.getState();
      const { task, threshold } = view.getState();
      const record = state.records[iteration - 1];
      if (record === undefined || stageOf(state, record) !== 'update') return null;
      if (other?.record !== record || other.shown.task.index !== task || other.shown.run !== state.run) {
        other = { record, shown: analyse(state, record, task, threshold) };
      }
      return present(other.shown);
    },
    graphAt: ({ run: id, task: { index, seed } }, iteration) => {
      const state = run.getState();
      const record = state.records[iteration - 1];
      if (state.run !== id || record === undefined || record.taskSeeds[index] !== seed) return null;
      const { rollouts } = replayTask(configOf(state, iteration), record, index);
      return { rollouts, graph: buildStateGraph(rollouts) };
    },
    creditOf: createCredits(),
  };
}

/** A task as views show it. */
export function describeTask({ text, family, maxSteps }: Task, index: number, seed: number): ShownTask {
  return { index, seed, text, family, maxSteps };
}

/** The last stage that is done for a record: all of them, unless it is of the iteration under way. */
function stageOf({ iteration, stage }: RunState, record: RolloutRecord): Shown['stage'] {
  return record.iteration === iteration && stage !== null ? stage : 'update';
}

function analyse(state: RunState, record: RolloutRecord, index: number, threshold: number): Shown {
  const config = configOf(state, record.iteration);
  const { seed, task, rollouts, logProbs, policy, truth } = replayTask(config, record, index);
  const graph = buildStateGraph(rollouts);
  const values = computeValues(rollouts, graph, config);
  return {
    run: state.run,
    iteration: record.iteration,
    config,
    trained: null,
    stage: 'update',
    task: describeTask(task, index, seed),
    rollouts,
    logProbs,
    policy,
    imported: null,
    truth,
    graph,
    values,
    credit: findEstimator(config.estimator).estimate({ rollouts, graph, values }, config),
    criticality: assessCriticality(rollouts, graph, values, threshold),
  };
}
