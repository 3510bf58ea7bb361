/**
 * Every setting of a run as data: one table that menus, links, command-line flags and validation derive from.
 * Estimators, worlds and the policy describe their own; only what belongs to the run itself is written here.
 */
import { estimatorOptions } from '../credit/estimator.ts';
import { estimators } from '../credit/estimators/registry.ts';
import type { ChoiceOption, NumberOption, Option, Options } from '../options/option.ts';
import { networks, priorOption, updateOptions } from '../policy/catalog.ts';
import { worlds } from '../worlds/registry.ts';

/** A choice option that offers the entries of a registry. */
function registryChoice<Id extends string>(
  entries: readonly { readonly id: Id; readonly label: string; readonly help: string }[],
  text: { readonly label: string; readonly help: string; readonly default: Id },
): ChoiceOption<Id> {
  return { kind: 'choice', ...text, choices: entries.map(({ id, label, help }) => ({ id, label, help })) };
}

export const batchOptions = {
  tasks: {
    kind: 'number',
    default: 16,
    min: 1,
    max: 64,
    step: 1,
    integer: true,
    label: 'Tasks',
    help: 'Tasks of an iteration. Each is sampled several times; nothing is shared between tasks.',
  },
  rollouts: {
    kind: 'number',
    default: 8,
    min: 1,
    max: 64,
    step: 1,
    integer: true,
    label: 'Rollouts per task',
    help: 'Trajectories sampled on each task: the group that the advantages compare.',
  },
  pinned: {
    kind: 'number',
    default: 4,
    min: 0,
    max: 16,
    step: 1,
    integer: true,
    label: 'Watched tasks',
    help: 'The first tasks of every batch stay the same instances, so that their graphs can be watched. Success is counted on the fresh ones.',
  },
  minibatch: {
    kind: 'number',
    default: 256,
    min: 8,
    max: 4096,
    step: 8,
    integer: true,
    unit: 'steps',
    label: 'Minibatch',
    help: 'Steps of one Adam step.',
  },
  epochs: {
    kind: 'number',
    default: 1,
    min: 1,
    max: 8,
    step: 1,
    integer: true,
    label: 'Epochs',
    help: 'How often an iteration goes through its steps.',
  },
} as const satisfies Record<string, NumberOption>;

/** Success on tasks that are never trained on, ALGORITHM.md "Update": evaluation temperature 0.4. */
export const evaluationOptions = {
  evaluationEvery: {
    kind: 'number',
    default: 5,
    min: 0,
    max: 100,
    step: 1,
    integer: true,
    unit: 'iterations',
    label: 'Evaluate every',
    help: 'How often the policy is tried on held-out tasks: the same unseen tasks each time, one rollout each, never trained on. 0 turns it off.',
  },
  evaluationTasks: {
    kind: 'number',
    default: 32,
    min: 1,
    max: 256,
    step: 1,
    integer: true,
    label: 'Held-out tasks',
    help: 'How many. With 32, one task is 3 percentage points.',
  },
  evaluationTemperature: {
    kind: 'number',
    default: 0.4,
    min: 0.05,
    max: 2,
    step: 0.05,
    label: 'Evaluation temperature',
    help: 'Logits are divided by it when the policy acts on held-out tasks: below 1 it acts more decidedly than in training, which samples at 1.',
  },
  truth: {
    kind: 'flag',
    default: false,
    label: 'Work out the truth',
    help: 'The true value and advantage of every step of the watched tasks, under the policy that sampled them: exact where a task is small enough, else from 256 continuations. Takes up to some seconds an iteration; changes nothing of the training.',
  },
} as const satisfies Options;

// Named one by one: inside the table below, the wider type that it satisfies would hide which ids there are.
const worldOption = registryChoice(worlds, { label: 'World', help: 'What the agent lives in.', default: 'house' });
const estimatorOption = registryChoice(estimators, {
  label: 'Train with',
  help: 'The advantage estimator whose credit trains the policy.',
  default: 'g2po',
});
const networkOption = registryChoice(networks, { label: 'Network', help: 'The policy that acts.', default: 'words' });

/** Options by group, in the order of a form. */
export const optionGroups = {
  world: { world: worldOption },
  estimator: { estimator: estimatorOption, ...estimatorOptions },
  policy: { network: networkOption, prior: priorOption, ...updateOptions },
  batch: batchOptions,
  evaluation: evaluationOptions,
  run: {
    // 58: some untrained rollouts of its first watched task succeed, so that the first picture has credit in it.
    seed: {
      kind: 'number',
      default: 58,
      min: 0,
      max: 4294967295,
      step: 1,
      integer: true,
      label: 'Seed',
      help: 'Everything random derives from it: tasks, rollouts, initial weights, minibatches.',
    },
    backend: {
      kind: 'choice',
      default: 'auto',
      choices: [
        { id: 'auto', label: 'fastest', help: 'Measured at start: WebGPU where there is a GPU, else WebAssembly.' },
        { id: 'webgpu', label: 'WebGPU' },
        { id: 'wasm', label: 'WebAssembly' },
        { id: 'cpu', label: 'plain JavaScript' },
      ],
      label: 'Backend',
      help: 'What computes the policy.',
    },
  },
} as const satisfies Record<string, Options>;

export const runOptions = {
  ...optionGroups.world,
  ...optionGroups.estimator,
  ...optionGroups.policy,
  ...optionGroups.batch,
  ...optionGroups.evaluation,
  ...optionGroups.run,
};

export type FieldGroup = keyof typeof optionGroups;

export interface ConfigField {
  /** Name in links, flags and files: a key of `runOptions`, or `world.` and the id of one of the world's options. */
  readonly key: string;
  readonly option: Option;
  readonly group: FieldGroup;
  /** Whether it may change during a run, from the next iteration on. The others ask for a new run. */
  readonly live: boolean;
}

/**
 * What may change during a run: how credit is estimated, how the policy is updated and evaluated. Worlds, networks and
 * the shape of a batch stay as they are, because records and weights depend on them.
 */
const liveOptions = {
  ...optionGroups.estimator,
  ...updateOptions,
  minibatch: batchOptions.minibatch,
  epochs: batchOptions.epochs,
  ...optionGroups.evaluation,
};

/** Prefix of the keys of a world's own options. */
export const WORLD_PREFIX = 'world.';

/** The fields of a configuration whose world offers `worldOptions`, in the order a form shows them. */
export function configFields(worldOptions: Options): readonly ConfigField[] {
  const fields = (group: FieldGroup, options: Options, prefix = ''): ConfigField[] =>
    Object.entries(options).map(([key, option]) => ({
      key: prefix + key,
      option,
      group,
      live: prefix === '' && key in liveOptions,
    }));
  return [
    ...fields('world', optionGroups.world),
    ...fields('world', worldOptions, WORLD_PREFIX),
    ...fields('estimator', optionGroups.estimator),
    ...fields('policy', optionGroups.policy),
    ...fields('batch', optionGroups.batch),
    ...fields('evaluation', optionGroups.evaluation),
    ...fields('run', optionGroups.run),
  ];
}
