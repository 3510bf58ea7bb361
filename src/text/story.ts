/** The line above the graph: what the picture shows and what follows from it, with its own numbers. Imports nothing. */
import { count } from './counting.ts';
import { words } from './language.ts';

export interface StoryNumbers {
  readonly rollouts: number;
  readonly succeeded: number;
  readonly steps: number;
  readonly states: number;
  /** Fewest and most steps of a rollout. */
  readonly shortest: number;
  readonly longest: number;
  readonly critical: number;
}

export const storyText = words('storyText', {
  first: ({ rollouts }: StoryNumbers): string =>
    `Circles are states, arrows actions: ${count(rollouts, 'rollout', 'rollouts')} of the untrained agent, merged where they saw the same.`,
  firstNone: 'None succeeded: every value V is 0, and no action earns credit yet. Press Play: the agent learns.',
  firstPenalised:
    'None succeeded: every value V is 0, and what credit there is comes from penalties. Press Play: the agent learns.',
  firstSome: ({ succeeded }: StoryNumbers): string =>
    `${succeeded} succeeded: the states on ${succeeded === 1 ? 'its' : 'their'} way have a value V. Press Play: the agent learns.`,
  rollout: ({ rollouts, succeeded, steps }: StoryNumbers): string =>
    `Rollout: the policy played the task ${count(rollouts, 'time', 'times')}, ${count(steps, 'step', 'steps')} in all; ${succeeded} succeeded. Merge comes next.`,
  merge: ({ steps, states }: StoryNumbers): string =>
    `Merge: steps that saw the same observation became one state. ${count(steps, 'step', 'steps')}, ${count(states, 'state', 'states')}.`,
  value: 'Value: V of a state is the mean of what its steps led to. The fuller the colour, the nearer success.',
  valueNone: 'Value: V of a state is the mean of what its steps led to. No rollout succeeded, so every V is 0.',
  none: ({ rollouts }: StoryNumbers): string =>
    `None of the ${rollouts} rollouts succeeded: every value is 0, nothing tells their steps apart, and there is no credit to give.`,
  nonePenalised: ({ rollouts }: StoryNumbers): string =>
    `None of the ${rollouts} rollouts succeeded: every value is 0. What credit there is comes from penalties, not from success.`,
  allAlike: ({ rollouts }: StoryNumbers): string =>
    `All ${rollouts} rollouts succeeded: their outcomes are equal, and this colouring tells none of their steps apart.`,
  all: ({ rollouts, shortest, longest }: StoryNumbers): string => {
    const steps = shortest === longest ? `in ${shortest} steps` : `in ${shortest} to ${longest} steps`;
    return `All ${rollouts} rollouts succeeded, ${steps}. Outcomes are equal; credit comes from comparing the transitions.`;
  },
  someAlike: ({ rollouts, succeeded }: StoryNumbers): string =>
    `${succeeded} of ${rollouts} rollouts succeeded, but this colouring tells none of their steps apart.`,
  some: ({ rollouts, succeeded, critical }: StoryNumbers): string => {
    const stand =
      critical === 0 ? '' : ` ${critical} ${critical === 1 ? 'stands' : 'stand'} out as critical, with a halo.`;
    return `${succeeded} of ${rollouts} rollouts succeeded. Blue transitions earn credit, orange ones lose it.${stand}`;
  },
  unavailable: (reason: string): string => `The edges have no colour. Unavailable: ${reason}.`,
});
