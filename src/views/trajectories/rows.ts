/** The rollouts of the task as rows of coloured steps, as plain data for the chips. */
import { type Rollouts, trajectoryLength } from '../../credit/rollouts.ts';
import { rowOf } from '../locate.ts';
import { levelOf } from '../perStep.ts';

/** Colour level (−LEVELS … LEVELS) of each step of a trajectory, in order; all 0 where there are no numbers. */
export function levelsOf(
  rollouts: Rollouts,
  trajectory: number,
  values: Float64Array | null,
  full: number,
): readonly number[] {
  return Array.from({ length: trajectoryLength(rollouts, trajectory) }, (_, position) =>
    values === null ? 0 : levelOf(values[rowOf(rollouts, trajectory, position)], full),
  );
}

/** Positions by trajectory of some rows, e.g. of the steps of a hovered edge. */
export function positionsOf(rollouts: Rollouts, rows: Int32Array): ReadonlyMap<number, readonly number[]> {
  const positions = new Map<number, number[]>();
  for (const row of rows) {
    const trajectory = rollouts.trajectory[row];
    const list = positions.get(trajectory);
    if (list === undefined) positions.set(trajectory, [rollouts.position[row]]);
    else list.push(rollouts.position[row]);
  }
  return positions;
}

export interface Place {
  readonly trajectory: number;
  readonly step: number;
}

/** Where an arrow key leads from a step: along the trajectory, or to the same step of the one above or below. Null for other keys. */
export function move(rollouts: Rollouts, from: Place, key: string): Place | null {
  const last = (trajectory: number) => trajectoryLength(rollouts, trajectory) - 1;
  const clamp = (trajectory: number, step: number): Place => {
    const row = Math.max(0, Math.min(rollouts.trajectories.length - 1, trajectory));
    return { trajectory: row, step: Math.max(0, Math.min(last(row), step)) };
  };
  switch (key) {
    case 'ArrowLeft':
      return clamp(from.trajectory, from.step - 1);
    case 'ArrowRight':
      return clamp(from.trajectory, from.step + 1);
    case 'ArrowUp':
      return clamp(from.trajectory - 1, from.step);
    case 'ArrowDown':
      return clamp(from.trajectory + 1, from.step);
    case 'Home':
      return clamp(from.trajectory, 0);
    case 'End':
      return clamp(from.trajectory, last(from.trajectory));
    default:
      return null;
  }
}
