/**
 * Words of the lecture. `{name}` is a number that the page computes (lessons/facts.ts); A_EC and its like are set as symbols.
 */
import { words } from './language.ts';

export interface SceneText {
  readonly title: string;
  /** What is to be seen. */
  readonly body: string;
  readonly question: string;
  /** From the lowest answer to the highest. */
  readonly choices: readonly string[];
  /** What the numbers say. */
  readonly reveal: string;
  /** For the speaker. */
  readonly notes: string;
}

const scenes = {
  sparse: {
    title: 'One reward, at the very end',
    body: 'An agent is to bring the honey: fetch the key from the cellar, unlock the pantry, take the honey and not the vinegar. It knows nothing yet. {rollouts} rollouts, tries of the same task: one line each, one dot a step; the mark at the end is all that it is ever told.',
    question: 'After how many of the {steps} steps does it hear how well it is doing?',
    choices: ['fewer than one in ten', 'some one in four', 'more than half'],
    reveal:
      'After {rollouts}: once per rollout, at its end. {successes} of them succeeded. The longest ran for {longest} steps, and nothing said which of these mattered.',
    notes:
      'The policy is untrained and chooses evenly among the actions on offer. Let the audience count the lines that end with a tick. Scenes 2 to 5 show these very rollouts.',
  },
  blame: {
    title: 'GRPO blames every step alike',
    body: 'Rollout {rollout}, lit up, fetched the key, came back, unlocked the pantry, all without a detour. Then: “{lastAction}”. GRPO compares its outcome with the other rollouts of the task and gives the result to each of its {length} steps.',
    question: 'How many different advantages do its {length} steps get?',
    choices: ['one', 'two: the last step and the rest', 'one for each step'],
    reveal:
      'One: {blame} for every step, the good ones and the bad one alike. By G2PO’s A_EC the last step gets {lastAdvantage}, and those before it {earlierAdvantage} on average.',
    notes:
      'On the reveal every step takes the colour and the sign of GRPO’s advantage: whole rollouts are orange or blue. The steps that led to the pantry are blamed for the vinegar. Ask what this does over many iterations: it averages out, but slowly.',
  },
  melt: {
    title: 'Separate lines melt into one graph',
    body: 'The {rollouts} rollouts again. Different rollouts came to the same places: where the agent saw the same, it was in the same state. Pull the slider: every step travels to its state, and back.',
    question: '{steps} steps. How many states are they?',
    choices: ['fewer than one for seven steps', 'about one for two', 'nearly as many as steps'],
    reveal:
      '{states} states. A rollout that failed and one that succeeded share most of their way, and where they part is there to be seen.',
    notes:
      'Take your time with the slider: forwards, back, and once more. Arrow up merges and arrow down takes apart, as the slider does. Nothing is lost: every dot is still there, on its state.',
  },
  value: {
    title: 'A state is worth what its visitors earned',
    body: 'Each of the {visits} visits to the selected state, “{state}”, went on to earn something, discounted: between {lowest} and {highest}. Their mean is the value of the state, V(G).',
    question: 'One visit says little: its spread is {spread}. How sure is the mean of {visits}?',
    choices: ['surer than one visit', 'just as unsure', 'less sure: failures are mixed in'],
    reveal:
      'V = {value} with a standard error of {standardError} instead of {spread}, if the visits were independent: it shrinks with the square root of their number. No critic was trained for it.',
    notes:
      'Visits of one rollout are not independent, so the true error is somewhat larger. The point stands: more visitors, less noise. The size of a node is its number of visits.',
  },
  tdError: {
    title: 'What a step was worth: the TD error',
    body: 'Once states have values, a step needs no reward of its own. It is worth what it changed: the value of where it led, less the value of where it began.',
    question: 'Where on the way to the honey lies the step that gained most?',
    choices: ['near the beginning', 'about the middle', 'near the end'],
    reveal:
      '“{action}” takes the agent from {fromValue} to {toValue}: δ = {tdError}. Before it, nobody knew whether things would go well.',
    notes:
      'Values were read off these rollouts alone, so they carry the chances of the policy that acted. Click other transitions after the reveal, and let the audience guess the sign of their δ first.',
  },
  yardstick: {
    title: 'Local or global: the microwave and the fridge',
    body: 'The paper’s case, rebuilt: twelve rollouts made up so that the values are those that it prints. At the microwave, nothing in hand, the agent is at a dead end: V = {fromValue}. It leaves for the fridge: V = {toValue}. The ways out are worth {exitMean} on average. Against these, the step stands out by {nodeCentric} standard deviations.',
    question: 'And against all transitions of the graph?',
    choices: ['less', 'about as much', 'more than twice as much'],
    reveal:
      'A_EC = {edgeCentric} against A_NC = {nodeCentric}: {yardsticks} times as much. Locally the fridge is little better than the average way out: the countertop is worth almost as much. But {calmer} of all steps in the graph change the value by less than half as much, and against these it stands out: leaving the dead end was decisive.',
    notes:
      'The paper prints 0.00, 2.10 and 1.54, a local advantage of 0.55 and a global one of about 2.1. All numbers here are computed from the rollouts on screen. Both formulas divide by a standard deviation: only whose differs.',
  },
  update: {
    title: 'The update: probabilities before and after',
    body: 'Now the policy learns from these {rollouts} rollouts and those of three tasks like it: one update. In the selected state, “{state}”, it chose among its actions by chance.',
    question: 'Which action becomes likelier most?',
    choices: [
      'the one with the highest advantage',
      'the one with the second highest',
      'one that was hardly ever taken',
    ],
    reveal:
      '“{gainer}”, advantage {gainerAdvantage}: from {before} to {after}. The update multiplies the probability ratio ρ with the advantage, and clips it, so that one lucky batch cannot turn everything over.',
    notes:
      'The learning rate is five times the usual one, for the eye. In the inspector every action stands with its probability before and after.',
  },
  race: {
    title: 'The race: GRPO, GiGPO, G2PO',
    body: 'Three policies begin with the same weights, on the same tasks of a household, from the same seed. Only the credit differs. They train while you watch, one after the other where the machine has few cores. Iterations still to come: {raceLeft}.',
    question: 'Whose mean success over the whole race is highest?',
    choices: ['GRPO', 'GiGPO', 'G2PO'],
    reveal:
      '{winnerName}. One seed is an anecdote, so the same race was run beforehand with {studySeeds} seeds. Mean success with 95 % intervals: {studyStandings}. Paired by seed, {winnerName} is ahead of {runnerUp} by {lead} percentage points, and on {ahead} of {studySeeds} seeds. The race just now: {standings}.',
    notes:
      'Reveal whenever you like: the answer is that of the many seeds, which were trained with the same settings and came with the page. The race on the stage goes on meanwhile; go back to see it. For other settings, use Race in the page’s header.',
  },
  alike: {
    title: 'When it fails: states that look alike',
    body: 'The same rollouts, with the truth worked out beside them: of all steps whose true advantage is not zero, G2PO gave {signs} the right sign. Now a word disappears from what the agent sees: whether it has the key. Kitchen with key and kitchen without become one node.',
    question: 'The same actions, the same outcomes. How many signs will be right?',
    choices: ['fewer than a coin would get', 'clearly fewer than before', 'about as many as before'],
    reveal:
      '{signs}, down from {signsBefore}. GRPO, which never looks at states, gets {signsGrpo}. Averaging over a group pays where its members are alike; here it mixes two different futures.',
    notes:
      'This is the assumption that G2PO rests on: equal observations are equal states. On a benchmark with hidden progress the order even reverses, and GiGPO wins (README). Observations should say what matters.',
  },
  penalty: {
    title: 'When it fails: a small penalty in an empty group',
    body: 'In a hurry: {steps} steps, and no rollout succeeds. There is nothing to learn from the outcomes. But {invalid} actions were not admissible, and each of them costs {penalty} where a success would bring {reward}.',
    question: 'How large is the largest advantage, of either sign?',
    choices: ['next to nothing', 'about 0.1, like the penalty', 'far above 0.1'],
    reveal:
      '{peak}, because the penalty is inside the scores that are standardised: where all else is equal, it is all the spread there is, and is blown up to full size (first graph). Taken off afterwards it stays what it is: {peakOutside} (second graph, same colour scale).',
    notes:
      'In the first graph every admissible step is rewarded, useful or not. The authors’ code has the penalty inside. From scratch, where most groups fail, this can drown the signal: the policy learns to be admissible and nothing else. The switch is under Estimator, Penalty applies.',
  },
  shortWay: {
    title: 'Everyone succeeds: the short way is still worth more',
    body: 'All {rollouts} rollouts get home, in {shortest} to {longest} steps. GRPO sees {rollouts} equal outcomes: its advantages are all {episodePeak}. G2PO’s values fall with every detour, so its A_EC still tells forward from back, up to {edgePeak}.',
    question: 'Eight updates with G2PO. What becomes of the mean length of {meanLength} steps?',
    choices: ['it falls', 'it stays', 'it rises: success was certain already'],
    reveal:
      'From {lengthBefore} to {meanLength} steps, and {successes} of {rollouts} get home. With GRPO, not one weight would have moved for it.',
    notes:
      'The discount makes the difference: a reward that comes later is worth less where one stands. Set γ to 1 and it is gone. After the reveal a step of the short way may be orange all the same: δ is compared with the mean of the graph, and where all steps are good the one that gains least is below it. This closes the circle: one reward at the end, and yet every step knows what it was worth.',
  },
} as const satisfies Record<string, SceneText>;

