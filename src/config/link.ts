/** The address' hash: configuration and view as `#v=1&world=house&gamma=0.9&view.task=2`, differences from the preset only. */
import type { OptionValue } from '../options/option.ts';
import { worlds } from '../worlds/registry.ts';
import { type ConfigIssue, clampConfig, differences, fieldsOf, type RunConfig } from './config.ts';
import { runOptions } from './fields.ts';
import { optionFromText, optionToText } from './schema.ts';

/** Version of the keys below. A later version reads all earlier ones. */
export const LINK_VERSION = 1;

/** Longest hash that is read, in characters: above any that is written, far below what stalls a page. */
const MAX_LINK = 65_536;

const VIEW_PREFIX = 'view.';

/** View settings in a link, as text; the view validates them itself (it knows the tasks and colours on offer). */
export type LinkView = Readonly<Record<string, string>>;

export interface Link {
  readonly config: RunConfig;
  readonly view: LinkView;
  /** Every correction that was made, for the page to show. */
  readonly issues: readonly ConfigIssue[];
}

/** The hash of a configuration and a view, without the `#`. */
export function writeLink(config: RunConfig, view: LinkView): string {
  const parameters = new Map<string, string>([['v', String(LINK_VERSION)]]);
  const fields = new Map(fieldsOf(config.world).map(({ key, option }) => [key, option]));
  for (const [key, value] of Object.entries(differences(config))) {
    const option = fields.get(key);
    if (option === undefined || (key === 'world' && value === runOptions.world.default)) continue;
    parameters.set(key, optionToText(option, value));
  }
  for (const [key, value] of Object.entries(view)) parameters.set(VIEW_PREFIX + key, value);
  return [...parameters].map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`).join('&');
}

/** Reads a hash, with or without its `#`. Clamps and reports; never throws. */
export function readLink(hash: string): Link {
  const issues: ConfigIssue[] = [];
  const text = hash.replace(/^#/, '');
  if (text.length > MAX_LINK) {
    return {
      ...clampConfig({}),
      view: {},
      issues: [{ key: 'link', message: `longer than ${MAX_LINK} characters; the defaults are used` }],
    };
  }
  const pairs = new Map<string, string>();
  for (const part of text.split('&')) {
    if (part === '') continue;
    const [key, value] = decodePair(part);
    if (key === null) issues.push({ key: 'link', message: `“${part.slice(0, 40)}” cannot be read; left out` });
    else pairs.set(key, value);
  }
  const version = pairs.get('v');
  if (version !== undefined && version !== String(LINK_VERSION)) {
    issues.push({
      key: 'v',
      message: `the link has version ${version.slice(0, 8)}, this page reads ${LINK_VERSION}; what it knows is used`,
    });
  }
  pairs.delete('v');

  const world = worlds.find(({ id }) => id === pairs.get('world'))?.id ?? runOptions.world.default;
  const options = new Map(fieldsOf(world).map(({ key, option }) => [key, option]));
  const view: Record<string, string> = Object.create(null);
  const values: Record<string, OptionValue> = Object.create(null);
  for (const [key, value] of pairs) {
    const option = options.get(key);
    if (key.startsWith(VIEW_PREFIX)) view[key.slice(VIEW_PREFIX.length)] = value;
    // A text that cannot be read as the option's kind stays text, so that the configuration reports it.
    else values[key] = (option && optionFromText(option, value)) ?? value;
  }
  const read = clampConfig(values);
  return { config: read.config, view, issues: [...issues, ...read.issues] };
}

/** Splits and decodes one `key=value`; the key is null where the escapes are broken. */
function decodePair(part: string): readonly [string | null, string] {
  const at = part.indexOf('=');
  try {
    return [
      decodeURIComponent(at < 0 ? part : part.slice(0, at)),
      at < 0 ? '' : decodeURIComponent(part.slice(at + 1)),
    ];
  } catch {
    return [null, ''];
  }
}

/** Whether two configurations are the same to a link: the same run, then. */
export function sameConfig(a: RunConfig, b: RunConfig): boolean {
  return writeLink(a, {}) === writeLink(b, {});
}
