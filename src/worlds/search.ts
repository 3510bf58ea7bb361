/** Exhaustive search of a task: every reachable state with its transitions, and a shortest solution. */
import type { WorldState } from './world.ts';

/** What a transition of an exploration leads to, beside the index of a state. */
export const TO_SUCCESS = -1;
export const TO_FAILURE = -2;

/** The states that can be reached while the episode runs, in breadth-first order, and where their actions lead. */
export interface Exploration {
  readonly states: readonly WorldState[];
  /** Action a of state s is transition transitionStart[s] + a. */
  readonly transitionStart: readonly number[];
  /** Per transition: index of the next state, or TO_SUCCESS or TO_FAILURE where the episode ends. */
  readonly next: readonly number[];
}

/**
 * Every state reachable from `start`, equal keys being one state.
 * Returns null where there are more than `limit`.
 */
export function explore(start: WorldState, limit = 200_000): Exploration | null {
  const states = [start];
  const indexOf = new Map([[start.key, 0]]);
  const transitionStart: number[] = [];
  const next: number[] = [];
  for (let s = 0; s < states.length; s++) {
    const state = states[s];
    transitionStart.push(next.length);
    for (let action = 0; action < state.actions.length; action++) {
      const { state: successor, outcome } = state.step(action);
      if (outcome !== 'running') {
        next.push(outcome === 'success' ? TO_SUCCESS : TO_FAILURE);
        continue;
      }
      let index = indexOf.get(successor.key);
      if (index === undefined) {
        if (states.length >= limit) return null;
        index = states.length;
        indexOf.set(successor.key, index);
        states.push(successor);
      }
      next.push(index);
    }
  }
  transitionStart.push(next.length);
  return { states, transitionStart, next };
}

/**
 * Action indices of a shortest way from `start` to success, found breadth-first; among equals the first in the order
 * of the action lists. Returns null where no way has at most `maxSteps` steps.
 */
export function shortestSolution(start: WorldState, maxSteps: number): readonly number[] | null {
  interface Visit {
    readonly state: WorldState;
    readonly from: Visit | null;
    readonly action: number;
  }
  const wayTo = (visit: Visit): number[] => (visit.from === null ? [] : [...wayTo(visit.from), visit.action]);
  const seen = new Set([start.key]);
  let frontier: Visit[] = [{ state: start, from: null, action: -1 }];
  for (let depth = 0; depth < maxSteps && frontier.length > 0; depth++) {
    const reached: Visit[] = [];
    for (const visit of frontier) {
      for (let action = 0; action < visit.state.actions.length; action++) {
        const { state, outcome } = visit.state.step(action);
        if (outcome === 'success') return [...wayTo(visit), action];
        if (outcome === 'failure' || seen.has(state.key)) continue;
        seen.add(state.key);
        reached.push({ state, from: visit, action });
      }
    }
    frontier = reached;
  }
  return null;
}
