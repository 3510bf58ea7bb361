/** Words of the merging of states: when observations that are not letter for letter equal count as one. Imports nothing. */
import { count } from './counting.ts';
import { words } from './language.ts';

export const mergingText = words('mergingText', {
  /** Between them stand the hover explanations of state group and group without variance. */
  intro: {
    before: 'Steps that see the same observation are one',
    group: 'state',
    between:
      ': their returns are averaged, and the ways out of it compared. Where an id, a clock or a counter makes every text different, each state is',
    singleton: 'seen once',
    after:
      ': there is nothing to compare, and A_NC is 0. Merge too much and situations that differ share one value: the credit of one goes to the other.',
  },
  rule: 'Two observations are one state where their texts are',
  rules: {
    exact: { label: 'equal', help: 'Letter for letter, as in the papers.' },
    normalised: {
      label: 'equal after clean-up',
      help: 'What you name below is taken off before texts are compared. The texts that you see stay as they are.',
    },
    similar: {
      label: 'similar',
      help: 'Step by step in order: a text joins the first state whose first text it is similar to, or begins a new state. The ratio and the order are those of GiGPO’s and GraphGPO’s code (Python’s difflib). What you name below is taken off first; name nothing for theirs.',
    },
  },

  ignore: 'Take off first',
  ignored: {
    case: { label: 'upper and lower case', help: 'Open and open are the same.' },
    space: { label: 'white space', help: 'Line breaks and blanks in a row count as one blank, at either end as none.' },
    numbers: {
      label: 'numbers',
      help: 'Careful where a number says how far the task has come: “2 keys” and “0 keys” become one state.',
    },
    ids: {
      label: 'ids',
      help: 'Tokens that look drawn by lot: long hexadecimal or digit runs, letters and digits mixed. A short number, or one behind a plain word, is none.',
    },
    dates: { label: 'dates and times', help: 'In figures, or with English names of months.' },
  },
  /** Where the table of patterns has no example of its own. */
  examples: { case: ['Open Door', 'open door'], space: ['two   blanks ', 'two blanks'] } as const,
  becomes: (from: string, to: string) => `${from} → ${to}`,

  threshold: 'Similarity',
  thresholdHelp:
    'Twice the characters that match in order, over the characters of both texts: 1 is equal. GiGPO’s code takes .95 unless told otherwise. Lower merges more.',

  patterns: 'Own patterns',
  patternsHelp:
    'Regular expressions, applied before everything else and in this order, to the first 4,000 characters of a text. What matches becomes what you write beside it; $1 stands for the first group in brackets.',
  pattern: (n: number) => `Pattern ${n}`,
  newPattern: 'New pattern',
  patternPlaceholder: 'order #\\d+',
  replacement: (n: number) => `What pattern ${n} becomes`,
  newReplacement: 'What it becomes',
  replacementPlaceholder: 'order',
  add: 'Add',
  remove: 'Remove',
  removeHint: (n: number) => `Remove pattern ${n}`,
  mostPatterns: (most: number) => `There can be ${most} patterns.`,
  hits: (texts: number, of: number, matches: number) =>
    texts === 0
      ? `Matches in none of ${count(of, 'text', 'texts')}.`
      : `${count(matches, 'match', 'matches')} in ${texts} of ${count(of, 'text', 'texts')}.`,

  busy: 'Merging…',
  result: (texts: number, states: number) =>
    texts === states
      ? `${count(texts, 'text', 'different texts')} in this task, each a state of its own.`
      : `${count(texts, 'text', 'different texts')} in this task became ${count(states, 'state', 'states')}.`,
  mean: (steps: string) => `A state has ${steps} steps on average.`,
  unfinished: (texts: number) =>
    `Comparing took too long: ${count(texts, 'text', 'texts')} of this task merged only where equal. Take more off first, or raise the similarity.`,

  merged: 'What merged',
  mergedHelp: 'Texts of one state; what is marked differs between them.',
  nothingMerged: 'Nothing merged in this task.',
  steps: (n: number) => (n === 0 ? 'only at the end' : count(n, 'step', 'steps')),
  stepsHelp: 'No step starts from it: an episode ended there.',
  texts: (n: number) => count(n, 'text', 'texts'),
  show: (text: string) => `Show in the graph: ${text}`,
  split: 'Split',
  splitHint: (text: string) => `Make it a state of its own: ${text}`,
  more: (n: number) => `${n} more`,
  fewer: 'Fewer',
  beyond: (n: number) => `${n} more are not listed.`,
  cut: '…',

  byHand: 'Merge by hand',
  byHandHelp: 'Tick two states or more of this task. They become one in every iteration.',
  filter: 'Find states',
  filterPlaceholder: 'part of a text',
  noState: 'No state has that.',
  merge: (n: number) => (n < 2 ? 'Merge' : `Merge ${n} states`),
  mergeHint: 'Tick at least two states',
  clear: 'Untick all',

  corrections: 'Corrections by hand',
  correction: {
    merge: (texts: readonly string[]) => `Merged: ${texts.join(' + ')}`,
    split: (texts: readonly string[]) => `Split off: ${texts.join(', ')}`,
  },
  elsewhere: (group: string) => `in ${group}`,
  takeBack: 'Take back',
  takeBackHint: (what: string) => `Take back: ${what}`,
  takeBackAll: 'Take all back',
});
