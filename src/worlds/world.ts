/**
 * What a text world is: finite, deterministic, with an immutable state (so cloning is free) and a task generated from a seed.
 */
import type { Options, OptionValues } from '../options/option.ts';

export interface Transition {
  readonly state: WorldState;
  /** False where the action was not admissible: nothing happens and the state stays. */
  readonly valid: boolean;
  /** 'running' until the task is solved ('success') or can no longer be ('failure'); step limits are the caller's. */
  readonly outcome: 'running' | 'success' | 'failure';
}

/** An immutable state of one task. */
export interface WorldState {
  /** Identifies the state within its task: equal keys are equal states (several may share an observation). */
  readonly key: string;
  /** What the agent sees, without history: the node key of the graph. */
  readonly observation: string;
  /** Commands on offer, in a fixed order; an action is an index into this list. Never empty. */
  readonly actions: readonly string[];
  /** Takes action `index`. Pure. Throws RangeError outside the list. */
  step(index: number): Transition;
}

/** One generated instance. */
export interface Task {
  /** What the agent is asked to do. */
  readonly text: string;
  /** Kind of task within the world, e.g. 'heat'. */
  readonly family: string;
  readonly maxSteps: number;
  readonly start: WorldState;
}

/**
 * Where things lie in a task whose rooms form a grid, as a map of it needs it. Cells are numbered row by row from the
 * north-west: row · width + column.
 */
export interface GridLayout {
  readonly width: number;
  readonly height: number;
  /** Cells that cannot be entered, in ascending order. All others can, from each neighbour in the four directions. */
  readonly walls: readonly number[];
  /** What is worth marking, at most one of an id: the agent's first cell is `start`. */
  readonly landmarks: readonly { readonly id: string; readonly label: string; readonly cell: number }[];
}

/** An entry of the registry of worlds. */
export interface World<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  readonly help: string;
  /** Raised whenever the same seed would give another task or text, so that recordings notice. */
  readonly version: number;
  readonly options: Options;
  /** Named sets of option values, the first being the default. */
  readonly presets: readonly { readonly id: string; readonly label: string; readonly values: OptionValues }[];
  /** Settings known to learn in this world (WORLDS.md). */
  readonly recommended: { readonly learningRate: number; readonly prior: 'none' | 'task-words' };
  /** The task of a seed (unsigned 32-bit). Pure: the same seed and options give the same task for ever. */
  task(seed: number, options: OptionValues): Task;
  /** Short title of an observation for drawing, at most 24 characters. */
  title(observation: string): string;
  /** Only where the rooms of a task lie on a grid: what a map of it needs. */
  readonly layout?: {
    /** The map of the task of a seed, before the first step. Pure; throws RangeError like `task`. */
    of(seed: number, options: OptionValues): GridLayout;
    /** The cell that an observation is made in; null for a text that is none of this world's, or of a larger grid. */
    cellOf(observation: string, layout: GridLayout): number | null;
  };
}
