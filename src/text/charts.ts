/** The words of the charts. */

export const chartText = {
  success: {
    title: 'Success',
    watched: 'watched',
    help: 'Share of rollouts that succeed, on tasks that are new in every iteration; dashed: on the watched tasks.',
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
  label: (title: string, latest: string) => `${title}: ${latest}. Click to go to an iteration.`,
} as const;
