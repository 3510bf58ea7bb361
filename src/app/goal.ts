/** What a step or an iterate is to lead to, so that it can be asked for again where a fault came between. */

import type { RunState } from '../store/run.ts';
import { type Order, STAGES } from '../training/protocol.ts';

/** A point of a run, counted in finished stages from its beginning. */
export interface Goal {
  readonly by: 'step' | 'iterate';
  readonly stages: number;
}

/** Finished stages of a run that stands at an iteration (0 before the first) and its last finished stage. */
export function stagesDone({ iteration, stage }: Pick<RunState, 'iteration' | 'stage'>): number {
  return stage === null ? 0 : (iteration - 1) * STAGES.length + STAGES.indexOf(stage) + 1;
}

/**
 * Where an order leads; null where it has no end, or asks for none.
 * @param done Finished stages when it was given.
 * @param before The goal of the orders that are still being carried out: more of the same kind add up, others replace it.
 */
export function goalOf(order: Order, done: number, before: Goal | null): Goal | null {
  if (order.type !== 'step' && order.type !== 'iterate') return null;
  const from = before !== null && before.by === order.type ? Math.max(done, before.stages) : done;
  if (order.type === 'step') return { by: 'step', stages: from + 1 };
  return { by: 'iterate', stages: (Math.floor(from / STAGES.length) + order.count) * STAGES.length };
}

/** The orders that lead to a goal from where the run stands now; none where it has been reached. */
export function ordersTo(goal: Goal, done: number): readonly Order[] {
  const left = goal.stages - done;
  if (left <= 0) return [];
  if (goal.by === 'iterate') return [{ type: 'iterate', count: Math.ceil(left / STAGES.length) }];
  return Array.from({ length: left }, () => ({ type: 'step' }) as const);
}
