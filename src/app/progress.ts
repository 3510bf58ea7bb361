/** How a run's state grows by what its worker reports. Pure. */
import { recordChanges } from '../config/changes.ts';
import { flatten } from '../config/config.ts';
import { nextConfig, type RunState } from '../store/run.ts';
import type { StageReport } from '../training/protocol.ts';

/** The run after some reports: history grows by what they bring. */
export function takeIn(state: RunState, reports: readonly StageReport[]): Partial<RunState> {
  const last = reports.at(-1);
  if (last === undefined) return {};
  const records = [...state.records];
  for (const { rollouts } of reports) if (rollouts !== undefined) records[rollouts.iteration - 1] = rollouts;
  const changes = reports.reduce(
    (log, { changes: made = [], iteration }) =>
      recordChanges(log, iteration, Object.fromEntries(made.map(({ key, value }) => [key, value]))),
    state.changes,
  );
  const metrics = reports.flatMap(({ metrics: scalars }) => scalars ?? []);
  return {
    iteration: last.iteration,
    stage: last.stage,
    records: reports.some(({ rollouts }) => rollouts !== undefined) ? records : state.records,
    changes,
    pending: stillPending({ ...state, changes }),
    metrics: metrics.length > 0 ? [...state.metrics, ...metrics] : state.metrics,
  };
}

/** Of the settings that wait for an iteration to begin, those that are not in force yet. */
export function stillPending(state: RunState): RunState['pending'] {
  const inForce = flatten(nextConfig({ ...state, pending: {} }));
  return Object.fromEntries(Object.entries(state.pending).filter(([key, value]) => inForce[key] !== value));
}
