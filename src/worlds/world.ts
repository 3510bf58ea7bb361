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
  /**
   * Only in worlds that grade: how much of the task is done where the episode ends here, 0 … 1, and 1 exactly on success.
   * Absent while it runs; an episode that the step limit ends has 0. Shown beside success and never trained on.
   */
  readonly score?: number;
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

/** A stretch of a task in which being in a cell means the same: it gets a map of its own. */
export interface GridPhase {
  readonly id: string;
  readonly label: string;
  /** What is different there, one or two sentences. */
  readonly help: string;
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
  /**
   * In the order in which a task goes through them, never empty: as many as its observations tell apart. One, where they
   * do not tell: states of several stretches then look alike and share a node.
   */
  readonly phases: readonly GridPhase[];
}

/** What a map of a world needs: where things lie in a task, and where and when an observation is made. */
export interface WorldLayout {
  /** The map of the task of a seed, before the first step. Pure; throws RangeError like `task`. */
  of(seed: number, options: OptionValues): GridLayout;
  /** The cell that an observation is made in; null for a text that is none of this world's, or of a larger grid. */
  cellOf(observation: string, layout: GridLayout): number | null;
  /** Id of the phase that an observation tells, one of its task's `phases`; null for a text that is none of this world's. */
  phaseOf(observation: string): string | null;
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
  /** Whether the end of an episode is graded (`Transition.score`) beside success. */
  readonly graded?: boolean;
  /** Settings known to learn in this world (WORLDS.md). */
  readonly recommended: { readonly learningRate: number; readonly prior: 'none' | 'task-words' };
  /** The task of a seed (unsigned 32-bit). Pure: the same seed and options give the same task for ever. */
  task(seed: number, options: OptionValues): Task;
  /** How many different tasks there are; absent where seeds hardly ever agree. Throws RangeError like `task`. */
  distinctTasks?(options: OptionValues): number;
  /** Short title of an observation for drawing, at most 24 characters. */
  title(observation: string): string;
  /** Only where the rooms of a task lie on a grid. */
  readonly layout?: WorldLayout;
}
