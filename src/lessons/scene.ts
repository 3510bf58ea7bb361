/**
 * What a scene of the lecture is: data. The player (views/lessons, app/lecture.ts) carries out its acts, asks its question, and
 * fills its words (text/lessons.ts, by the same id) and formulas with the numbers on screen. Adding one takes no code.
 */
import type { FlatConfig } from '../config/config.ts';
import type { TermKey } from '../text/terms.ts';
import type { FactId } from './facts.ts';

/** What is on the stage. */
export type Stage =
  /** A run of its own with a configuration as links hold it: only what differs from the world's preset. */
  | { readonly kind: 'run'; readonly config: FlatConfig }
  /** Rollouts written down by hand (lessons/rollouts.ts). */
  | { readonly kind: 'rollouts'; readonly paths: readonly string[]; readonly config: FlatConfig }
  /** A race, which begins when the scene does; the reveal shows the same over many seeds, trained beforehand. */
  | {
      readonly kind: 'race';
      readonly config: FlatConfig;
      readonly estimators: readonly string[];
      readonly iterations: number;
      readonly study: RaceStudy;
    };

/** Results of a race over many seeds, as test/bench/raceStudy.ts measures them. */
export interface RaceStudy {
  /** In the order of every list of `successes`. */
  readonly seeds: readonly number[];
  /** Rollouts of fresh tasks in an iteration. */
  readonly freshRollouts: number;
  /** By estimator, seed and iteration: how many of them succeeded. */
  readonly successes: Readonly<Record<string, readonly (readonly number[])[]>>;
}

/** What can be selected without knowing the rollouts; views/lessons/targets.ts finds it. */
export type Target =
  /** The failed rollout that fell furthest with its last step. */
  | { readonly kind: 'spoiltRollout' }
  /** The state whose step values were averaged most: visits times variance. */
  | { readonly kind: 'unsureState' }
  /** The transition with the largest TD error. */
  | { readonly kind: 'greatestGain' }
  /** The transition with the largest |A_EC|. */
  | { readonly kind: 'criticalEdge' }
  /** A state, or the most travelled transition out of it by an action, by their texts. */
  | { readonly kind: 'state'; readonly observation: string }
  | { readonly kind: 'transition'; readonly observation: string; readonly action: string };

/** One thing that is done on the stage. They are done in order, each when the one before is on screen. */
export type Act =
  | { readonly do: 'run'; readonly config: FlatConfig }
  | { readonly do: 'iterate'; readonly count: number }
  | { readonly do: 'select'; readonly target: Target }
  /** Id of a colouring (views/colouring.ts). */
  | { readonly do: 'colour'; readonly by: string }
  /** Settings as links write them: `penaltyPlace=outside`; empty: as it trains. */
  | { readonly do: 'whatIf'; readonly settings: string }
  /** Estimators beside each other (config/variants.ts). */
  | { readonly do: 'compare'; readonly columns: readonly string[] }
  /** Rollouts apart (0) or merged (1); what lies between is animated. */
  | { readonly do: 'melt'; readonly to: 0 | 1 }
  /** Rollouts that stand apart are coloured as the edges of their graph are. */
  | { readonly do: 'tint' };

/** A prediction to make before the reveal. */
export interface Question {
  /** Choices are in the text, from the lowest answer to the highest. */
  readonly fact: FactId;
  /** bounds[k] ≤ fact < bounds[k + 1] makes choice k + 1 right; below bounds[0] it is choice 0. Ascending, one fewer than choices. */
  readonly bounds: readonly number[];
}

export interface Scene {
  /** Key of its words in `lessonsText.scenes`, and its name in links and in what is kept. */
  readonly id: string;
  readonly stage: Stage;
  /** Done when the scene begins; and when its reveal is asked for. */
  readonly show: readonly Act[];
  readonly reveal: readonly Act[];
  readonly question: Question;
  /** Formulas of the reveal, with the numbers of what the scene's own acts selected (views/lessons/numbers.tsx). */
  readonly formulas: readonly TermKey[];
  /** Transitions that are clicked after the reveal get these formulas too, with their own numbers, below the scene's. */
  readonly follows?: true;
  /** The reveal lists the actions of the selected state with their probabilities. */
  readonly actions?: true;
  /** The rollouts can be merged and taken apart by a slider and by the arrow keys. */
  readonly melts?: true;
}

/** Number of the right choice of a question, 0-based; null while the fact is not known. */
export function rightChoice({ bounds }: Pick<Question, 'bounds'>, value: number | null): number | null {
  if (value === null || Number.isNaN(value)) return null;
  return bounds.filter((bound) => value >= bound).length;
}
