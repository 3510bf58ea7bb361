/** Words of the table twin of the graph, and of the switch between the two. Imports nothing. */
import { count } from './counting.ts';
import { words } from './language.ts';

export const tableText = words('tableText', {
  /** The switch above the graph. */
  show: 'Show as',
  graph: 'Graph',
  table: 'Table',
  hint: 'The same as rows and columns (T)',
  shortcut: 'Graph or table',

  tabs: { node: 'States', edge: 'Transitions', trajectory: 'Rollouts' },
  tabsLabel: 'Rows of the table',
  label: {
    node: (n: number) => `States: ${n}`,
    edge: (n: number) => `Transitions: ${n}`,
    trajectory: (n: number) => `Rollouts: ${n}`,
  },
  empty: 'Nothing to list yet.',

  columns: {
    title: { label: 'state', help: 'Short name of the state' },
    text: { label: 'observation', help: 'What the agent saw' },
    value: { label: 'V', help: 'Value of the state: the mean of its step values' },
    trueValue: { help: 'True value of the state under the policy that acted: the mean over its visits' },
    visits: { label: 'visits', help: 'Steps that start in the state; for an outcome, the rollouts that ended in it' },
    spread: { label: 'spread of v', help: 'Smallest and largest step value; sorted by their difference' },
    outgoing: { label: 'ways on', help: 'Different transitions that leave the state' },

    action: { label: 'action', help: 'What was done' },
    source: { label: 'from', help: 'State that the transition leaves' },
    target: { label: 'to', help: 'State that it leads to' },
    traversals: { label: 'n', help: 'Steps that took the transition' },
    tdError: { label: 'δ', help: 'TD error: V of the state it leads to minus V of the state it leaves' },
    edgeAdvantage: {
      help: 'Edge-centric advantage in standard deviations of δ over the task: what makes a transition critical',
    },
    critical: { label: 'critical', help: 'Reaches the threshold: progress ▲ or setback ▼; sorted by size' },
    bottleneck: {
      label: 'bottleneck',
      help: 'Every successful rollout takes it; marked where at least two succeeded',
    },

    number: { label: 'rollout', help: 'Number of the rollout' },
    outcome: { label: 'outcome', help: 'How the rollout ended' },
    length: { label: 'steps', help: 'Steps of the rollout' },
    invalid: { label: 'invalid', help: 'Steps whose action was not admissible' },
    return: { label: 'return', help: 'Reward of the episode' },
    advantage: { help: 'Mean advantage of its steps under the estimator that trains' },

    /** Mean of what colours the edges. */
    colouring: { help: 'What the edges are coloured by: the mean over the steps, and its range where they differ' },
    term: (name: string) => ({ help: `${name}: mean over the steps` }),
  },

  range: (min: string, max: string) => `${min} … ${max}`,
  yes: 'yes',
  success: '✓ success',
  failure: '✕ failure',

  keys: {
    node: '↑ ↓ rows   → strongest transition on   ← back   Enter selects',
    edge: '↑ ↓ rows   → strongest transition after it   ← back   Enter selects',
    trajectory: '↑ ↓ rows   Enter selects',
  },
  /** Where the arrow keys have led. */
  way: (path: string, at: number, of: number) =>
    of > 1 ? `${path}: ${at} of ${count(of, 'way', 'ways')} on, ↑ ↓ for the others` : `${path}: the only way on`,
  wayStart: '… ',
});
