/** The words of the method, each explained in a sentence or two with its source: what a hover on the word shows. */

/** One entry of the glossary. */
export interface TermText {
  readonly name: string;
  readonly explanation: string;
  /** Where it comes from. */
  readonly source: string;
}

const PAPER = 'G2PO, arXiv 2606.22995';

export const terms = {
  value: {
    name: 'V(G), value of a state',
    explanation:
      'The mean of the step values of every step that starts in this state, over all rollouts of the task. Averaging over the group is what takes the noise out: the variance falls from σ² to σ²/n.',
    source: PAPER,
  },
  stepValue: {
    name: 'v, value of a step',
    explanation:
      'The reward of the step’s own episode, discounted once for every step that was left: γ^(T − j + 1) · R. A failed episode gives 0.',
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
  advantage: {
    name: 'A, advantage',
    explanation:
      'What the update multiplies the step’s probability ratio with: positive makes the action likelier in this state, negative less likely.',
    source: PAPER,
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
} as const satisfies Record<string, TermText>;

export type TermKey = keyof typeof terms;
