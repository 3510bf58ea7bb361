/** The definition of a world of one's own: its form, and the way from JSON text to it and back. What it may say is in check.ts. */

/** Where an action leads that does not go on to a state; no state has one of these names. */
export const OUTCOMES = ['success', 'failure', 'invalid'] as const;

export interface ActionDefinition {
  /** The command, as the agent reads it. */
  readonly text: string;
  /** Name of the next state; or 'success' or 'failure', which end the episode; or 'invalid': nothing happens, and it counts as invalid. */
  readonly to: string;
}

export interface StateDefinition {
  /** Tells it from other states; the agent does not see it. */
  readonly name: string;
  /** The observation: what the agent sees, and the node of the graph. */
  readonly text: string;
  readonly actions: readonly ActionDefinition[];
}

export interface Definition {
  /** What the agent is asked to do. */
  readonly task: string;
  /** Steps after which an episode ends as a failure. */
  readonly maxSteps: number;
  /** Names of the states that a task may start in, each as likely as the others. */
  readonly start: readonly string[];
  readonly states: readonly StateDefinition[];
}

/** Longest definition as JSON text, in UTF-16 units. */
export const DEFINITION_LENGTH = 12_000;

/** A definition, or what keeps a text from being one: sentences. */
export type ParsedDefinition =
  | { readonly ok: true; readonly definition: Definition }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Reads a definition's JSON: right in form, whatever it says. Keys that are not known are problems, so that a typing error
 * is not silently without effect. Never throws.
 */
export function parseDefinition(json: string): ParsedDefinition {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return { ok: false, problems: [`This is no JSON: ${error instanceof Error ? error.message : String(error)}.`] };
  }
  const reader = new Reader();
  const definition = reader.definition(value);
  return reader.problems.length === 0 ? { ok: true, definition } : { ok: false, problems: reader.problems };
}

/** A definition as JSON in one line: the form that configurations and links hold. */
export function formatDefinition({ task, maxSteps, start, states }: Definition): string {
  return JSON.stringify({
    task,
    maxSteps,
    start: start.length === 1 ? start[0] : start,
    states: states.map(({ name, text, actions }) => ({
      name,
      text,
      actions: actions.map((action) => ({ text: action.text, to: action.to })),
    })),
  });
}

/** A definition as JSON to read and edit: a line for each action. */
export function printDefinition({ task, maxSteps, start, states }: Definition): string {
  const lines = (list: readonly string[], indent: string): string =>
    list.length === 0 ? '[]' : `[\n${list.map((line) => `${indent}  ${line}`).join(',\n')}\n${indent}]`;
  const quoted = (text: string): string => JSON.stringify(text);
  const stateLines = states.map(({ name, text, actions }) => {
    const actionLines = actions.map((action) => `{ "text": ${quoted(action.text)}, "to": ${quoted(action.to)} }`);
    return `{\n      "name": ${quoted(name)},\n      "text": ${quoted(text)},\n      "actions": ${lines(actionLines, '      ')}\n    }`;
  });
  const starts = start.length === 1 ? quoted(start[0]) : `[${start.map(quoted).join(', ')}]`;
  return [
    `{\n  "task": ${quoted(task)}`,
    `  "maxSteps": ${JSON.stringify(maxSteps)}`,
    `  "start": ${starts}`,
    `  "states": ${lines(stateLines, '  ')}\n}\n`,
  ].join(',\n');
}

/** What an object holds, by key; null of what is none, which has been said. */
type Fields = ReadonlyMap<string, unknown> | null;

/** Takes a value apart and notes what is not as it should be; what is missing is read as empty. */
class Reader {
  readonly problems: string[] = [];

  definition(value: unknown): Definition {
    const fields = this.#object(value, 'The definition', ['task', 'maxSteps', 'start', 'states']);
    const start = fields?.get('start');
    return {
      task: this.#text(fields, 'task', 'The definition'),
      maxSteps: this.#number(fields, 'maxSteps', 'The definition'),
      start: Array.isArray(start) ? this.#texts(start) : [this.#text(fields, 'start', 'The definition')],
      states: this.#list(fields, 'states', 'The definition').map((state, i) => this.#state(state, i)),
    };
  }

  #state(value: unknown, index: number): StateDefinition {
    const named = typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string';
    const where = named ? `State “${value.name}”` : `State ${index + 1}`;
    const fields = this.#object(value, where, ['name', 'text', 'actions']);
    return {
      name: this.#text(fields, 'name', where),
      text: this.#text(fields, 'text', where),
      actions: this.#list(fields, 'actions', where).map((action, i) => {
        const place = `${where}, action ${i + 1},`;
        const parts = this.#object(action, place, ['text', 'to']);
        return { text: this.#text(parts, 'text', place), to: this.#text(parts, 'to', place) };
      }),
    };
  }

  #object(value: unknown, where: string, keys: readonly string[]): Fields {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.problems.push(`${where} is no object with ${keys.join(', ')}.`);
      return null;
    }
    const fields = new Map<string, unknown>(Object.entries(value));
    for (const key of fields.keys()) {
      if (!keys.includes(key))
        this.problems.push(`${where} has “${key}”, which means nothing; there are ${keys.join(', ')}.`);
    }
    return fields;
  }

  #text(fields: Fields, key: string, where: string): string {
    const value = fields?.get(key);
    if (typeof value === 'string') return value;
    if (fields !== null) this.problems.push(`${where} needs “${key}”, a text.`);
    return '';
  }

  #number(fields: Fields, key: string, where: string): number {
    const value = fields?.get(key);
    if (typeof value === 'number') return value;
    if (fields !== null) this.problems.push(`${where} needs “${key}”, a number.`);
    return 0;
  }

  #list(fields: Fields, key: string, where: string): readonly unknown[] {
    const value = fields?.get(key);
    if (Array.isArray(value)) return value;
    if (fields !== null) this.problems.push(`${where} needs “${key}”, a list.`);
    return [];
  }

  #texts(values: readonly unknown[]): readonly string[] {
    return values.flatMap((value) => {
      if (typeof value === 'string') return [value];
      this.problems.push('“start” is the name of a state, or a list of names.');
      return [];
    });
  }
}
