/** Every number that scenes speak of, and how it is written. What each is worth now: views/lessons/measure.ts. */

/** `whole` 12 · `decimal` −0.62 · `signed` +2.10 · `percent` 67 % · `text` as it is. */
export const facts = {
  rollouts: 'whole',
  steps: 'whole',
  successes: 'whole',
  states: 'whole',
  /** Share of the steps after which a reward comes, 0 … 1. */
  rewardedShare: 'percent',
  /** States per step, 0 … 1. */
  mergedShare: 'percent',
  meanLength: 'decimal',
  shortest: 'whole',
  longest: 'whole',
  /** Mean length of the rollouts before the reveal. */
  lengthBefore: 'decimal',
  /** (now − before) / before. */
  lengthChange: 'percent',
  successesBefore: 'whole',
  /** Of the selected rollout: number, length, GRPO's advantage, how many different ones it gets, A_EC of its last step, and of all before on average. */
  rollout: 'whole',
  length: 'whole',
  blame: 'signed',
  blames: 'whole',
  lastAdvantage: 'signed',
  earlierAdvantage: 'signed',
  lastAction: 'text',
  /** Of the selected state; its observation, without the full stop. */
  state: 'text',
  visits: 'whole',
  value: 'decimal',
  lowest: 'decimal',
  highest: 'decimal',
  spread: 'decimal',
  standardError: 'decimal',
  shrinking: 'decimal',
  /** Of the selected transition. */
  action: 'text',
  fromValue: 'decimal',
  toValue: 'decimal',
  tdError: 'signed',
  nodeCentric: 'signed',
  edgeCentric: 'signed',
  exitMean: 'decimal',
  /** |A_EC| / |A_NC| of the selected transition. */
  yardsticks: 'decimal',
  /** Share of all steps that change the value by less than half as much as it does. */
  calmer: 'percent',
  /** Where in the successful rollouts the transition with the largest TD error is taken: 0 first step … 1 last. */
  gainPlace: 'percent',
  /** Of the selected state: its action that gained most, π before and after, its advantage; its place by advantage, from 1. */
  gainer: 'text',
  before: 'percent',
  after: 'percent',
  gainerAdvantage: 'signed',
  gainerRank: 'whole',
  /** Right signs against the truth, 0 … 1: of G2PO before the reveal, of G2PO and GRPO now. */
  signsBefore: 'percent',
  signs: 'percent',
  signsGrpo: 'percent',
  /** Largest |A|: as it trains, and with the penalty outside the normalisation; and how many actions were not admissible. */
  peak: 'decimal',
  peakOutside: 'decimal',
  invalid: 'whole',
  /** What an action that is not admissible costs, and what a success brings. */
  penalty: 'text',
  reward: 'text',
  /** Largest |A_EP|, and largest |A_EC|. */
  episodePeak: 'decimal',
  edgePeak: 'decimal',
  /** Of the race on the stage: mean success of each estimator that is through, and the iterations still to come. */
  standings: 'text',
  raceLeft: 'whole',
  /** Of its study: index of the first by mean success among the estimators, its name, the second's; seeds; mean success of each. */
  winner: 'whole',
  winnerName: 'text',
  runnerUp: 'text',
  studySeeds: 'whole',
  studyStandings: 'text',
  /** By how many percentage points the first is ahead of the second, paired by seed, and on how many seeds. */
  lead: 'text',
  ahead: 'whole',
} as const satisfies Record<string, 'whole' | 'decimal' | 'signed' | 'percent' | 'text'>;

export type FactId = keyof typeof facts;

/** Facts that a template names: `{steps} steps` → steps. Unknown names are left in, for the test to find. */
export function factsNamed(template: string): readonly string[] {
  return [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
}