/** Scenes that there are words for: other languages have the same. */
export type SceneId = keyof typeof scenes;

export const lessonsText = words('lessonsText', {
  scenes: scenes as Readonly<Record<string, SceneText>>,
  /** Who stands where in a race, first to last: "GRPO 48 %" each. */
  standings: (each: readonly string[]): string => each.join(', '),
  presentPage: 'Present this page',
  presentPageHint: 'Full screen and large type for your own run',
  goOn: 'Go on with the lecture',
  begin: 'Begin the lecture',
  loadFailed: 'The lecture could not be loaded. Close this and try again.',
  name: 'Lecture',
  place: (scene: number, of: number): string => `Scene ${scene} of ${of}`,
  next: 'Next',
  nextHint: 'Reveal, or go on to the next scene (→, Page Down)',
  previous: 'Back',
  previousHint: 'Hide the reveal, or go back a scene (←, Page Up)',
  reveal: 'Reveal',
  right: 'As predicted.',
  wrong: (answer: string): string => `Not so: ${answer}.`,
  answer: (answer: string): string => `Answer: ${answer}.`,
  /** About a transition that was clicked; its formulas follow. */
  clicked: 'Clicked: “{action}”',
  pointOut: 'Select it again',
  pointOutHint: 'Selects on the stage what this scene speaks of',
  unknown: 'The numbers are not there yet.',
  preparing: 'Preparing…',
  failed: (why: string): string => `This scene could not be played: ${why}`,
  again: 'Try again',
  notes: 'Notes',
  notesHint: 'Speaker notes (N)',
  list: 'Scenes',
  seen: 'seen',
  close: 'Leave',
  closeHint: 'Back to your own run, which is as you left it',
  own: 'Your own run waits unchanged, and stays saved under Runs.',
  present: 'Present',
  presentHint: 'Full screen, for a hall',
  open: 'Open in the lab',
  openHint: 'A run with this scene’s settings, to play with, in a new tab',
  melt: 'Separate … merged',
  meltHint: '↑ merges, ↓ takes apart',
  meltValue: (share: number): string => `${Math.round(100 * share)} % merged`,
  stage: 'Stage',
  /** What curves of a race are: of one seed while it trains, or of several that were trained before. */
  /** In place of the standings of a race. */
  underWay: 'still under way',
  raceLive: (seed: number): string => `live, seed ${seed}`,
  raceStudy: (seeds: number): string => `trained beforehand: mean of ${seeds} seeds, with 95 % interval`,
  madeUp: 'Rollouts made up for this scene',
});
