/** Words of each finding: what it says, what is healthy and who says so, what it means, what to do. */
import { count } from './counting.ts';
import { words } from './language.ts';
import type { TermKey } from './terms.ts';

/** How numbers are written, by the view. */
export interface Write {
  /** A share in 0 … 1: "11 %". */
  readonly percent: (share: number) => string;
  readonly number: (value: number) => string;
  readonly signed: (value: number) => string;
  /** A whole number. */
  readonly grouped: (n: number) => string;
}

/** The numbers of a finding; `value` among them where it is known. */
export type Figures = Readonly<Record<string, number>>;

export interface FindingText {
  readonly name: string;
  /** What the number counts, to stand after it. */
  readonly unit: string;
  /** How the number is written. */
  readonly as: 'percent' | 'number';
  /** The finding in one sentence, with its own numbers, and the label of the longest bar of its histogram. */
  readonly sentence: (figures: Figures, write: Write, longest: string) => string;
  /** The same where the data cannot tell, and why. */
  readonly unknown: (figures: Figures, write: Write) => string;
  readonly healthy: string;
  readonly source: string;
  readonly meaning: string;
  readonly remedy: string;
  /** Words of the method in it that explain themselves. */
  readonly terms: readonly TermKey[];
  /** What stands beside a place to look at. */
  readonly measure: (measure: number, write: Write, kind: 'task' | 'node' | 'edge' | 'trajectory') => string;
  /** Heads of the histogram's columns. */
  readonly histogram?: { readonly caption: string; readonly label: string; readonly count: string };
}

const OURS = 'No paper gives a bound; this one is ours';
const NO_CREDIT = () => 'The estimator in use is not available for these rollouts.';
const steps = (n: number) => count(n, 'step', 'steps');

const CAUSES = [
  'the episode term A_EP',
  'the node-centric term A_NC',
  'the edge-centric term A_EC',
  'the step term',
  'the penalty for invalid actions',
] as const;

/** Why the largest advantage is that large: its term, and the group that it was normalised in. */
function whyExtreme(f: Figures, write: Write): string {
  if (f.cause === undefined) return '';
  const term = ` The largest comes from ${CAUSES[f.cause]} (${write.signed(f.term)})`;
  if (f.groupSize === undefined) return `${term}.`;
  if (f.groupSize === 1) return `${term}: the only value of its group, which stands as it is.`;
  const group = `its group has ${write.grouped(f.groupSize)} values with a std of only ${write.number(f.groupStd)}`;
  const reach = `one value among ${write.grouped(f.groupSize)} can reach ${write.number(f.reach)}`;
  return `${term}: ${group}, and ${reach}.${f.invalid === 1 ? ' Its action was invalid.' : ''}`;
}

