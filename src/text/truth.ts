/** Words of the truth on the page: its switch, the colourings by it, and what the inspector says of it. Imports nothing. */
import { words } from './language.ts';

export const truthText = words('truthText', {
  /** The button in the task row, and what it says while the truth is worked out. */
  button: 'Truth',
  on: 'on',
  hint: 'What the credit of each step really is, beside what the estimators say',
  work: 'Work out the truth',
  what: 'Here the world is small enough to know the answer: what a state is really worth, and how much better or worse than average each action really is, for the policy that acted. The estimators see only the rollouts.',
  cost: 'Each iteration takes longer: milliseconds in a small world, several seconds in the household. Nothing of the training changes.',
  waits: {
    next: 'It comes with the next iteration.',
    working: 'Working it out…',
    off: 'It ends with the next iteration.',
    past: (iteration: number) => `Iteration ${iteration} was made without it; it comes with the next one.`,
  },
  now: 'One iteration now',
  exact: 'Exact for this task.',
  sampled: (width: string) =>
    `This task is too large for the exact answer: it is estimated from 256 continuations of each step, with a 95 % interval of ± ${width} on average.`,
  show: 'The graph shows',
  shows: { estimate: 'what is estimated', truth: 'the truth' },
  accuracy: 'How right is each estimator ›',

  /** The colouring menu. */
  statesBy: 'colour states by',
  states: {
    estimate: { name: 'estimate', help: 'the mean of what its visitors went on to earn' },
    truth: { name: 'true value', help: 'what the policy really earns from here, weighted by the visits' },
  },
  advantage: 'truth',
  advantageHelp: 'How much better the action really is than what the policy does on average.',
  /** For the ear, and where no symbol can stand. */
  advantageWord: 'true advantage',
  missing: 'the truth of this iteration is not worked out (switch it on under Truth)',

  /** The inspector. */
  node: {
    value: 'True value',
    difference: 'Estimate less truth',
  },
  edge: {
    heading: 'Against the truth',
    help: 'Each estimator’s advantage of this transition, brought to the scale of the truth with one factor for the whole task. The line across is the truth.',
    truth: 'truth',
    factor: (factor: string) => `× ${factor}`,
    /** Nothing of its advantages points the way of the truth: its best factor is 0. */
    noFactor: (mean: string) => `${mean}, no scale`,
    wrong: 'wrong',
    verdicts: { right: 'right sign', wrong: 'wrong sign', none: 'no sign', open: 'truth near 0' },
  },
  plusMinus: (width: string) => `± ${width}`,
  widthHelp: '95 % interval, at most so wide: the truth is estimated from continuations here',
});
