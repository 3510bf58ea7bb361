/** Words of the state-transition graph: node names, legend, buttons, descriptions for screen readers. Imports nothing. */
import { words } from './language.ts';

export const graphText = words('graphText', {
  success: 'success',
  failure: 'failure',
  start: 'start',
  /** Names of texts of nothing but white space. */
  emptyObservation: '(empty)',
  emptyAction: '(no text)',
  /** Name of the drawing for screen readers; the table beside it says the same in full. */
  graph: (nodes: number, edges: number): string =>
    `State-transition graph: ${nodes} ${nodes === 1 ? 'state' : 'states'}, ${edges} ${edges === 1 ? 'transition' : 'transitions'}.`,
  /** The same while the rollouts stand apart. */
  lanes: (rollouts: number): string => `${rollouts} ${rollouts === 1 ? 'rollout' : 'rollouts'}, not merged yet.`,
  /** At a step of a rollout that stands apart. */
  laneStep: (step: number, action: string): string => `${step}: ${action}`,
  failed: 'The graph could not be drawn.',
  /** Shown in a corner while the keyboard is in the graph, and read out when it comes there. */
  keys: '→ the strongest way on   ← back   ↑ ↓ other ways   Enter state ⇄ transition   Home start',
  /** What is selected, for the ear. */
  spoken: {
    state: (title: string): string => `State: ${title}`,
    transition: (actions: string, from: string, to: string): string => `Transition: ${actions}, from ${from} to ${to}`,
    ways: (count: number): string => `${count} ${count === 1 ? 'way' : 'ways'} on`,
  },
  actions: {
    group: 'View of the graph',
    fit: 'Fit',
    fitHelp: 'Show the whole graph',
    tidy: 'Tidy',
    tidyHelp: 'Place every state anew',
    undoTidy: 'Undo tidy',
    undoTidyHelp: 'Put every state back where it was',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
  },
  legend: {
    name: 'Legend',
    /** What the states are filled by. */
    values: {
      estimate: { name: 'value V', help: 'Fill of a state: its value V, from 0 to the reward of success.' },
      truth: {
        name: 'true value V^π',
        help: 'Fill of a state: its true value V^π under the policy that acted, from 0 to the reward of success.',
      },
    },
    /** Where the truth is sampled. */
    interval: (width: string): string => `± ${width}`,
    intervalHelp: 'The truth is estimated from continuations here: its 95 % interval, on average.',
    /** Colour and width of edges where nothing is picked yet. */
    advantage: 'advantage',
    advantageHelp: 'Colour and width of a transition: orange loses credit, blue earns it, grey is near zero.',
    marksTitle: 'Marks',
    marks: {
      start: { name: 'start', help: 'the ringed state, where the rollouts begin.' },
      number: { name: 'value', help: 'the number in a state is its value, as the ramp names it.' },
      visits: { name: 'size = visits', help: 'the more steps begin in a state, the larger it is.' },
      ghost: { name: 'seen before', help: 'visited in one of the last 10 iterations, not in this one.' },
      critical: {
        name: 'critical',
        help: 'with a halo: progress (+) or setback (−) that reaches the threshold, by its A_EC.',
      },
      bottleneck: {
        name: 'on every success',
        help: 'a bottleneck: every successful rollout takes it. Marked where at least two succeeded.',
      },
      mixed: { name: 'mixed', help: 'some of its steps earn credit, others lose it.' },
      disputed: {
        name: 'opposite sign',
        help: 'dashed, with ≠: compared with another credit, the mean advantage has the opposite sign.',
      },
      loop: { name: 'loop', help: 'so many steps left the state as it was.' },
      width: { name: 'width', help: 'the larger the advantage, the wider the transition.' },
    },
  },
  /** The line of an unfolded bundle that stands for the actions that did not fit. */
  moreActions: (count: number): string => `… ${count} more ${count === 1 ? 'action' : 'actions'}`,
  times: (count: number): string => `×${count}`,
});
