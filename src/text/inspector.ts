/** The words of the inspector, the colouring menu and the list of critical transitions. */
import { count } from './counting.ts';
import { words } from './language.ts';

export const inspectorText = words('inspectorText', {
  colourBy: 'colour edges by',
  colouringTrains: 'trains',
  unavailable: (reason: string) => `unavailable: ${reason}`,

  critical: {
    heading: 'Critical transitions',
    threshold: 'Critical when',
    unit: 'σ',
    count: (n: number) => count(n, 'transition', 'transitions'),
    none: 'None at this threshold.',
    noneSucceeded: 'None: no rollout succeeded, so every value is 0, no transition changes it, and every δ is 0.',
    notYet: 'Known once the advantages are computed.',
    progress: 'progress',
    setback: 'setback',
    bottleneck: 'bottleneck',
    more: (n: number) => `${n} more`,
    fewer: 'fewer',
  },

  task: {
    heading: 'Task',
    seed: (seed: number) => `seed ${seed}`,
    succeeded: 'Rollouts that succeeded',
    of: (n: number, of: number) => `${n} of ${of}`,
    graph: 'Graph',
    size: (states: number, transitions: number) =>
      `${count(states, 'state', 'states')}, ${count(transitions, 'transition', 'transitions')}`,
    groupSize: 'Mean state group',
    steps: (n: string) => `${n} steps`,
    singletons: (share: string) => `${share} of one step`,
    variance: 'Episode signal',
    varianceYes: 'yes, outcomes differ',
    varianceNo: 'none, all ended alike',
    length: 'Mean length',
    limit: (n: number) => `limit ${n}`,
    hint: 'Click a state, a transition or a step to see where its credit comes from.',
  },

  node: {
    heading: 'State',
    success: 'Success',
    failure: 'Failure',
    successText: (n: number) => `${count(n, 'rollout', 'rollouts')} ended here with the task done.`,
    failureText: (n: number) => `${count(n, 'rollout', 'rollouts')} ended here: a dead end, or the step limit.`,
    visits: 'Visits',
    visitsBy: (visits: number, rollouts: number) =>
      `${count(visits, 'step', 'steps')} of ${count(rollouts, 'rollout', 'rollouts')}`,
    returns: 'Success of its rollouts',
    spread: 'Spread of the step values',
    further: (n: number) => `${n} further values`,
    fixed: 'By definition.',
  },

  bundle: {
    heading: 'Transitions',
    actions: (n: number) => count(n, 'action', 'actions'),
  },

  edge: {
    heading: 'Transition',
    traversals: (steps: number, rollouts: number, of: number) =>
      steps === rollouts
        ? `taken by ${rollouts} of ${of} rollouts`
        : `taken ${steps} times by ${rollouts} of ${of} rollouts`,
    spread: (min: string, max: string, n: number) => `${min} … ${max}, n ${n}`,
    exact: 'Worked out for',
    traversal: (rollout: number, step: number) => `rollout ${rollout}, step ${step}`,
    termsOf: (estimator: string) => `Advantages of ${estimator}`,
    /** Beside the symbol of each term, under that heading. */
    terms: {
      episode: 'episode',
      node_centric: 'node-centric',
      edge_centric: 'edge-centric',
      step: 'step',
      penalty: 'penalty',
      advantage: 'advantage',
    },
    others: 'What the others say',
    othersHelp:
      'Mean advantage of this transition under each estimator, on the same rollouts. Pick one to see its terms.',
    off: 'switched off',
    noGroup: 'no group to compare with: 0',
    lone: 'a lone value: mean 0, std 1',
    single: (n: number) => `only ${count(n, 'step', 'steps')} in the group: 0`,
    stats: (mean: string, std: string, n: number, over: string) => `mean ${mean}, std ${std}, over ${n} ${over}`,
    over: { task: 'steps of the task', node: 'steps leaving this state', trajectories: 'rollouts' },
    level: (k: number, n: number, share: string) =>
      `${k === 1 ? 'same observation' : `last ${k} observations agree`}, n ${n}, weight ${share}`,
    symbols: 'Symbols:',
    invalidNote: 'The action was invalid: p is taken off.',
  },

  trajectory: {
    heading: (n: number) => `Rollout ${n}`,
    success: 'succeeded',
    failure: 'failed',
    steps: (n: number) => count(n, 'step', 'steps'),
    reward: 'Reward',
    log: 'Step by step',
    invalid: 'invalid',
    probability: 'π',
    probabilityHelp: 'Probability of the action under the policy that acted',
    openEdge: 'show the transition',
    walk: 'Walk',
    walkHint: 'A token walks this rollout through the graph, step by step (W)',
    pause: 'Pause',
    pauseHint: 'The token stays where it is (W)',
  },

  rollouts: {
    heading: 'Rollouts',
    row: (n: number, outcome: string) => `Rollout ${n}, ${outcome}`,
    chip: (rollout: number, step: number, action: string, advantage: string | null) =>
      `Rollout ${rollout}, step ${step}: ${action}${advantage === null ? '' : `, ${advantage}`}`,
    all: (n: number) => `show all ${n}`,
    label: 'Rollouts; arrow keys move along the steps',
  },

  stage: {
    merge: 'The states are not merged yet: the next stage is Merge.',
    value: 'Values are not read off yet: the next stage is Value.',
    advantage: 'Advantages are not computed yet: the next stage is Advantage.',
  },
  absent: {
    held: (seen: number) => `as of iteration ${seen}`,
    node: (iteration: number) => `No rollout of iteration ${iteration} visited this state.`,
    edge: (iteration: number) => `No rollout of iteration ${iteration} took this transition.`,
    trajectory: (iteration: number) => `Iteration ${iteration} has no such rollout.`,
  },
  back: 'Task',
});
