/** Words of the comparison of estimators, and of the what-if. Imports nothing. */
import { count } from './counting.ts';
import { words } from './language.ts';

/** "A", "A and B", "A, B and C". */
const list = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`;

/** What a setting other than the one that trains makes of an estimator's name. */
export const variantText = words('variantText', {
  /** Flags: what is left out, or added. */
  terms: { episodeTerm: 'A_EP', nodeCentricTerm: 'A_NC', edgeCentricTerm: 'A_EC' } as Readonly<Record<string, string>>,
  /** Choices, by setting and value. */
  choices: {
    penaltyPlace: { inside: 'penalty inside', outside: 'penalty outside' },
    normalisation: { mean_std_norm: 'mean and std', mean_norm: 'mean only' },
    episodeStatistics: { steps: 'statistics over steps', trajectories: 'statistics over trajectories' },
    valueAggregation: { group: 'group values', trajectory: 'own-trajectory values' },
  } as Readonly<Record<string, Readonly<Record<string, string>>>>,
  /** Numbers: the symbol before the value. */
  symbols: {
    gamma: 'γ',
    weight: 'w',
    invalidPenalty: 'p',
    successReward: 'R',
    historyLength: 'K',
    historyExponent: 'α',
    pathDiscount: 'γ_g',
  } as Readonly<Record<string, string>>,
  name: (estimator: string, without: readonly string[], added: readonly string[], others: readonly string[]): string =>
    [
      estimator +
        (without.length > 0 ? ` without ${list(without)}` : '') +
        (added.length > 0 ? ` with ${list(added)}` : ''),
      ...others,
    ].join(', '),
});

const whatIf = {
  heading: 'What if',
  intro: 'Other settings for the credit on screen. Nothing here trains.',
  hint: 'What if the credit were estimated otherwise? (F)',
  shortcut: 'What if: try other estimator settings on the rollouts on screen',
  of: (estimator: string) => `Settings of ${estimator}`,
  columns: {
    positive: { label: 'Δ+', help: 'How many more steps, or fewer, have a positive advantage than in what trains.' },
    negative: { label: 'Δ−', help: 'How many more steps, or fewer, have a negative advantage than in what trains.' },
    correlation: {
      label: 'r',
      help: 'Correlation with the advantages that train, step by step: 1 where the setting changes nothing but their scale.',
    },
  },
  effect: (setting: string, positive: string, negative: string, flipped: number, steps: number) =>
    `${setting} alone: ${positive} positive, ${negative} negative, ${flipped} of ${count(steps, 'sign', 'signs')} turn over.`,
  total: 'All together',
  totalDetail: (flipped: number, steps: number) => `${flipped} of ${count(steps, 'sign', 'signs')} turn over`,
  nothing: 'As it trains.',
  undo: 'Undo',
  undoHint: 'Take back the last change here',
  reset: 'As it trains',
  resetHint: 'Back to the settings that train',
  train: 'Train with this',
  trainHint: (name: string) =>
    `Train with ${name} from the next iteration on. The settings show it, and can take it back.`,
  trainedValue: (value: string) => `Trains with: ${value}.`,
  tried: (value: string) => `The figures beside it: what “${value}” changes, all else as it trains.`,
  notYet: 'Known once the advantages are computed.',

  note: {
    label: 'What is shown is not what trains',
    showing: 'Showing:',
    notTrained: '(not what trains)',
    untouched: (name: string) =>
      `The what-if changes no setting of ${name}; values of states may differ from what trains.`,
  },
  /** Beside a figure: the same as it trains. */
  trains: 'trains',
  trainsHelp: 'The same under the settings that train',
};

export const whatIfText = words('whatIfText', whatIf);

/** The words that are other where imported rollouts are shown: nothing trains there, settings are set. */
export const whatIfOfFile = words('whatIfOfFile', {
  ...whatIf,
  intro: 'Other settings for the credit on screen, to see what they change. The file stays as it is.',
  columns: {
    positive: { label: 'Δ+', help: 'How many more steps, or fewer, have a positive advantage than under what is set.' },
    negative: { label: 'Δ−', help: 'How many more steps, or fewer, have a negative advantage than under what is set.' },
    correlation: {
      label: 'r',
      help: 'Correlation with the advantages under what is set, step by step: 1 where the setting changes nothing but their scale.',
    },
  },
  nothing: 'As it is set.',
  reset: 'As it is set',
  resetHint: 'Back to what is set',
  train: 'Set this',
  trainHint: (name: string) => `Take ${name} for the whole file: overview, diagnosis and differences go by it.`,
  trainedValue: (value: string) => `Set to: ${value}.`,
  tried: (value: string) => `The figures beside it: what “${value}” changes, all else as it is set.`,
  note: {
    label: 'What is shown is not what is set',
    showing: 'Showing:',
    notTrained: '(not what is set)',
    untouched: (name: string) => `The what-if changes no setting of ${name}; values of states may differ.`,
  },
  trains: 'set',
  trainsHelp: 'The same under the settings as they are set',
});

export const compareText = words('compareText', {
  name: 'Compare',
  hint: 'Two to four estimators beside each other (E)',
  shortcut: 'Compare estimators beside each other',
  region: 'Estimators compared',
  graphOf: (name: string, nodes: number, edges: number, disputed: number) =>
    `Graph of ${name}: ${count(nodes, 'state', 'states')}, ${count(edges, 'transition', 'transitions')}, ${disputed} of them with a sign that another one opposes.`,
  waiting: 'Advantages are not computed yet: the next stage is Advantage.',
  unavailable: (reason: string) => `unavailable: ${reason}`,
  trains: 'trains',
  choose: (name: string) => `Compared: ${name}. Choose another`,
  estimators: 'Estimators',
  changes: (estimator: string) => `${estimator} with one change`,
  live: 'What if, as it stands',
  liveHelp: 'Follows the switches under What if.',
  add: 'Add a graph',
  remove: (name: string) => `Take away ${name}`,
  fit: 'Fit',
  fitHelp: 'Show the whole graph, in all of them',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  camera: 'View of the graphs',
  /** The legend of the marks. */
  disputed: 'dashed: opposite sign to the first',
  disputedHelp:
    'Dashed and marked ≠: the mean advantage of the transition has the opposite sign in the first graph. In the first graph: in any other.',

  figures: 'Where they disagree',
  matrix: {
    heading: 'Opposite signs, % of steps',
    help: 'How often two estimators pull a step in opposite directions: one gives it a positive advantage, the other a negative one. Zero opposes nothing.',
    cell: (a: string, b: string, share: string, steps: number) =>
      `${a} and ${b}: opposite signs on ${share} of ${steps} steps`,
    unknown: (a: string, b: string) => `${a} and ${b}: unavailable`,
    keys: 'arrow keys move, Enter lists the steps',
    most: 'Most opposed',
    none: 'No two of them oppose each other on any step.',
  },
  lists: {
    label: 'Steps to look at',
    disagree: 'Opposed',
    goodInFailed: 'Good in failed',
    badInSuccessful: 'Bad in successful',
    help: {
      disagree: (a: string, b: string) =>
        `Steps on which ${a} and ${b} have opposite signs, those first where both are most decided.`,
      goodInFailed: (name: string) =>
        `Steps of failed rollouts with a positive advantage under ${name}, the largest first.`,
      badInSuccessful: (name: string) =>
        `Steps of successful rollouts with a negative advantage under ${name}, the largest first.`,
    },
    by: 'by',
    pick: 'Pick two estimators in the matrix.',
    none: 'None.',
    step: (rollout: number, step: number) => `${rollout} · ${step}`,
    columns: { step: 'rollout · step' },
    entry: (rollout: number, step: number, outcome: string, action: string) =>
      `Rollout ${rollout}, step ${step}, ${outcome}: ${action}`,
    success: 'succeeded',
    failure: 'failed',
    more: (n: number) => `${n} more`,
    fewer: 'fewer',
  },
});
