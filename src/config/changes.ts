/** Settings that change during a run: the log of changes, and the configuration that an iteration was made with. */
import type { OptionValue } from '../options/option.ts';
import { ConfigError, type FlatConfig, fieldsOf, flatten, parseConfig, type RunConfig } from './config.ts';

/** A setting that was changed during a run. */
export interface ConfigChange {
  /** First iteration (from 1) that it is in force for. */
  readonly iteration: number;
  /** Key of a live field (`ConfigField.live`). */
  readonly key: string;
  readonly value: OptionValue;
}

/** The configuration in force for an iteration of a run that began with `config`. Pure; `config` itself without changes. */
export function configAt(config: RunConfig, changes: readonly ConfigChange[], iteration: number): RunConfig {
  const due = changes.filter((change) => change.iteration <= iteration);
  return due.length === 0
    ? config
    : withSettings(config, Object.fromEntries(due.map(({ key, value }) => [key, value])));
}

/** The log with changes that come into force at an iteration; they end what the log knew of their settings from there on. */
export function recordChanges(
  log: readonly ConfigChange[],
  iteration: number,
  settings: FlatConfig,
): readonly ConfigChange[] {
  const kept = log.filter((change) => !(change.key in settings && change.iteration >= iteration));
  const added = Object.entries(settings).map(([key, value]) => ({ iteration, key, value }));
  return [...kept, ...added].sort((a, b) => a.iteration - b.iteration);
}

/** A configuration with some of its settings changed. */
export function withSettings(config: RunConfig, settings: FlatConfig): RunConfig {
  return { ...config, ...settings };
}

/**
 * Settings that a run can take over from its next iteration on.
 * @throws ConfigError naming each that is unknown, out of bounds, or needs a new run.
 */
export function parseLiveSettings(config: RunConfig, settings: Readonly<Record<string, unknown>>): FlatConfig {
  const live = new Set(fieldsOf(config.world).flatMap((field) => (field.live ? [field.key] : [])));
  const fixed = Object.keys(settings).filter((key) => !live.has(key));
  if (fixed.length > 0) {
    throw new ConfigError(fixed.map((key) => ({ key: key.slice(0, 40), message: 'cannot change during a run' })));
  }
  const whole = flatten(parseConfig({ ...flatten(config), ...settings }));
  return Object.fromEntries(Object.keys(settings).map((key) => [key, whole[key]]));
}
