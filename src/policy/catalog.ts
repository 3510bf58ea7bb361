/** The networks on offer, as data: ids, labels, options, prices. Imports no TensorFlow.js, so that menus and links can use it. */
import type { ChoiceOption, NumberOption, Options } from '../options/option.ts';

/** What the initial policy knows: softmax of these logits. */
export const priorOption = {
  kind: 'choice',
  default: 'none',
  choices: [
    { id: 'none', label: 'none', help: 'Every action is equally likely at first.' },
    {
      id: 'task-words',
      label: 'words of the task',
      help: '+1 logit for each word of an action that occurs in the task, at most +2.',
    },
  ],
  label: 'Prior',
  help: 'What the untrained policy prefers. The reference policy of the KL term is this initial policy.',
} as const satisfies ChoiceOption;

/** Settings of the update, ALGORITHM.md "Update" and WORLDS.md "Settings". */
export const updateOptions = {
  learningRate: {
    kind: 'number',
    default: 1e-3,
    min: 1e-5,
    max: 1e-1,
    step: 1e-5,
    scale: 'log',
    label: 'Learning rate',
    help: 'Step size of Adam.',
  },
  clip: {
    kind: 'number',
    default: 0.2,
    min: 0.01,
    max: 1,
    step: 0.01,
    label: 'PPO clip',
    help: 'The ratio of new to old probability earns nothing beyond 1 ± this.',
  },
  klCoefficient: {
    kind: 'number',
    default: 0.01,
    min: 0,
    max: 1,
    step: 0.005,
    label: 'KL to start β',
    help: 'How strongly the policy is held near the initial one.',
  },
  gradientClip: {
    kind: 'number',
    default: 1,
    min: 0,
    max: 100,
    step: 0.1,
    label: 'Gradient clip',
    help: 'Largest global norm of a gradient; 0 turns it off.',
  },
} as const satisfies Record<string, NumberOption>;

export interface NetworkEntry {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  /** Trainable numbers, for the price tag. */
  readonly parameters: number;
  /** Settings that it learns best with, where they are not those of the world; they come with its choice. */
  readonly recommended: Partial<Record<'learningRate' | 'minibatch' | 'tasks' | 'pinned', number>>;
  readonly options: Options;
}

/** Registry of networks; `src/policy/networks/` holds the code of each. */
export const networks = [
  {
    id: 'words',
    label: 'words',
    help: 'Hashed words and pairs of task, observation and two steps of history; scores each action by its crossings with them. 532,480 parameters, and fast.',
    parameters: 532_480,
    recommended: {},
    options: {},
  },
  {
    id: 'transformer',
    label: 'transformer',
    help: 'Reads task, observation and two steps of history in two layers of attention, 48 words at most; scores each action by what its words find there. 185,024 parameters. On WebAssembly an iteration takes some 20 times as long as with words, so it comes with 4 tasks and settings of its own.',
    parameters: 185_024,
    recommended: { learningRate: 5e-4, minibatch: 128, tasks: 4, pinned: 1 },
    options: {},
  },
] as const satisfies readonly NetworkEntry[];

export type NetworkId = (typeof networks)[number]['id'];

/** The network of an id. Throws RangeError where there is none (an id that went round the type). */
export function findNetwork(id: NetworkId): NetworkEntry {
  const network = networks.find((entry) => entry.id === id);
  if (network === undefined) throw new RangeError(`There is no network "${id}".`);
  return network;
}