const english = {
  group_size: {
    name: 'Size of state groups',
    unit: 'of steps stand alone',
    as: 'percent',
    sentence: (f, w) =>
      `A state is shared by ${w.number(f.mean)} steps on average; ${w.grouped(f.alone)} of ${w.grouped(f.nodes)} states (${w.percent(f.aloneNodes)}) have a single step.` +
      (f.own >= 0.1 ? ` Another ${w.percent(f.own)} of the steps are in states that only one rollout visits.` : ''),
    unknown: () => 'There are no steps.',
    healthy: 'up to 12 % of steps',
    source:
      'About 5 steps a group and 8–12 % of groups of one are the figures of published runs; the trainers’ own log (verl-agent) counts groups, not steps. This bound is on steps, which is what learns',
    meaning:
      'Steps that see the same observation are compared with each other. A step that is alone in its state gets nothing from that: A_NC is 0, and the state’s value is one rollout’s luck.',
    remedy:
      'If observations differ by details that do not matter (case, numbers, ids, dates), merge them under States. Else sample more rollouts for each task.',
    terms: ['stateGroup', 'value', 'node_centric'],
    measure: (m, w, kind) => (kind === 'task' ? `${w.percent(m)} alone` : steps(m)),
    histogram: { caption: 'States by their number of steps', label: 'Steps', count: 'States' },
  },
  flat_tasks: {
    name: 'Tasks without variance',
    unit: 'of tasks',
    as: 'percent',
    sentence: (f, w) =>
      f.flat === 0
        ? 'In every task some rollouts have another reward than others.'
        : `In ${w.grouped(f.flat)} of ${count(f.tasks, 'task', 'tasks')} all rollouts have the same reward: ${w.grouped(f.failed)} failed throughout, ${w.grouped(f.succeeded)} succeeded throughout` +
          (f.lone > 0 ? `, ${w.grouped(f.lone)} ${f.lone === 1 ? 'has' : 'have'} one rollout only` : '') +
          `. They hold ${w.percent(f.steps)} of the steps.`,
    unknown: () => 'There are no tasks.',
    healthy: 'up to 30 % that fail throughout or have one rollout',
    source: `${OURS}. DAPO (arXiv 2503.14476) leaves such groups out and samples others`,
    meaning:
      'The episode term compares rollouts of one task. Where all end alike it is 0, and GRPO learns nothing there. Where all succeed G2PO still rewards the shorter way; where all fail nothing is left but penalties.',
    remedy:
      'Tasks that always fail are too hard for now: sample more rollouts, raise the temperature, or begin with easier ones. Tasks that always succeed can be left out.',
    terms: ['taskGroup', 'episode'],
    measure: (m) => steps(m),
  },
  wide_states: {
    name: 'States whose returns spread widely',
    unit: 'of steps',
    as: 'percent',
    sentence: (f, w) =>
      `In ${w.grouped(f.states)} of ${count(f.of, 'state', 'states')} with three steps or more, the step values spread at least as widely as in the whole task. Of all their spread ${w.percent(f.within)} lies within states.`,
    unknown: () => 'In no task do the step values differ.',
    healthy: 'up to 30 % of steps',
    source: `${OURS}. HGPO (arXiv 2602.22817) describes one cause: a state that is met with different histories`,
    meaning:
      'A state’s value is the mean of what its visitors went on to earn. Where they earned everything between nothing and all, the mean says little, and a transition into it is judged by chance. At the start of a task this is as it should be; later it often means that different situations share one text.',
    remedy:
      'Look at these states: does the text hide something that decides (what is carried, what was chosen before)? Then put it into the observation, or take the action before it into the node key.',
    terms: ['stepValue', 'value', 'std'],
    measure: (m, w) => `${w.number(m)} × the task’s std`,
  },
  aliased: {
    name: 'Observations that look aliased',
    unit: 'of steps tried twice',
    as: 'percent',
    sentence: (f, w) =>
      f.pairs === 0
        ? 'Wherever the same action was taken again in the same state, it led to the same state.'
        : `${w.grouped(f.pairs)} of ${w.grouped(f.of)} actions that were taken more than once in a state led to different states: up to ${w.grouped(f.most)} of them.`,
    unknown: () => 'No action was taken twice in the same state.',
    healthy: 'up to 5 % of steps',
    source: `${OURS}. The paper’s worlds are deterministic; HGPO (arXiv 2602.22817) treats the case where history matters`,
    meaning:
      'The same text and the same action, and yet different next texts: the observation leaves out something that matters, or the environment is stochastic. Rollouts alone cannot tell the two apart. Aliasing makes averages over a state misleading, and can turn the order of the estimators round.',
    remedy:
      'Compare two rollouts that part here. If the environment is deterministic, widen the observation or the node key; if it is stochastic, sample more rollouts.',
    terms: ['stateGroup'],
    measure: (m) => `${steps(m)} led elsewhere`,
  },
  repeats: {
    name: 'Self-loops and repeated actions',
    unit: 'of steps',
    as: 'percent',
    sentence: (f, w) =>
      f.value === 0
        ? 'No step leads back to its own state, and no rollout repeats an action in a state.'
        : `${w.percent(f.loops)} of the steps lead back to the state that they left, ${w.percent(f.repetitions)} repeat what the same rollout did there before; ${w.grouped(f.longest)} such steps in the worst rollout.`,
    unknown: () => 'There are no steps.',
    healthy: 'up to 10 % of steps',
    source: OURS,
    meaning:
      'Such steps change nothing and cost time. They also make state groups large without making them better: a rollout is compared with itself. Early in training they are common.',
    remedy:
      'Tell the agent what it did last (history), say in the observation that an action had no effect, or end an episode after so many repetitions.',
    terms: ['stateGroup'],
    measure: (m) => steps(m),
  },
  invalid: {
    name: 'Invalid actions',
    unit: 'of steps',
    as: 'percent',
    sentence: (f, w) =>
      f.steps === 0
        ? 'Every action was admissible, or the file does not say otherwise.'
        : `${w.grouped(f.steps)} ${f.steps === 1 ? 'action was' : 'actions were'} not admissible: ${w.percent(f.inFailed)} in failed, ${w.percent(f.inSuccessful)} in successful rollouts.`,
    unknown: () => 'There are no steps.',
    healthy: 'up to 5 % of steps',
    source: OURS,
    meaning:
      'The environment refused the action. With the penalty inside the normalisation, one invalid step in a task that fails throughout becomes an advantage of full size, and every other step of it is praised.',
    remedy:
      'Show the admissible actions to the agent, or take the penalty outside the normalisation. Look at the parser, too: it may refuse what was meant well.',
    terms: ['invalid', 'penalty'],
    measure: (m) => `${m} invalid`,
  },
  truncated: {
    name: 'Episodes that were cut off',
    unit: 'of rollouts',
    as: 'percent',
    sentence: (f, w) =>
      `${w.grouped(f.cut)} of ${w.grouped(f.known)} rollouts ended at a limit and not by themselves.` +
      (f.silent > 0 ? ` Of ${w.grouped(f.silent)} the file does not say.` : ''),
    unknown: (f, w) =>
      'The file does not say how episodes ended.' +
      (f.atLimit > 1 && 2 * f.atLimit >= f.failures
        ? ` But ${w.grouped(f.atLimit)} of ${w.grouped(f.failures)} failures have ${steps(f.limit)}, and none has more: a step limit, it seems.`
        : ''),
    healthy: 'up to 10 % of rollouts',
    source: `${OURS}. DAPO (arXiv 2503.14476) shows that cut-off samples make rewards noisy`,
    meaning:
      'An episode that is cut off counts as a failure, even if it was one step from success. Its last steps are blamed for the limit.',
    remedy: 'Raise the step limit, or leave such rollouts out (What if) and see whether the credit changes.',
    terms: ['rollout'],
    measure: (m) => `${steps(m)} long`,
  },
  drift: {
    name: 'Advantages off zero',
    unit: 'standard deviations',
    as: 'number',
    sentence: (f, w) =>
      `The mean advantage is ${w.signed(f.steps)} over steps and ${w.signed(f.trajectories)} over rollouts; ${w.grouped(f.tasks)} of ${count(f.of, 'task', 'tasks')} lie off zero.`,
    unknown: NO_CREDIT,
    healthy: 'up to 0.05 on average over tasks',
    source:
      'Advantages are taken against a mean (GRPO, arXiv 2402.03300), so it should come out near 0; the bound is ours',
    meaning:
      'Off zero, every action of a task is pushed the same way, whatever it did. Statistics over rollouts leave the mean over steps off zero where long rollouts fail, and the other way round; a task with one rollout keeps its reward as it is.',
    remedy:
      'Check over what the trainer takes its statistics (steps or trajectories), and leave out groups of a single rollout.',
    terms: ['advantage', 'std'],
    measure: (m, w) => `${w.number(m)} σ off zero`,
  },
  extreme: {
    name: 'Extreme advantages',
    unit: 'σ at most',
    as: 'number',
    sentence: (f, w) =>
      f.steps === 0
        ? 'No advantage is larger than 10 standard deviations.'
        : `${count(f.steps, 'advantage is', 'advantages are')} larger than 10 standard deviations.${whyExtreme(f, w)}`,
    unknown: NO_CREDIT,
    healthy: 'below 10 σ',
    source: `${OURS}. Under mean and std the unit is one standard deviation of the term’s own group`,
    meaning:
      'One such step weighs as much as many others together. It is not wrong by itself: in a large graph where little happens, the one transition that makes progress stands out this far.',
    remedy:
      'Look at the step. If it is a rare lucky success, more rollouts tame it; if it is the penalty, take that outside the normalisation; or use mean only.',
    terms: ['advantage', 'std', 'edge_centric'],
    measure: (m, w) => `${w.number(m)} σ`,
  },
  disagreement: {
    name: 'Estimators that disagree',
    unit: 'of steps, the most opposed',
    as: 'percent',
    sentence: (f, w, most) =>
      f.value === 0
        ? 'No estimator gives a step the opposite sign of G2PO.'
        : `${w.percent(f.value)} of ${w.grouped(f.steps)} steps get from ${most} the opposite sign of G2PO’s; no other estimator opposes it more.`,
    unknown: () => 'There is no second estimator to compare G2PO with.',
    healthy: 'up to 35 % of steps',
    source: OURS,
    meaning:
      'Where two estimators have opposite signs, one makes an action likelier that the other makes less likely. GRPO and RLOO judge whole episodes and must differ from those that judge steps; much more than that is worth a look.',
    remedy: 'Open such a step, and ask what it did for the task. Compare (E) shows both graphs side by side.',
    terms: ['advantage'],
    measure: (m, w) => `strength ${w.number(m)}`,
    histogram: { caption: 'Steps with the opposite sign of G2PO', label: 'Estimator', count: 'Steps' },
  },
  good_in_failed: {
    name: 'Good steps in failed episodes',
    unit: 'of their steps',
    as: 'percent',
    sentence: (f, w) =>
      `${w.grouped(f.steps)} of ${w.grouped(f.of)} steps of failed rollouts have a positive advantage.`,
    unknown: () => 'No rollout failed, or the estimator in use is not available.',
    healthy: 'up to 60 %',
    source: OURS,
    meaning:
      'Finding what was good in a failure is what step-level credit is for. But if most steps of failures are praised, training repeats failures: often the work of a penalty inside the normalisation.',
    remedy:
      'Look at the strongest. If they did not bring the task on, check the penalty and the states that they lead to.',
    terms: ['advantage'],
    measure: (m, w) => `A ${w.signed(m)}`,
  },
  bad_in_successful: {
    name: 'Bad steps in successful episodes',
    unit: 'of their steps',
    as: 'percent',
    sentence: (f, w) =>
      `${w.grouped(f.steps)} of ${w.grouped(f.of)} steps of successful rollouts have a negative advantage.`,
    unknown: () => 'No rollout succeeded, or the estimator in use is not available.',
    healthy: 'up to 60 %',
    source: OURS,
    meaning:
      'Detours and risky steps of a success should be blamed. If most of its steps are, success itself is hardly learnt. Where all rollouts of a task succeed, about half of the steps lie below the mean by necessity.',
    remedy:
      'Look at the strongest: a detour, or a step that every success needs? In the latter case its state is probably aliased.',
    terms: ['advantage'],
    measure: (m, w) => `A ${w.signed(-m)}`,
  },
  logged: {
    name: 'Logged against recomputed',
    unit: 'correlation',
    as: 'number',
    sentence: (f, w) =>
      `Over ${w.grouped(f.steps)} steps the logged advantages differ by ${w.number(f.difference)} on average from those computed here, and in sign on ${w.percent(f.signs)}.`,
    unknown: () =>
      'There are no logged advantages of tasks as the trainer saw them, or the estimator in use is not available.',
    healthy: '1, with no difference but rounding',
    source: 'The same formula on the same rollouts gives the same numbers',
    meaning:
      'If the trainer computed something else than you think, nothing on this page is about your training. So every estimator is tried with other settings (γ, w, normalisation, statistics over steps or trajectories, n or n − 1, with or without the penalty), with a scale and a shift, and as sums over tokens.',
    remedy:
      'Set the settings to what was found, and this page shows what the trainer saw. If nothing was found, look at the steps that differ the most.',
    terms: ['advantage', 'gamma', 'weight', 'std'],
    measure: (m, w) => `off by ${w.number(m)}`,
  },
} as const satisfies Record<string, FindingText>;

export const findingTexts = words<Readonly<Record<keyof typeof english, FindingText>>>('findingTexts', english);
