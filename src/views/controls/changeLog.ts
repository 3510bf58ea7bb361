/** The log of a run's changes as the form tells it: from which value to which, and when the next ones come into force. Pure. */
import { type FlatConfig, flatten } from '../../config/config.ts';
import type { OptionValue } from '../../options/option.ts';
import type { RunState } from '../../store/run.ts';

export interface LoggedChange {
  /** First iteration (from 1) with the new value. */
  readonly iteration: number;
  readonly key: string;
  readonly before: OptionValue;
  readonly after: OptionValue;
}

/** Every change of a run, oldest first, with the value that it ended. Entries that change nothing are left out. */
export function changeLog({ config, changes }: Pick<RunState, 'config' | 'changes'>): readonly LoggedChange[] {
  const inForce: Record<string, OptionValue> = { ...flatten(config) };
  return changes.flatMap(({ iteration, key, value }) => {
    const before = inForce[key];
    inForce[key] = value;
    return before === undefined || before === value ? [] : [{ iteration, key, before, after: value }];
  });
}

/** When a setting's value came, or is to come, into force; null where the run began with it. */
export type InForce = { readonly kind: 'pending' } | { readonly kind: 'since'; readonly iteration: number } | null;

/** That of one setting. */
export function inForceOf(log: readonly LoggedChange[], pending: FlatConfig, key: string): InForce {
  if (key in pending) return { kind: 'pending' };
  const last = log.findLast((change) => change.key === key);
  return last === undefined ? null : { kind: 'since', iteration: last.iteration };
}

/**
 * Number of the next iteration to begin. Null where the page cannot know it: while training goes on, the worker is ahead of
 * its last report.
 */
export function nextIterationOf({ iteration, status }: Pick<RunState, 'iteration' | 'status'>): number | null {
  return status === 'idle' || status === 'loading' ? iteration + 1 : null;
}
