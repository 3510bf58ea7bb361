/** Decisions in the style of the text worlds, drawn at random: what self-test, calibration and benchmarks train on. */
import { type Random, randomStream } from '../worlds/random.ts';
import { type Decision, type Encoded, HISTORY_STEPS, type UpdateBatch } from './policy.ts';
import { priorLogProbs } from './prior.ts';

const OBJECTS = ['apple', 'mug', 'plate', 'tomato', 'bread', 'pencil', 'book', 'egg'];
const PLACES = ['countertop', 'fridge', 'microwave', 'sinkbasin', 'desk'];
const VERBS = ['heat', 'cool', 'clean'];

function observation(random: Random): string {
  const [a, b] = [random.pick(OBJECTS), random.pick(OBJECTS)];
  const hands = random.below(2) === 0 ? 'nothing' : `a ${random.pick(OBJECTS)} 1`;
  return `You are at the ${random.pick(PLACES)} 1. It is open. You see a ${a} 1 and a ${b} 2. You carry ${hands}.`;
}

function command(random: Random): string {
  const [object, place] = [random.pick(OBJECTS), random.pick(PLACES)];
  switch (random.below(4)) {
    case 0:
      return `go to ${place} 1`;
    case 1:
      return `take ${object} ${1 + random.below(2)} from ${place} 1`;
    case 2:
      return `move ${object} 1 to ${place} 1`;
    default:
      return `${random.pick(VERBS)} ${object} 1 with ${place} 1`;
  }
}

/**
 * `count` decisions with `actions` commands each, on about count / 8 tasks and as many observations as a batch of
 * rollouts shows. The same seed gives the same decisions.
 */
export function syntheticDecisions(count: number, actions: number, seed: number): Decision[] {
  const random = randomStream(seed, 'synthetic');
  const some = Math.max(2, Math.ceil(count / 8));
  const tasks = Array.from({ length: some }, () => {
    const verb = random.pick(VERBS);
    return `${verb} some ${random.pick(OBJECTS)} and put it in ${random.pick(PLACES)}`;
  });
  const seen = Array.from({ length: 2 * some }, () => observation(random));
  return Array.from({ length: count }, () => ({
    task: random.pick(tasks),
    observation: random.pick(seen),
    actions: Array.from({ length: actions }, () => command(random)),
    history: Array.from({ length: random.below(HISTORY_STEPS + 1) }, () => ({
      observation: random.pick(seen),
      action: command(random),
    })),
  }));
}

/** One minibatch as the first update meets it: π_old = π_ref = the untrained policy, advantages of unit size. */
export function syntheticBatch<E extends Encoded>(
  policy: { encode(decision: Decision): E },
  decisions: readonly Decision[],
  seed: number,
): UpdateBatch<E> {
  const random = randomStream(seed, 'synthetic batch');
  const encoded = decisions.map((decision) => policy.encode(decision));
  const action = Int32Array.from(encoded, ({ actionCount }) => random.below(actionCount));
  const logProb = (one: Encoded, i: number) => priorLogProbs(one.prior, one.actionCount)[action[i]];
  const before = Float32Array.from(encoded, logProb);
  const advantage = Float32Array.from(encoded, () => random.normal());
  return { decisions: encoded, action, advantage, oldLogProb: before, referenceLogProb: before.slice() };
}
