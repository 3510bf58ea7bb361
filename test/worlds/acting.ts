/** Helpers of the worlds' tests: acting by command text, restricting what is on offer, random play. */
import type { Random } from '../../src/worlds/random.ts';
import { explore, shortestSolution } from '../../src/worlds/search.ts';
import type { Task, Transition, WorldState } from '../../src/worlds/world.ts';

/** Takes the action with this text. Throws where it is not on offer. */
export function act(state: WorldState, command: string): Transition {
  const index = state.actions.indexOf(command);
  if (index < 0) throw new Error(`"${command}" is not on offer: ${state.actions.join(', ')}`);
  return state.step(index);
}

/** The state after a list of commands. */
export function actAll(state: WorldState, commands: readonly string[]): WorldState {
  return commands.reduce((now, command) => act(now, command).state, state);
}

/** The same state with only those actions on offer that pass `keep`, from here on. */
export function restricted(state: WorldState, keep: (action: string) => boolean): WorldState {
  const kept = [...state.actions.keys()].filter((index) => keep(state.actions[index]));
  return {
    key: state.key,
    observation: state.observation,
    actions: kept.map((index) => state.actions[index]),
    step(index) {
      const transition = state.step(kept[index]);
      return { ...transition, state: restricted(transition.state, keep) };
    },
  };
}

export interface Episode {
  readonly success: boolean;
  /** States acted in, in order. */
  readonly visited: readonly WorldState[];
}

/** One episode of a policy that takes every action on offer with the same probability. */
export function randomEpisode(task: Task, random: Random): Episode {
  const visited: WorldState[] = [];
  let state = task.start;
  while (visited.length < task.maxSteps) {
    visited.push(state);
    const transition = state.step(random.below(state.actions.length));
    state = transition.state;
    if (transition.outcome !== 'running') return { success: transition.outcome === 'success', visited };
  }
  return { success: false, visited };
}

export const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

/** The commands of a shortest solution. Throws where there is none. */
export function solution(task: Task): string[] {
  const path = shortestSolution(task.start, task.maxSteps);
  if (path === null) throw new Error(`unsolvable: ${task.text} ${task.start.key} ${task.start.observation}`);
  let state = task.start;
  return path.map((index) => {
    const command = state.actions[index];
    state = state.step(index).state;
    return command;
  });
}

/** Every state of a task. Throws where there are too many. */
export function statesOf(task: Task): readonly WorldState[] {
  const exploration = explore(task.start);
  if (exploration === null) throw new Error('too many states');
  return exploration.states;
}
