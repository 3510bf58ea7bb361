/** Rollouts for tests: short to write by hand, and arbitrary ones for properties. */
import fc from 'fast-check';
import { type Credit, type EstimatorSettings, estimatorOptions } from '../../src/credit/estimator.ts';
import { type EstimatorId, findEstimator } from '../../src/credit/estimators/registry.ts';
import { buildStateGraph, type StateGraph } from '../../src/credit/graph.ts';
import { buildRollouts, type Rollouts, RolloutsBuilder, type StepRecord } from '../../src/credit/rollouts.ts';
import { computeValues, type Values } from '../../src/credit/values.ts';
import { defaultsOf } from '../../src/options/option.ts';

export const defaults: EstimatorSettings = defaultsOf(estimatorOptions);

/** A trajectory as text: states and actions in turn, the outcome last: 'hall -go-> kitchen -take-> success'. '!' marks an invalid action. */
export function paths(texts: readonly string[], options: { task?: string; reward?: number } = {}): Rollouts {
  const builder = new RolloutsBuilder();
  for (const [i, text] of texts.entries()) appendPath(builder, options.task ?? 't', `${i}`, text, options.reward);
  return builder.build();
}

/** Appends one trajectory written as for `paths`; an outcome 'failure@X' ends in the observation X. */
export function appendPath(builder: RolloutsBuilder, task: string, id: string, text: string, reward = 10): void {
  const parts = text.split(/ -(.*?)-> /);
  const [outcome, final] = (parts.at(-1) ?? '').split('@');
  const steps = [];
  for (let k = 0; k + 2 < parts.length; k += 2) {
    steps.push({ observation: parts[k], action: parts[k + 1], valid: !parts[k + 1].startsWith('!') });
  }
  builder.appendTrajectory({
    task,
    trajectory: id,
    steps,
    ...(final === undefined ? {} : { nextObservations: [...steps.slice(1).map((step) => step.observation), final] }),
    episodeReward: outcome === 'success' ? reward : 0,
    success: outcome === 'success',
  });
}

export interface Estimated {
  readonly rollouts: Rollouts;
  readonly graph: StateGraph;
  readonly values: Values;
  readonly credit: Credit;
}

/** The whole chain: merge, value, estimate. */
export function estimate(rollouts: Rollouts, id: EstimatorId, changes: Partial<EstimatorSettings> = {}): Estimated {
  const settings = { ...defaults, ...changes };
  const graph = buildStateGraph(rollouts);
  const values = computeValues(rollouts, graph, settings);
  return { rollouts, graph, values, credit: findEstimator(id).estimate({ rollouts, graph, values }, settings) };
}

/** Values of one term of a credit. */
export function term(credit: Credit, id: string): Float64Array {
  const found = credit.terms.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no term ${id}`);
  return found.values;
}

const trajectory = fc.record({
  steps: fc.array(fc.record({ place: fc.nat({ max: 5 }), action: fc.nat({ max: 2 }), valid: fc.boolean() }), {
    minLength: 1,
    maxLength: 7,
  }),
  success: fc.boolean(),
  partial: fc.constantFrom(0, 0, 2.5),
  final: fc.nat({ max: 7 }),
});

/** Failures may have a partial reward. 1–3 tasks of 1–5 trajectories over few texts, the same in every task, in a shuffled order of rows. */
export const anyRecords: fc.Arbitrary<StepRecord[]> = fc
  .array(fc.array(trajectory, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 3 })
  .map((tasks) =>
    tasks.flatMap((group, t) =>
      group.flatMap(({ steps, success, partial, final }, i) =>
        steps.map(
          (step, j): StepRecord => ({
            uid: `task ${t}`,
            trajUid: `${i}`,
            step: j,
            anchorObs: `place ${step.place}`,
            textAction: `action ${step.action}`,
            isActionValid: step.valid,
            episodeReward: success ? 10 : partial,
            success,
            nextObs: `place ${steps[j + 1]?.place ?? final}`,
          }),
        ),
      ),
    ),
  )
  .chain((records) => fc.shuffledSubarray(records, { minLength: records.length }));

export const anyRollouts: fc.Arbitrary<Rollouts> = anyRecords.map(buildRollouts);
