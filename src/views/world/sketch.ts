/**
 * A world as it is being edited. States and actions have numbers of their own, so that a name can be anything while it is
 * typed and every action still leads where it led. All functions are pure.
 */
import { BOUNDS } from '../../worlds/custom/check.ts';
import { type Definition, OUTCOMES } from '../../worlds/custom/definition.ts';

/** Where an action leads: a state of the sketch, or a name: an outcome, or the name of a state that is not there. */
export type Target = { readonly state: number } | { readonly name: string };

export interface SketchAction {
  readonly id: number;
  readonly text: string;
  readonly to: Target;
}

export interface SketchState {
  readonly id: number;
  readonly name: string;
  readonly text: string;
  readonly start: boolean;
  readonly actions: readonly SketchAction[];
}

export interface Sketch {
  readonly task: string;
  readonly maxSteps: number;
  readonly states: readonly SketchState[];
  /** Above every id that is in use. */
  readonly nextId: number;
}

/** The sketch of a definition, which may have errors: a start that is no state's name is left out. */
export function sketchOf({ task, maxSteps, start, states }: Definition): Sketch {
  let nextId = 0;
  const ids = states.map(() => nextId++);
  const target = (name: string): Target => {
    const state = OUTCOMES.some((outcome) => outcome === name)
      ? undefined
      : ids[states.findIndex((of) => of.name === name)];
    return state === undefined ? { name } : { state };
  };
  const sketched = states.map(
    ({ name, text, actions }, i): SketchState => ({
      id: ids[i],
      name,
      text,
      start: start.includes(name),
      actions: actions.map((action) => ({ id: nextId++, text: action.text, to: target(action.to) })),
    }),
  );
  return { task, maxSteps, states: sketched, nextId };
}

/** The definition of a sketch, whatever is wrong with it. */
export function definitionOf({ task, maxSteps, states }: Sketch): Definition {
  const names = new Map(states.map(({ id, name }) => [id, name]));
  return {
    task,
    maxSteps,
    start: states.flatMap(({ start, name }) => (start ? [name] : [])),
    states: states.map(({ name, text, actions }) => ({
      name,
      text,
      actions: actions.map((action) => ({
        text: action.text,
        to: 'name' in action.to ? action.to.name : (names.get(action.to.state) ?? ''),
      })),
    })),
  };
}

/** The sketch with one of its states changed. */
export function withState(sketch: Sketch, id: number, change: Partial<Omit<SketchState, 'id'>>): Sketch {
  return { ...sketch, states: sketch.states.map((state) => (state.id === id ? { ...state, ...change } : state)) };
}

/** The sketch with one action of a state changed. */
export function withAction(
  sketch: Sketch,
  state: SketchState,
  id: number,
  change: Partial<Omit<SketchAction, 'id'>>,
): Sketch {
  const actions = state.actions.map((action) => (action.id === id ? { ...action, ...change } : action));
  return withState(sketch, state.id, { actions });
}

/** A free name for a state: "state 4". */
function freshName(states: readonly SketchState[]): string {
  for (let n = states.length + 1; ; n++) {
    const name = `state ${n}`;
    if (states.every((state) => state.name !== name)) return name;
  }
}

/** The sketch with another state at its end, with one action to fill in. Unchanged at the bound. */
export function addState(sketch: Sketch): Sketch {
  const { states, nextId } = sketch;
  if (states.length >= BOUNDS.states) return sketch;
  const action: SketchAction = { id: nextId + 1, text: '', to: { name: 'failure' } };
  const state = { id: nextId, name: freshName(states), text: '', start: states.length === 0, actions: [action] };
  return { ...sketch, states: [...states, state], nextId: nextId + 2 };
}

/** The sketch without a state. Actions that led there keep its name, so that it can be seen what they miss. */
export function removeState(sketch: Sketch, id: number): Sketch {
  const gone = sketch.states.find((state) => state.id === id);
  if (gone === undefined) return sketch;
  const states = sketch.states
    .filter((state) => state !== gone)
    .map((state) => ({
      ...state,
      actions: state.actions.map((action) =>
        'state' in action.to && action.to.state === id ? { ...action, to: { name: gone.name } } : action,
      ),
    }));
  return { ...sketch, states };
}

export function moveState(sketch: Sketch, id: number, by: 1 | -1): Sketch {
  return { ...sketch, states: moved(sketch.states, id, by) };
}

/** The sketch with another action of a state, which stays where it is. Unchanged at the bound. */
export function addAction(sketch: Sketch, state: SketchState): Sketch {
  if (state.actions.length >= BOUNDS.actions) return sketch;
  const action: SketchAction = { id: sketch.nextId, text: '', to: { state: state.id } };
  return { ...withState(sketch, state.id, { actions: [...state.actions, action] }), nextId: sketch.nextId + 1 };
}

export function removeAction(sketch: Sketch, state: SketchState, id: number): Sketch {
  return withState(sketch, state.id, { actions: state.actions.filter((action) => action.id !== id) });
}

export function moveAction(sketch: Sketch, state: SketchState, id: number, by: 1 | -1): Sketch {
  return withState(sketch, state.id, { actions: moved(state.actions, id, by) });
}

/** The list with one member changed places with its neighbour; unchanged at the end. */
function moved<T extends { readonly id: number }>(list: readonly T[], id: number, by: 1 | -1): readonly T[] {
  const at = list.findIndex((member) => member.id === id);
  const other = at + by;
  if (at < 0 || other < 0 || other >= list.length) return list;
  return list.with(at, list[other]).with(other, list[at]);
}
