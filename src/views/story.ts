/** Which sentence the picture on screen deserves, from its own numbers. Pure. */
import type { Credit } from '../credit/estimator.ts';
import { NODE_STATE } from '../credit/graph.ts';
import { trajectoryLength } from '../credit/rollouts.ts';
import type { Shown } from '../store/shown.ts';
import { joining } from '../text/joining.ts';
import { type StoryNumbers, storyText } from '../text/story.ts';
import { ZERO } from './graph/model.ts';
import type { PerStep } from './perStep.ts';

/** What of a picture the story is about. */
export interface StoryInput {
  readonly shown: Pick<Shown, 'rollouts' | 'graph' | 'criticality' | 'stage'> & {
    readonly credit: Pick<Credit, 'advantage'>;
  };
  /** The colouring's numbers; null before the Advantage stage. */
  readonly perStep: PerStep | null;
  /** Nothing has been trained: the picture is the preview of the first iteration. */
  readonly first: boolean;
}

/** One or two sentences. */
export function storyOf({ shown, perStep, first }: StoryInput): string {
  const numbers = numbersOf(shown);
  const { rollouts, succeeded } = numbers;
  const none = succeeded === 0;
  // A colouring may show nothing of what trains, or something where nothing does.
  const uncredited =
    isZero(shown.credit.advantage) && (perStep === null || !('values' in perStep) || isZero(perStep.values));
  if (first) {
    const failed = uncredited ? storyText.firstNone : storyText.firstPenalised;
    return [storyText.first(numbers), none ? failed : storyText.firstSome(numbers)].join(joining.space);
  }
  switch (shown.stage) {
    case 'rollout':
      return storyText.rollout(numbers);
    case 'merge':
      return storyText.merge(numbers);
    case 'value':
      return none ? storyText.valueNone : storyText.value;
    case 'advantage':
    case 'update': {
      if (perStep !== null && 'unavailable' in perStep) return storyText.unavailable(perStep.unavailable);
      const alike = perStep === null || isZero(perStep.values);
      if (none) return uncredited ? storyText.none(numbers) : storyText.nonePenalised(numbers);
      if (succeeded === rollouts) return alike ? storyText.allAlike(numbers) : storyText.all(numbers);
      return alike ? storyText.someAlike(numbers) : storyText.some(numbers);
    }
  }
}

function isZero(values: Float64Array): boolean {
  return values.every((value) => Math.abs(value) <= ZERO);
}

function numbersOf({ rollouts, graph, criticality }: StoryInput['shown']): StoryNumbers {
  const lengths = rollouts.trajectories.map((_, trajectory) => trajectoryLength(rollouts, trajectory));
  return {
    rollouts: lengths.length,
    succeeded: rollouts.success.reduce((sum, one) => sum + one, 0),
    steps: rollouts.stepCount,
    states: graph.nodeKind.reduce((sum, kind) => sum + (kind === NODE_STATE ? 1 : 0), 0),
    shortest: Math.min(...lengths),
    longest: Math.max(...lengths),
    critical: criticality.ranked.length,
  };
}
