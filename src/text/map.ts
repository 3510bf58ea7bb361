/** Words of the map: the graph laid out on the grid that its world lies on. Imports nothing. */
import { count } from './counting.ts';
import { words } from './language.ts';

/** "row 2, column 3" */
const place = (row: number, column: number) => `row ${row}, column ${column}`;

export const mapText = words('mapText', {
  /** The switch above the graph. */
  map: 'Map',
  hint: 'The same on the grid that the task lies on (M)',
  shortcut: 'Map of the grid, in worlds that have one',
  section: 'Map of the task',
  empty: 'Nothing to draw yet.',

  place,
  rollouts: (acting: number, of: number) =>
    acting === 0 ? 'no rollout came here' : `${acting} of ${count(of, 'rollout', 'rollouts')}`,
  /** Name of one map for screen readers. */
  grid: (phase: string, width: number, height: number) => `${phase}: ${height} rows, ${width} columns`,

  /** What is said of a cell, part by part; the view joins the parts. */
  wall: 'wall',
  unvisited: 'not visited',
  value: (value: string) => `value ${value}`,
  visits: (n: number) => count(n, 'visit', 'visits'),
  states: (n: number) => count(n, 'state', 'states'),

  /** What is said of a transition. */
  leads: {
    move: (row: number, column: number) => `to ${place(row, column)}`,
    stay: 'stays here',
    phase: (phase: string) => `on to “${phase}”`,
    success: 'success',
    failure: 'failure',
  },
  actions: (names: readonly string[]) => names.join(' / '),
  steps: (n: number) => count(n, 'step', 'steps'),
  coloured: (name: string, value: string) => `${name} ${value}`,
  range: (min: string, max: string) => `${min} … ${max}`,
  critical: { progress: 'progress', setback: 'setback' },
  bottleneck: 'on every success',
  join: ' · ',
  spokenJoin: ', ',

  keys: [
    'Arrow keys: cells',
    'Shift + arrow: the transition that way',
    'Shift + Enter: what is done in the cell',
    'Enter selects',
  ],

  legend: {
    wall: 'wall',
    unvisited: 'not visited',
    marksTitle: 'Marks',
    marks: {
      number: { name: 'value', help: 'the number in a cell is the value V of the state that is observed there.' },
      move: { name: 'transition', help: 'from a cell to its neighbour, on the right-hand side of its way.' },
      sign: { name: '+ and −', help: 'earns credit (blue) or loses it (orange); without a sign it is near zero.' },
      critical: {
        name: 'critical',
        help: 'with a halo: progress or setback that reaches the threshold, by its A_EC.',
      },
      phase: { name: 'on', help: 'an action that leads on to the other map.' },
      success: { name: 'success', help: 'an action that ends the task with success.' },
      failure: { name: 'failure', help: 'the step limit ended rollouts here.' },
      stay: { name: 'stays', help: 'an action that leaves the state as it was.' },
    },
  },
});
