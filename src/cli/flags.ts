/** Command-line flags from options: parsing with checked bounds, one-line errors with a remedy, and the text of --help. */
import { parseArgs } from 'node:util';
import { describeOption, optionFromText, schemaOf } from '../config/schema.ts';
import type { Option, OptionValue, ValueOf } from '../options/option.ts';

/** A flag that takes any text, such as a file name. */
export interface FileFlag {
  readonly kind: 'file';
  readonly default: string;
  readonly label: string;
  readonly help: string;
  /** What stands for the value in --help: FILE. */
  readonly placeholder: string;
}

export type Flag = Option | FileFlag;
/** Flags by key; the order is that of --help. */
export type Flags = Readonly<Record<string, Flag>>;
type FlagValueOf<F extends Flag> = F extends FileFlag ? string : F extends Option ? ValueOf<F> : never;
export type FlagValues<F extends Flags> = { readonly [K in keyof F]: FlagValueOf<F[K]> };

export interface FlagSpec<F extends Flags> {
  /** Without the dashes `flagName(key)` is each flag's name, unless `names` gives another. */
  readonly flags: F;
  readonly names?: { readonly [K in keyof F]?: string };
  /** What must follow the flags: names for messages, as many as are needed. */
  readonly operands: readonly string[];
}

export type ParsedFlags<F extends Flags> =
  | {
      readonly ok: true;
      /** --help was given; the rest is then at its defaults. */
      readonly help: boolean;
      readonly values: FlagValues<F>;
      /** Keys that the command line gave, as opposed to defaults. */
      readonly given: ReadonlySet<keyof F & string>;
      readonly operands: readonly string[];
    }
  | { readonly ok: false; readonly error: string };

/** Name of an option on the command line: `invalidPenalty` → `invalid-penalty`. */
export function flagName(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Names to keys. On/off flags that are on by default are turned off by `--no-NAME`. */
function keysByName(spec: FlagSpec<Flags>): Map<string, string> {
  return new Map(Object.keys(spec.flags).map((key) => [spec.names?.[key] ?? flagName(key), key]));
}

function describe(flag: Flag): string {
  if (flag.kind === 'file') return 'a text';
  return flag.kind === 'text' ? `${describeOption(flag)}, or @ and the name of a file with it` : describeOption(flag);
}

/** The value that a text gives a flag; undefined where it is none or out of bounds. */
function readValue(flag: Flag, text: string): OptionValue | undefined {
  // Texts of options are checked once they are whole: `@FILE` is read by the command.
  if (flag.kind === 'text') return optionFromText(flag, text);
  if (flag.kind === 'file') return text === '' ? undefined : text;
  const value = optionFromText(flag, text);
  return schemaOf(flag).safeParse(value).success ? value : undefined;
}

/**
 * Reads a command line: `--name value`, `--name=value`, `--flag`, `--no-flag`, `--help`, and operands in any place
 * (`-` is one; after `--` everything is). Every flag at most once. Never throws: errors are one line with a remedy.
 */
export function parseFlags<F extends Flags>(args: readonly string[], spec: FlagSpec<F>): ParsedFlags<F>;
export function parseFlags(args: readonly string[], spec: FlagSpec<Flags>): ParsedFlags<Flags> {
  const keys = keysByName(spec);
  const takesValue = (name: string): boolean => spec.flags[keys.get(name) ?? '']?.kind !== 'flag';
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      [...keys.keys()].map((name) => [name, { type: takesValue(name) ? 'string' : 'boolean' } as const]),
    ),
    strict: false,
    tokens: true,
  });

  const values = defaultsOf(spec.flags);
  const given = new Set<string>();
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') {
      operands.push(token.value);
      continue;
    }
    if (token.rawName === '--help' || token.rawName === '-h') {
      return { ok: true, help: true, values: defaultsOf(spec.flags), given: new Set(), operands: [] };
    }
    const read = readOption(token.rawName, token.value, spec, keys);
    if ('error' in read) return { ok: false, error: read.error };
    if (given.has(read.key)) return { ok: false, error: `${token.rawName} is given twice; give it once` };
    given.add(read.key);
    values[read.key] = read.value;
  }
  if (operands.length < spec.operands.length) {
    return { ok: false, error: `${spec.operands[operands.length]} is missing; see --help` };
  }
  if (operands.length > spec.operands.length) {
    return { ok: false, error: `"${operands[spec.operands.length]}" is one argument too many; see --help` };
  }
  return { ok: true, help: false, values, given, operands };
}

function defaultsOf(flags: Flags): Record<string, OptionValue> {
  return Object.fromEntries(Object.entries(flags).map(([key, flag]) => [key, flag.default]));
}

/** One flag of the command line as key and value. */
function readOption(
  rawName: string,
  text: string | undefined,
  spec: FlagSpec<Flags>,
  keys: ReadonlyMap<string, string>,
): { readonly key: string; readonly value: OptionValue } | { readonly error: string } {
  const name = rawName.startsWith('--') ? rawName.slice(2) : '';
  const positive = keys.get(name);
  const negative = name.startsWith('no-') ? keys.get(name.slice(3)) : undefined;
  const key = positive ?? negative;
  const flag = key === undefined ? undefined : spec.flags[key];
  if (key === undefined || flag === undefined || (positive === undefined && flag.kind !== 'flag')) {
    return { error: `${rawName} is no flag of this command; see --help` };
  }
  if (flag.kind === 'flag') {
    if (text !== undefined) return { error: `${rawName} takes no value; leave "=${text}" out` };
    return { key, value: positive !== undefined };
  }
  if (text === undefined) return { error: `${rawName} has no value; give ${describe(flag)}` };
  const value = readValue(flag, text);
  return value === undefined ? { error: `${rawName} is "${text}"; give ${describe(flag)}` } : { key, value };
}

/** What stands for the value in --help. */
function placeholderOf(flag: Flag): string {
  switch (flag.kind) {
    case 'file':
      return flag.placeholder;
    case 'number':
      return 'NUMBER';
    case 'text':
      return 'TEXT|@FILE';
    default:
      return 'ID';
  }
}

/** The flags for --help, two lines each: name, bounds and default, then what it does. */
export function describeFlags<F extends Flags>(spec: FlagSpec<F>): string;
export function describeFlags(spec: FlagSpec<Flags>): string {
  const lines: string[] = [];
  for (const [name, key] of keysByName(spec)) {
    const flag = spec.flags[key];
    if (flag.kind === 'flag') {
      lines.push(`  --${flag.default ? 'no-' : ''}${name}  ${flag.default ? 'turns off: ' : ''}${flag.label}`);
    } else {
      const standard = flag.default === '' || flag.kind === 'text' ? '' : ` (default ${flag.default})`;
      lines.push(`  --${name} ${placeholderOf(flag)}  ${flag.label}: ${describe(flag)}${standard}`);
    }
    lines.push(`      ${flag.help}`);
  }
  return `${lines.join('\n')}\n`;
}
