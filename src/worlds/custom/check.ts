/** What is wrong with a definition, and what is only worth knowing about it: sentences that name the state and the action. */
import { DEFINITION_LENGTH, type Definition, formatDefinition, OUTCOMES, type StateDefinition } from './definition.ts';

/** Bounds of a definition; lengths in UTF-16 units. */
export const BOUNDS = {
  states: 60,
  /** Of one state. */
  actions: 12,
  maxSteps: 100,
  task: 200,
  name: 24,
  text: 200,
  action: 60,
} as const;

/** A field of a definition. */
export interface Place {
  readonly field: 'task' | 'maxSteps' | 'start' | 'states' | 'name' | 'text' | 'actions' | 'to';
  /** Index of the state, and of its action; null for fields of the whole definition, and of the whole state. */
  readonly state: number | null;
  readonly action: number | null;
}

export interface Finding {
  /** A world with an error cannot be trained in; a warning explains what will come of it. */
  readonly severity: 'error' | 'warning';
  /** One sentence. */
  readonly message: string;
  /** What will come of it, where that needs saying; else empty. */
  readonly effect: string;
  /** The fields that it is about, at least one. */
  readonly places: readonly Place[];
}

/** Everything that can be said of a definition, errors first, each in the order of the definition. Pure; never throws. */
export function findingsOf(definition: Definition): readonly Finding[] {
  const fields = [
    ...wholeFindings(definition),
    ...definition.states.flatMap((_, state) => stateFindings(definition, state)),
  ];
  const shape = [...fields, ...nameFindings(definition)];
  // Ways can be followed only where every name means one state.
  return shape.length > 0 ? [...shape, ...aliases(definition)] : [...wayFindings(definition), ...aliases(definition)];
}

const error = (message: string, ...places: readonly Place[]): Finding => ({
  ...{ severity: 'error', message, effect: '', places },
});
const warning = (message: string, effect: string, ...places: readonly Place[]): Finding => ({
  ...{ severity: 'warning', message, effect, places },
});
const whole = (field: Place['field']): Place => ({ field, state: null, action: null });
const inState = (field: Place['field'], state: number): Place => ({ field, state, action: null });

/** “hall”; “state 3” where it has no name. */
function nameOf({ states }: Definition, state: number): string {
  const { name } = states[state];
  return name.trim() === '' ? `state ${state + 1}` : `“${name}”`;
}

/** “a”, “b” and “c” */
function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}

const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

/** What is wrong with a text that must be there, in one line and not too long, or null; `what` begins the sentence. */
function textProblem(text: string, what: string, most: number): string | null {
  if (text.trim() === '') return `${what} is empty.`;
  // Keys of nodes and edges are put together with them (credit/keys.ts).
  if (/\p{Cc}/u.test(text)) return `${what} has a line break or another control character: write it in one line.`;
  return text.length > most ? `${what} has ${text.length} characters; ${most} are the limit.` : null;
}

function wholeFindings(definition: Definition): Finding[] {
  const { task, maxSteps, start, states } = definition;
  const found: Finding[] = [];
  const taskProblem = textProblem(task, 'The task', BOUNDS.task);
  if (taskProblem !== null) found.push(error(taskProblem, whole('task')));
  if (!Number.isInteger(maxSteps) || maxSteps < 1 || maxSteps > BOUNDS.maxSteps) {
    found.push(error(`The step limit is a whole number from 1 to ${BOUNDS.maxSteps}.`, whole('maxSteps')));
  }
  if (states.length === 0) found.push(error('There is no state: add one.', whole('states')));
  if (states.length > BOUNDS.states) {
    found.push(error(`There are ${states.length} states; ${BOUNDS.states} are the limit.`, whole('states')));
  }
  if (start.length === 0) found.push(error('No state is a start: mark one.', whole('start')));
  for (const [i, name] of start.entries()) {
    if (!states.some((state) => state.name === name)) {
      found.push(error(`The start “${name}” is the name of no state.`, whole('start')));
    } else if (start.indexOf(name) < i) found.push(error(`The start “${name}” is named twice.`, whole('start')));
  }
  const { length } = formatDefinition(definition);
  if (length > DEFINITION_LENGTH) {
    found.push(
      error(`The definition has ${length} characters as JSON; ${DEFINITION_LENGTH} are the limit.`, whole('states')),
    );
  }
  return found;
}

