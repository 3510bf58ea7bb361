/** How right the estimators are: on the rollouts on screen, and studied on fresh ones in the training worker. */
import type { StudiedGroup } from '../training/protocol.ts';

/** Every estimator on the rollouts of one watched task, against their truth. */
export interface TaskAccuracy {
  /** Number among the watched tasks, from 0. */
  readonly task: number;
  /** One entry an estimator that can be estimated here, in the order of the registry. */
  readonly groups: readonly StudiedGroup[];
}

/**
 * 'running': its worker is at it; 'done'; 'cancelled' by the user, 'lost' with its worker or its session: what had come by
 * then stays.
 */
export type StudyStatus = 'running' | 'done' | 'cancelled' | 'lost';

/** A study of the estimators on fresh rollouts (training/study.ts), as far as it has come. */
export interface StudyState {
  /** Tells the studies of a page apart: answers to others are dropped. */
  readonly number: number;
  readonly status: StudyStatus;
  /** Sizes of the groups of rollouts, ascending. */
  readonly sizes: readonly number[];
  /** Iterations whose updates the studied policy has seen; null until the first answer. */
  readonly iteration: number | null;
  /** How many tasks it asks for; null until the first answer. */
  readonly of: number | null;
  /** Its answers, task by task: every estimator on every group of each size. */
  readonly tasks: readonly (readonly StudiedGroup[])[];
}
