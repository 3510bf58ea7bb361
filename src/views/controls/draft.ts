/** A configuration being edited: what the form shows, what changed, and the configuration that Apply starts. */
import {
  type ConfigIssue,
  clampConfig,
  defaultConfig,
  type FlatConfig,
  flatten,
  type RunConfig,
} from '../../config/config.ts';
import { type ConfigField, configFields, runOptions } from '../../config/fields.ts';
import { findEstimator } from '../../credit/estimators/registry.ts';
import type { OptionValue } from '../../options/option.ts';
import { worlds } from '../../worlds/registry.ts';

/** What a preset of another world leaves alone: it belongs to the machine and the person, not to the world. */
const KEPT = ['seed', 'backend', 'estimator'] as const;

/** The draft with one field changed. Another world brings its preset with it; seed, backend and estimator stay. */
export function edit(draft: FlatConfig, key: string, value: OptionValue): FlatConfig {
  const world = key === 'world' ? worlds.find(({ id }) => id === value) : undefined;
  if (world === undefined) return { ...draft, [key]: value };
  const kept = Object.fromEntries(KEPT.flatMap((field) => (draft[field] === undefined ? [] : [[field, draft[field]]])));
  return { ...flatten(defaultConfig(world.id)), ...kept };
}

/** Keys whose value differs from the configuration that runs. */
export function changedKeys(config: RunConfig, draft: FlatConfig): ReadonlySet<string> {
  const running = flatten(config);
  return new Set(Object.keys(draft).filter((key) => draft[key] !== running[key]));
}

/** The fields a form shows for a draft: those of its world, and of the estimator's settings only what it reads. */
export function visibleFields(draft: FlatConfig): readonly ConfigField[] {
  const world = worlds.find(({ id }) => id === draft.world) ?? worlds[0];
  const estimator = findEstimator(String(draft.estimator ?? runOptions.estimator.default));
  const used: readonly string[] = estimator?.uses ?? [];
  return configFields(world.options).filter(
    ({ key, group }) => group !== 'estimator' || key === 'estimator' || used.includes(key),
  );
}

/** The configuration of a draft; what does not fit together is corrected and reported. */
export function configOf(draft: FlatConfig): { readonly config: RunConfig; readonly issues: readonly ConfigIssue[] } {
  return clampConfig(draft);
}
