/**
 * Rollouts: the one columnar structure that training and imported traces both become.
 * A row is a step (o, a, valid) of a trajectory; texts are interned, so a million steps cost a few typed arrays.
 */

/** Steps by column. Rows may stand in any order; `trajectorySteps` gives them in the order they were taken. */
export interface Rollouts {
  readonly stepCount: number;
  /** Interned texts, referred to by index from the columns below. */
  readonly observations: readonly string[];
  readonly actions: readonly string[];
  /** Task ids (`uid`), index = task number, in order of first appearance. */
  readonly tasks: readonly string[];
  /** Trajectory ids (`traj_uid`), unique within their task, index = trajectory number. */
  readonly trajectories: readonly string[];

  // Per step, in input order.
  readonly trajectory: Int32Array;
  /** 0-based position in its trajectory: the paper's j is this plus 1. */
  readonly position: Int32Array;
  readonly observation: Int32Array;
  readonly action: Int32Array;
  /** 1 where the action was admissible. */
  readonly valid: Uint8Array;
  /** Observation after the step; absent where the source does not record it. */
  readonly nextObservation?: Int32Array;

  // Per trajectory.
  readonly trajectoryTask: Int32Array;
  /** Episode reward R_i. */
  readonly episodeReward: Float64Array;
  /** 1 where the episode succeeded: a flag, never read off the reward. */
  readonly success: Uint8Array;
  /** Rows of trajectory i in order: trajectorySteps[trajectoryStart[i] … trajectoryStart[i + 1] − 1]. */
  readonly trajectoryStart: Int32Array;
  readonly trajectorySteps: Int32Array;
}
