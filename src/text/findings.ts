/** Words of the list of findings: verdicts, headings, and what logged advantages were computed with. Imports nothing. */
import { count } from './counting.ts';
import { words } from './language.ts';

export const findingsText = words('findingsText', {
  heading: 'Findings',
  region: 'Findings: what to look at before believing the credit',
  scope: { task: 'This task', file: 'The whole file' },
  busy: 'Looking for trouble …',
  none: 'Nothing has been looked at yet.',
  verdicts: { trouble: 'Trouble', look: 'Worth a look', fine: 'Fine', unknown: 'Not known' },
  /** More ink, more trouble: told apart without colour. */
  glyphs: { trouble: '●', look: '◐', fine: '○', unknown: '–' },
  /** "2 in trouble, 3 worth a look, 7 fine, 1 not known." */
  summary: (n: Readonly<Record<'trouble' | 'look' | 'fine' | 'unknown', number>>) =>
    `${[
      [n.trouble, 'in trouble'],
      [n.look, 'worth a look'],
      [n.fine, 'fine'],
      [n.unknown, 'not known'],
    ]
      .flatMap(([number, word]) => (number === 0 ? [] : [`${number} ${word}`]))
      .join(', ')}.`,
  healthy: (range: string) => `Healthy: ${range}.`,
  more: 'What it means, what to do',
  remedy: 'What to do:',
  terms: 'The words:',
  source: (source: string) => `${source}.`,
  evidence: (n: number) => (n === 1 ? 'Where to look' : `Where to look, ${n} places, the strongest first`),
  all: (n: number) => `${n} more`,
  fewer: 'Fewer',
  jump: (name: string, measure: string) => `Show ${name}: ${measure}`,

  /** What logged advantages were computed with. `name` is an estimator with its settings. */
  explanation: {
    inUse: 'They are what these settings give.',
    equal: (name: string) => `They are what ${name} gives.`,
    /** `scale` is null where it is 1, `shift` where it is 0; it has a sign. */
    scaled: (name: string, scale: string | null, shift: string | null) =>
      `They are what ${name} gives${scale === null ? '' : `, times ${scale}`}${shift === null ? '' : `, ${shift.startsWith('−') ? 'minus' : 'plus'} ${shift.slice(1)}`}.`,
    token_sums: (name: string) =>
      `Each is a whole multiple of what ${name} gives, another at every step: probably the sum over the tokens of the response.`,
    none: (name: string, residual: string) =>
      `Nothing that was tried gives them. The nearest is ${name}, which leaves ${residual} of their spread unexplained, even with a scale and a shift.`,
    population: (name: string) => `${name}, std with n in place of n − 1`,
    alike: (n: number) =>
      n === 0
        ? ''
        : `${count(n, 'other combination fits', 'other combinations fit')} equally well: these rollouts cannot tell them apart.`,
    untried: 'No whole task has them, or each is too large: what they were computed with was not looked for.',
    /** How many steps were tried, where they are not all. */
    sample: (tried: string, all: string) => `Tried on whole tasks with ${tried} of the ${all} steps.`,
  },
});
