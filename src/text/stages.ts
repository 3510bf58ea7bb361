/** The words of "what the stage did", and of what the policy does in a state before and after the update. Imports nothing. */
import { count } from './counting.ts';
import { words } from './language.ts';

/** A list of clauses as a sentence: "a, b and c". */
const and = (clauses: readonly string[]) =>
  clauses.length < 2 ? clauses.join('') : `${clauses.slice(0, -1).join(', ')} and ${clauses[clauses.length - 1]}`;

export const stagesText = words('stagesText', {
  heading: {
    rollout: 'What Rollout did',
    merge: 'What Merge did',
    value: 'What Value did',
    advantage: 'What Advantage did',
    update: 'What Update did',
  },
  iteration: (n: number) => `iteration ${n}`,
  atRest: 'Pause or step to read what each stage did.',
  sentences: (all: readonly string[]) => all.join(' '),
  more: (n: number) => `${n} more`,
  beyond: (n: number) => `and ${n} more, which the table lists.`,
  fewer: 'fewer',

  rollout: {
    sampled: (rollouts: number, steps: number, shortest: number, longest: number) =>
      `The policy played the task ${count(rollouts, 'time', 'times')}: ${count(steps, 'step', 'steps')} in all, ${
        shortest === longest ? `${shortest} in each` : `${shortest} to ${longest} in one`
      }.`,
    succeeded: (n: number, of: number) => (n === 0 ? `None of ${of} succeeded.` : `${n} of ${of} succeeded.`),
    lengths: 'Steps of each rollout',
    rollout: (n: number, steps: number, success: boolean) =>
      `Rollout ${n}, ${count(steps, 'step', 'steps')}, ${success ? 'succeeded' : 'failed'}`,
    openings: (n: number, of: number) =>
      `${count(n, 'first action', 'different first actions')} of ${count(of, 'rollout', 'rollouts')}`,
    takenBy: (rollouts: readonly number[]) =>
      rollouts.length === 1 ? `rollout ${rollouts[0]}` : `rollouts ${rollouts.join(', ')}`,
  },

  merge: {
    merged: (steps: number, states: number) =>
      `${count(steps, 'step', 'steps')} became ${count(states, 'state', 'states')}:`,
    kinds: (shared: number, revisited: number, once: number) =>
      `${and([
        `${shared} shared by several rollouts`,
        ...(revisited > 0 ? [`${revisited} passed again by the same one`] : []),
        `${once} visited once`,
      ])}.`,
    groups: 'Largest state groups',
    group: (steps: number, rollouts: number) =>
      `${count(steps, 'step', 'steps')} of ${count(rollouts, 'rollout', 'rollouts')}`,
    edges: (edges: number, arrows: number) =>
      edges === arrows
        ? `${count(edges, 'transition', 'transitions')}, each an arrow of its own.`
        : `${count(edges, 'transition', 'transitions')} on ${count(arrows, 'arrow', 'arrows')}: actions that lead from one state to the same next one are drawn as one.`,
    bundles: 'Arrows of several actions',
    bundle: (actions: number, steps: number) => `${actions} actions, ${count(steps, 'step', 'steps')}`,
  },

  value: {
    first: 'The first iteration: there is nothing to compare its values with.',
    other: 'Another task than in the iteration before: there is nothing to compare its values with.',
    compared: (changed: number, kept: number, fresh: number, gone: number, before: number) =>
      `Against iteration ${before}: ${count(changed, 'value', 'values')} changed, ${kept} kept; ${count(
        fresh,
        'state is new',
        'states are new',
      )}, ${gone} not visited again.`,
    changed: 'Changed most',
    fresh: 'New states',
    highest: 'Highest values',
    gone: 'Not visited again',
    was: (value: string) => `was ${value}`,
    fixed: (success: string) => `Success is worth ${success} and failure 0, by definition.`,
  },

  advantage: {
    edges: (edges: number, of: number) => `${edges} of ${count(of, 'transition', 'transitions')} got credit or blame.`,
    most: 'Got most',
    mostly: 'mostly',
    critical: (progress: number, setbacks: number) =>
      `Critical: ${count(progress, 'step of progress', 'steps of progress')}, ${count(setbacks, 'setback', 'setbacks')}; ranked below.`,
    noneCritical: 'No transition is critical at this threshold.',
    nothing: (n: number, of: number) =>
      n === 0 ? `Each of the ${of} steps got some.` : `${n} of ${count(of, 'step', 'steps')} got nothing.`,
    why: 'Where a term is 0',
    alone: (n: number) => `${count(n, 'step', 'steps')} with no other in the group`,
    alike: (n: number) => `${count(n, 'step', 'steps')} in a group without variance`,
    average: (n: number) => `${count(n, 'step', 'steps')} exactly average`,
    nowhere: 'nowhere',
    reasons: and,
  },

  update: {
    moved: 'Moved most',
    unit: 'Δπ in pp',
    mean: 'Mean change of a taken action',
    followed: 'Moved the way A points',
    of: (n: number, of: number) => `${n} of ${count(of, 'step', 'steps')}`,
    outside: 'Beyond the clip range now',
    clipped: 'Clipped in the update, all tasks',
    kl: 'KL to start, all tasks',
    entropy: 'Entropy, all tasks',
    nats: (n: string) => `${n} nats`,
    neverTaken: 'never taken',
    still: 'No probability moved by as much as 0.05 percentage points.',
    unknown: 'The updated probabilities are not kept for this iteration.',
  },

  policy: {
    heading: 'Actions, before and after the update',
    /** Where the rollouts do not say what the policy was. */
    headingUnknown: 'Actions taken',
    before: 'before',
    after: 'after',
    points: (change: string) => `${change} pp`,
    likelier: 'likelier',
    unlikelier: 'less likely',
    never: 'never taken',
    taken: (n: number) => `${n} ×`,
    offered: (n: number, of: number) => `on offer in ${n} of ${of} steps`,
    range: (min: string, max: string) => `${min} … ${max}`,
    notYet: 'The policy has not been updated yet: these are the probabilities that the rollouts were sampled with.',
    varies: (steps: number) =>
      `Means over ${count(steps, 'step', 'steps')}. The policy also sees the last two steps, so the steps of one state may differ: thin lines are the range.`,
    single: 'The one step that passed here.',
    same: (steps: number) => `The same in all ${steps} steps that passed here.`,
    edge: 'Probability',
    ratio: 'Ratio',
    ratioIn: (low: string, high: string) => `within ${low} … ${high}`,
    ratioOut: (n: number, of: number, low: string, high: string) =>
      of === 1 ? `outside ${low} … ${high}` : `${n} of ${of} outside ${low} … ${high}`,
  },
});
