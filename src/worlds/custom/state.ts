/** A definition come to life: its states as the agent walks through them. */
import type { Transition, WorldState } from '../world.ts';
import type { Definition, StateDefinition } from './definition.ts';

/**
 * The state of a definition with this name. States are immutable and shared: the same name is the same object.
 * @param definition one without errors
 * @throws RangeError where there is no such state
 */
export function stateOf({ states }: Definition, name: string): WorldState {
  const made = new Map<string, WorldState>();
  const get = (wanted: string): WorldState => {
    const state = made.get(wanted);
    if (state === undefined) throw new RangeError(`There is no state "${wanted}".`);
    return state;
  };
  for (const state of states) made.set(state.name, new CustomState(state, get));
  return get(name);
}

class CustomState implements WorldState {
  readonly key: string;
  readonly observation: string;
  readonly actions: readonly string[];
  readonly #targets: readonly string[];
  readonly #get: (name: string) => WorldState;

  constructor({ name, text, actions }: StateDefinition, get: (name: string) => WorldState) {
    this.key = name;
    this.observation = text;
    this.actions = actions.map((action) => action.text);
    this.#targets = actions.map(({ to }) => to);
    this.#get = get;
  }

  step(index: number): Transition {
    const to = this.#targets[index];
    switch (to) {
      case undefined:
        throw new RangeError(`There is no action ${index} among ${this.actions.length}.`);
      case 'invalid':
        return { state: this, valid: false, outcome: 'running' };
      case 'success':
      case 'failure':
        return { state: this, valid: true, outcome: to };
      default:
        return { state: this.#get(to), valid: true, outcome: 'running' };
    }
  }
}
