/** What the settings form shows beyond the run itself: a draft of settings that need a new run, and where an edit goes. */
import {
  type ConfigIssue,
  clampConfig,
  defaultConfig,
  type FlatConfig,
  fieldsOf,
  flatten,
  type RunConfig,
} from '../../config/config.ts';
import { type ConfigField, type FieldGroup, runOptions } from '../../config/fields.ts';
import { findEstimator } from '../../credit/estimators/registry.ts';
import type { OptionValue } from '../../options/option.ts';
import { networks } from '../../policy/catalog.ts';
import { worlds } from '../../worlds/registry.ts';

/**
 * Settings that wait for Apply. Under the world that runs: the values that differ, all of fields that need a new run.
 * Under another world: the whole configuration of the new run, `world` among it.
 */
export type Draft = FlatConfig;

/** What a preset of another world leaves alone: it belongs to the machine and the person, not to the world. */
const KEPT = ['seed', 'backend', 'estimator'] as const;

/** Values of the graph on screen depend on these whatever trains: node values, and the reward of the built-in worlds. */
const ALWAYS: readonly string[] = ['estimator', 'gamma', 'successReward'];

/** All values that the form shows, by key. */
export function shownValues(running: FlatConfig, draft: Draft): FlatConfig {
  return draft.world === undefined ? { ...running, ...draft } : draft;
}

/**
 * The values after one edit. Another world brings its preset with it; seed, backend and estimator stay. Another network
 * brings the settings that it is recommended with, where they were those of the network before.
 */
export function edit(values: FlatConfig, key: string, value: OptionValue): FlatConfig {
  if (key === 'network') {
    const before = presetOf(values);
    const chosen: FlatConfig = { ...values, network: value };
    const after = Object.entries(presetOf(chosen)).filter(([name]) => values[name] === before[name]);
    return { ...chosen, ...Object.fromEntries(after) };
  }
  const world = key === 'world' ? worlds.find(({ id }) => id === value) : undefined;
  if (world === undefined || world.id === values.world) return { ...values, [key]: value };
  const kept = Object.fromEntries(
    KEPT.flatMap((field) => (values[field] === undefined ? [] : [[field, values[field]]])),
  );
  return { ...flatten(defaultConfig(world.id)), ...kept };
}

/** Where edits go so that the form shows `wanted`: what the run takes over as it goes on, and the draft that is left. */
export function route(running: FlatConfig, wanted: FlatConfig): { readonly live: FlatConfig; readonly draft: Draft } {
  // Under another world every setting is one of the new run.
  if (wanted.world !== running.world) return { live: {}, draft: wanted };
  const liveKeys = new Set(fieldsFor(running).flatMap(({ key, live }) => (live ? [key] : [])));
  const changed = Object.entries(wanted).filter(([key, value]) => running[key] !== value);
  return {
    live: Object.fromEntries(changed.filter(([key]) => liveKeys.has(key))),
    draft: Object.fromEntries(changed.filter(([key]) => !liveKeys.has(key))),
  };
}

/** Keys whose value waits for Apply. */
export function draftedKeys(running: FlatConfig, draft: Draft): ReadonlySet<string> {
  return new Set(Object.keys(draft).filter((key) => draft[key] !== running[key]));
}

/** Whether a change of this field waits for Apply: the field asks for it, or the draft is of another world altogether. */
export function needsNewRun({ live }: Pick<ConfigField, 'live'>, draft: Draft): boolean {
  return !live || draft.world !== undefined;
}

/** The preset of the world and the network that the form shows. */
export function presetOf(values: FlatConfig): FlatConfig {
  return flatten(defaultConfig(worldOf(values).id, networks.find(({ id }) => id === values.network)?.id));
}

/** A group of fields as the form shows it. */
export interface FieldSection {
  readonly group: FieldGroup;
  readonly fields: readonly ConfigField[];
  /** Estimator settings that the one that trains does not read; other estimators do, for colours and comparisons. */
  readonly others: readonly ConfigField[];
}

/** All fields of a configuration in the groups and the order of the form. */
export function sectionsOf(values: FlatConfig): readonly FieldSection[] {
  const estimator = findEstimator(String(values.estimator ?? runOptions.estimator.default));
  const used: readonly string[] = [...ALWAYS, ...(estimator?.uses ?? [])];
  const isOther = ({ key, group }: ConfigField) => group === 'estimator' && !used.includes(key);
  const all = fieldsFor(values);
  return [...new Set(all.map(({ group }) => group))].map((group) => {
    const fields = all.filter((field) => field.group === group);
    return { group, fields: fields.filter((field) => !isOther(field)), others: fields.filter(isOther) };
  });
}

/** The configuration of these values; what does not fit together is corrected and reported. */
export function configOf(values: FlatConfig): { readonly config: RunConfig; readonly issues: readonly ConfigIssue[] } {
  return clampConfig(values);
}

function worldOf(values: FlatConfig) {
  return worlds.find(({ id }) => id === values.world) ?? worlds[0];
}

function fieldsFor(values: FlatConfig): readonly ConfigField[] {
  return fieldsOf(worldOf(values).id);
}
