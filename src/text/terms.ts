/**
 * The words of the method, each explained in a sentence or two with its source: what a hover on the word shows. Their
 * formulas are views/inspector/formulas.tsx.
 */
import { words } from './language.ts';

/** One entry of the glossary. */
export interface TermText {
  /** Where the method has a symbol for it, that and a comma before the words. */
  readonly name: string;
  readonly explanation: string;
  /** Where it comes from. */
  readonly source: string;
}

const PAPER = 'G2PO, arXiv 2606.22995';
const PPO = 'PPO, arXiv 1707.06347';
const TRUTH = 'Finite-horizon Bellman equation, worked out backwards over the steps that are left';
const ACCURACY = 'Compared step by step within a task, then averaged over tasks';

export const terms = words('terms', {
  value: {
    name: 'V(G), value of a state',
    explanation:
      'The mean of the step values of every step that starts in this state, over all rollouts of the task. Averaging over the group is what takes the noise out: the variance falls from σ² to σ²/n.',
    source: PAPER,
  },
  stepValue: {
    name: 'v, value of a step',
    explanation:
      'The reward of the step’s own episode, discounted once for every step from this one, the j-th, to the last, the T-th. A failed episode gives 0.',
    source: PAPER,
  },
  tdError: {
    name: 'δ, TD error',
    explanation:
      'How much the value changes across a transition: V of the state it leads to minus V of the state it leaves. All traversals of an edge share it.',
    source: PAPER,
  },
  episode: {
    name: 'A_EP, episode advantage',
    explanation:
      'How the whole episode did against the other rollouts of the same task. Every step of an episode gets about the same. Alone it is GRPO.',
    source: `${PAPER}; GRPO, arXiv 2402.03300`,
  },
  node_centric: {
    name: 'A_NC, node-centric advantage',
    explanation:
      'A transition against the other transitions that leave the same state: did this action lead somewhere better than its siblings? 0 where only one step leaves the state.',
    source: PAPER,
  },
  edge_centric: {
    name: 'A_EC, edge-centric advantage',
    explanation:
      'The TD error of a transition against the TD errors of the whole graph: one global yardstick, in standard deviations. It finds the decisive steps that a local comparison hides.',
    source: PAPER,
  },
  step: {
    name: 'A_step, step advantage',
    explanation:
      'The step-level term of this estimator: g, the step’s own discounted return (GiGPO, HGPO) or what the shortest known way to success is worth (GraphGPO), against the other steps of its group.',
    source: 'GiGPO, arXiv 2505.10978; HGPO, arXiv 2602.22817; GraphGPO, arXiv 2605.26684',
  },
  penalty: {
    name: 'A_p, penalty',
    explanation:
      'Minus the invalid-action penalty p for a step whose action was not admissible, taken off the finished advantage. It is a term of its own only where the penalty applies outside the normalisation.',
    source: PAPER,
  },
  advantage: {
    name: 'A, advantage',
    explanation:
      'What the update multiplies the step’s probability ratio with: positive makes the action likelier in this state, negative less likely.',
    source: PAPER,
  },
  trueValue: {
    name: 'V^π, true value',
    explanation:
      'What the policy that acted earns from here on average, discounted, with the steps that are left. Shown for a state: the mean over its visits. The estimate V(G) tries to tell it from the rollouts alone.',
    source: TRUTH,
  },
  trueAdvantage: {
    name: 'A^π, true advantage',
    explanation:
      'How much better this action is than what the policy does on average in the same situation. Above 0 it should be made likelier, below 0 less likely.',
    source: TRUTH,
  },
  pearson: {
    name: 'Pearson correlation',
    explanation:
      'Whether the estimate rises and falls in proportion with the truth: 1 is perfect, 0 no relation, below 0 the wrong way. Scale does not matter.',
    source: ACCURACY,
  },
  spearman: {
    name: 'Spearman correlation',
    explanation:
      'The same of the ranks: whether the estimate puts the steps of a task in the right order, whatever the distances. Equal values share the mean of their ranks.',
    source: ACCURACY,
  },
  signAgreement: {
    name: 'Sign agreement',
    explanation:
      'Of the steps whose true advantage is not 0, the share that the estimate pushes in the right direction. An estimate of 0 pushes nowhere and does not count as right.',
    source: ACCURACY,
  },
  scaledRmse: {
    name: 'Scaled error',
    explanation:
      'What is left of the truth when the estimate, brought to the best scale c, is taken off: 0 is perfect, 1 is no better than saying 0 of every step.',
    source: ACCURACY,
  },
  flatTask: {
    name: 'Task without variance',
    explanation:
      'Here the estimate (or the truth) is the same for every step, often because all rollouts ended alike. There is no correlation then: such tasks are counted, and left out of the mean of the two correlations.',
    source: ACCURACY,
  },
  critical: {
    name: 'Critical transition',
    explanation:
      'An edge whose mean A_EC reaches the threshold: progress (▲) if positive, setback (▼) if negative. Always measured in standard deviations of δ over the task’s graph.',
    source: PAPER,
  },
  bottleneck: {
    name: 'Bottleneck',
    explanation: 'A transition that every successful rollout of the task takes.',
    source: 'Independent of any estimator',
  },
  stateGroup: {
    name: 'State group',
    explanation:
      'All steps of one task that see the same observation: they merge into one node of the graph. The larger the groups, the better the values.',
    source: `${PAPER}; anchor states of GiGPO, arXiv 2505.10978`,
  },
  singleton: {
    name: 'Group without variance',
    explanation:
      'A state group of one step has nothing to compare with, so A_NC is 0; a task whose rollouts all end alike gives no episode signal.',
    source: PAPER,
  },
  rollout: {
    name: 'Rollout',
    explanation:
      'One episode that the policy played on the task, from the start to success, failure or the step limit.',
    source: PAPER,
  },
  invalid: {
    name: 'Invalid action',
    explanation: 'An action that the world does not admit: nothing happens, and the penalty p is taken off its score.',
    source: PAPER,
  },
  gamma: {
    name: 'γ, discount',
    explanation:
      'How much a reward loses with every step that it lies ahead. Below 1, states nearer to success are worth more, and a short way is worth more than a long one.',
    source: PAPER,
  },
  weight: {
    name: 'w, weight',
    explanation: 'How much the step-level terms count beside the episode term. With w = 0 only A_EP is left: GRPO.',
    source: PAPER,
  },
  std: {
    name: 'std, or σ: standard deviation',
    explanation:
      'The spread of a group’s values, n − 1 in the denominator. Dividing by it makes terms comparable; σ is the unit of A_EC.',
    source: PAPER,
  },
  epsilon: {
    name: 'ε',
    explanation: 'One millionth, added to every standard deviation so that nothing is ever divided by zero.',
    source: PAPER,
  },
  reward: {
    name: 'R, episode reward',
    explanation: 'What the world pays once, at the end of the episode: the success reward on success, else 0.',
    source: PAPER,
  },
  visits: {
    name: 'n, visits',
    explanation:
      'Steps that start in this state, over all rollouts of the task: the size of the state group. One rollout may pass several times.',
    source: PAPER,
  },
  taskGroup: {
    name: 'Group of a task',
    explanation:
      'The rollouts sampled on one task, from one start. They are compared with each other only: nothing is shared between tasks.',
    source: 'GRPO, arXiv 2402.03300',
  },
  policy: {
    name: 'π, policy',
    explanation:
      'The probability of each action on offer, given what the agent sees: the task, the observation, and the last two steps.',
    source: PPO,
  },
  oldPolicy: {
    name: 'Policy before the update',
    explanation: 'The policy that sampled the rollouts of this iteration. The update starts from it.',
    source: PPO,
  },
  move: {
    name: 'Δπ, change of a probability',
    explanation:
      'The probability after the update minus the one before, in percentage points (pp): from 10 % to 13 % is +3 pp.',
    source: 'Computed from both policies on the same decisions',
  },
  ratio: {
    name: 'ρ, probability ratio',
    explanation:
      'How many times as likely the updated policy makes the action as the policy that took it. The update raises ρ · A: credit moves probability.',
    source: PPO,
  },
  clip: {
    name: 'Clip range',
    explanation:
      'Once ρ leaves 1 ± clip in the direction that A points to, the objective gains nothing from going on. It limits the size of one update. Steps that share words with this one may still carry ρ further.',
    source: PPO,
  },
  referencePolicy: {
    name: 'Reference policy',
    explanation: 'The untrained policy that the run began with; the KL term holds the trained one near it.',
    source: 'GRPO, arXiv 2402.03300',
  },
  kl: {
    name: 'KL to start',
    explanation:
      'How far the policy has moved from the initial one, in nats: the k3 estimate, which is never negative, averaged over the steps. β times it is added to the loss.',
    source: 'GRPO, arXiv 2402.03300',
  },
  entropy: {
    name: 'Entropy',
    explanation:
      'How undecided the policy is, in nats: 0 where one action is certain, ln k where k are equally likely.',
    source: 'Shannon 1948',
  },
} satisfies Record<string, TermText>);

export type TermKey = keyof typeof terms;

/** The symbol in the name of a term: "A_EP" of "A_EP, episode advantage". */
export const symbolOf = (name: string): string => name.split(/[,，]/)[0];

/** The words in the name of a term: "episode advantage" of "A_EP, episode advantage". */
export const wordsOf = (name: string): string => name.replace(/^[^,，]*[,，] ?/, '');
