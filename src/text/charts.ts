/** The words of the charts and of the marks where a setting changed. */
import { words } from './language.ts';

export const chartText = words('chartText', {
  success: {
    title: 'Success',
    watched: 'watched',
    heldOut: 'held-out',
    score: 'graded',
    help: 'Share of rollouts that succeed, on tasks that are new in every iteration. Dashed: on the watched tasks. Points: on held-out tasks. Where a world grades what was done short of success, the mean grade is drawn too.',
  },
  advantages: {
    title: 'Advantages',
    unit: 'steps, √ scale',
    help: 'How the advantages A of all steps of the iteration are distributed; those with A = 0 are counted in words.',
    healthy:
      'Healthy: both signs, most of them between −2 and 2. Many steps at 0 learn nothing: their task offers no contrast, because all its rollouts failed or, with GRPO, all ended alike; then easier tasks or more rollouts help. Long tails: a few steps dominate the update.',
    unitHelp: 'Unit: one standard deviation, or a reward where the normalisation takes off the mean only.',
    zero: (share: string) => `${share} learn nothing`,
    zeroRest: ': A = 0',
    /** Ends of the axis: bins without a bound. */
    below: (bound: string) => `≤ ${bound}`,
    above: (bound: string) => `≥ ${bound}`,
    bar: (range: string, steps: string) => `A ${range}: ${steps} ${steps === '1' ? 'step' : 'steps'}`,
    range: {
      below: (to: string) => `below ${to}`,
      between: (from: string, to: string) => `${from} … ${to}`,
      above: (from: string) => `from ${from}`,
    },
    spoken: (iteration: number, steps: string, zero: string, negative: string, positive: string) =>
      `Advantages of iteration ${iteration}, ${steps} steps: ${zero} zero, ${negative} negative, ${positive} positive`,
  },
  families: {
    title: 'Success per family',
    window: (iterations: number) => `mean, last ${iterations}`,
    windowRest: ' iterations',
    help: (iterations: number) =>
      `Success by kind of task: the mean of those of the last ${iterations} iterations that drew the kind, watched tasks included. What is drawn is chance, so the means rest on different numbers of rollouts.`,
    mean: (name: string, share: string, iterations: number) =>
      iterations === 0
        ? `${name}: not drawn in these iterations`
        : `${name}: ${share}, mean of the ${iterations === 1 ? 'one iteration' : `${iterations} iterations`} that drew it`,
  },
  length: { title: 'Episode length', unit: 'steps', help: 'Mean number of steps of an episode.' },
  kl: { title: 'KL to start', unit: 'nats', help: 'How far the policy has moved from the initial one (k3 estimate).' },
  clip: { title: 'Clip fraction', help: 'Share of the update’s steps whose probability ratio left 1 ± clip.' },
  entropy: { title: 'Entropy', unit: 'nats', help: 'How undecided the policy is, on average.' },
  group: {
    title: 'Group size',
    singletons: 'single',
    help: 'Mean number of steps that share a state; dashed: share of states with a single step, which have no A_NC.',
  },
  flat: {
    title: 'No variance',
    help: 'Groups without variance: share of tasks whose rollouts all end alike: they have no episode signal.',
  },
});

export type ChartId = keyof typeof chartText;

export const chartsText = words('chartsText', {
  spoken: (title: string, readings: string) => `${title}: ${readings}. Click to go to an iteration.`,
  choose: 'Choose charts',
  all: 'Show all',
  none: 'No chart is chosen.',
  heldOut: {
    what: (tasks: number, every: number, temperature: string) =>
      `Held-out tasks: ${tasks === 1 ? 'one task' : `${tasks} tasks, always the same,`} never trained on. Every ${every === 1 ? 'iteration' : `${every} iterations`}, after the update, the policy plays each once at temperature ${temperature} (in training 1; lower is more decided).`,
    off: 'Evaluation on held-out tasks is off (Settings, Evaluation).',
    /** In a world with so many different tasks. */
    fewTasks: (n: number) =>
      n === 1
        ? 'All tasks of this world are the same one: fresh and held-out tasks are the task that is trained on, and success says nothing about new ones.'
        : `This world has only ${n} different tasks: fresh and held-out ones are among those that are trained on, and success says nothing about new ones.`,
    interval: (iteration: number, share: string, tasks: number, low: string, high: string, points: string) =>
      `Iteration ${iteration}: ${share} of ${tasks}; 95 % interval (Wilson) ${low} to ${high}, half-width ${points} points.`,
  },
  /** Settings that changed during the run. */
  changes: 'Dotted marks: settings changed',
  change: (when: string, settings: string) => `${when}: ${settings}`,
  changesEarlier: (n: number) => `and ${n} earlier`,
  changesSpoken: (notes: string) => `Settings changed ${notes}.`,
});