function stateFindings(definition: Definition, index: number): Finding[] {
  const { states } = definition;
  const { name, text, actions } = states[index];
  const called = nameOf(definition, index);
  const found: Finding[] = [];
  const isOutcome = OUTCOMES.some((outcome) => outcome === name);
  const nameProblem = isOutcome
    ? `A state cannot be called “${name}”: that is what an action can lead to.`
    : textProblem(name, `The name of state ${index + 1}`, BOUNDS.name);
  if (nameProblem !== null) found.push(error(nameProblem, inState('name', index)));
  const bad = textProblem(text, `The text of ${called}`, BOUNDS.text);
  if (bad !== null) found.push(error(bad, inState('text', index)));
  if (actions.length === 0) {
    found.push(
      error(
        `${capital(called)} has no action: add one, or let what leads there end in failure.`,
        inState('actions', index),
      ),
    );
  }
  if (actions.length > BOUNDS.actions) {
    found.push(
      error(
        `${capital(called)} has ${actions.length} actions; ${BOUNDS.actions} are the limit.`,
        inState('actions', index),
      ),
    );
  }
  for (const [i, action] of actions.entries()) {
    const at = (field: Place['field']): Place => ({ field, state: index, action: i });
    const problem = textProblem(action.text, `Action ${i + 1} of ${called}`, BOUNDS.action);
    if (problem !== null) found.push(error(problem, at('text')));
    else if (actions.findIndex((other) => other.text === action.text) < i) {
      found.push(
        error(`${capital(called)} offers “${action.text}” twice: the agent could not tell them apart.`, at('text')),
      );
    }
    if (!isTarget(states, action.to)) {
      found.push(error(`In ${called}, “${action.text}” leads to “${action.to}”, the name of no state.`, at('to')));
    }
  }
  return found;
}

function isTarget(states: readonly StateDefinition[], to: string): boolean {
  return OUTCOMES.some((outcome) => outcome === to) || states.some(({ name }) => name === to);
}

/** Indices of the states that agree in `of`, in groups of two or more. */
function agreeing({ states }: Definition, of: (state: StateDefinition) => string): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  for (const [index, state] of states.entries()) {
    const group = groups.get(of(state)) ?? [];
    groups.set(of(state), group);
    group.push(index);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

function nameFindings(definition: Definition): Finding[] {
  return agreeing(definition, ({ name }) => name).flatMap((group) => {
    if (definition.states[group[0]].name.trim() === '') return [];
    const numbers = listed(group.map((state) => String(state + 1)));
    const name = nameOf(definition, group[0]);
    return [
      error(
        `States ${numbers} share the name ${name}: names must differ.`,
        ...group.map((state) => inState('name', state)),
      ),
    ];
  });
}

/** States that look alike. What becomes of them is the aliasing effect: ALGORITHM.md "Node", WORLDS.md "Known effects". */
function aliases(definition: Definition): Finding[] {
  const { states } = definition;
  return agreeing(definition, ({ text }) => text).flatMap((group) => {
    if (states[group[0]].text.trim() === '') return [];
    const names = capital(listed(group.map((state) => nameOf(definition, state))));
    const offers = new Set(group.map((state) => JSON.stringify(states[state].actions.map(({ text }) => text))));
    const told =
      offers.size === 1
        ? 'The agent cannot tell them apart, and they'
        : 'The agent can tell them apart only by the actions on offer, and they';
    return [
      warning(
        `${names} look alike: they have the same text.`,
        `${told} become one node of the graph: its value is the mean over different situations, so that credit read from it can be right for none of them.`,
        ...group.map((state) => inState('text', state)),
      ),
    ];
  });
}

/** Fewest steps from some states to each that can be reached, by name; 'success' among them. */
function stepsFrom({ states }: Definition, names: readonly string[]): ReadonlyMap<string, number> {
  const byName = new Map(states.map((state) => [state.name, state]));
  const steps = new Map(names.map((name) => [name, 0]));
  // A Map hands out keys that are added while it is read: breadth first.
  for (const [name, distance] of steps) {
    for (const { to } of byName.get(name)?.actions ?? []) if (!steps.has(to)) steps.set(to, distance + 1);
  }
  return steps;
}

function wayFindings(definition: Definition): Finding[] {
  const { start, states, maxSteps } = definition;
  const found: Finding[] = [];
  for (const name of start) {
    const steps = stepsFrom(definition, [name]).get('success');
    if (steps === undefined) found.push(error(`No way leads from the start “${name}” to success.`, whole('start')));
    else if (steps > maxSteps) {
      found.push(
        error(
          `From the start “${name}” success takes at least ${steps} steps, and ${maxSteps} are the limit.`,
          whole('maxSteps'),
        ),
      );
    }
  }
  const reached = stepsFrom(definition, start);
  for (const [index, { name }] of states.entries()) {
    if (reached.has(name)) continue;
    found.push(
      warning(`“${name}” cannot be reached from the start.`, 'No rollout will show it.', inState('name', index)),
    );
  }
  return found;
}
