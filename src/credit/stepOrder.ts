/** Puts the steps of trajectories in the order they were taken, and finds what does not fit. */

/** What `orderSteps` found wrong: two rows at one position, or a gap before `row`'s position. */
export interface OrderFault {
  readonly row: number;
  readonly missing: number | null;
}

/**
 * Rows of each trajectory in the order they were taken, by counting.
 * `fault` is null where every trajectory holds each of the positions 0 … T − 1 once, else the first row at fault.
 */
export function orderSteps(
  trajectory: ArrayLike<number>,
  position: ArrayLike<number>,
  trajectoryCount: number,
): { trajectoryStart: Int32Array; trajectorySteps: Int32Array; fault: OrderFault | null } {
  const trajectoryStart = new Int32Array(trajectoryCount + 1);
  for (let row = 0; row < trajectory.length; row++) trajectoryStart[trajectory[row] + 1]++;
  for (let i = 0; i < trajectoryCount; i++) trajectoryStart[i + 1] += trajectoryStart[i];
  const trajectorySteps = new Int32Array(trajectory.length).fill(-1);
  let beyond: OrderFault | null = null;
  for (let row = 0; row < trajectory.length; row++) {
    const slot = trajectoryStart[trajectory[row]] + position[row];
    if (slot >= trajectoryStart[trajectory[row] + 1]) beyond ??= { row, missing: -1 };
    else if (trajectorySteps[slot] >= 0) return { trajectoryStart, trajectorySteps, fault: { row, missing: null } };
    else trajectorySteps[slot] = row;
  }
  if (beyond === null) return { trajectoryStart, trajectorySteps, fault: null };
  // A trajectory of T rows with a position beyond T − 1 and none twice lacks a smaller one: its first empty slot.
  const start = trajectoryStart[trajectory[beyond.row]];
  return {
    trajectoryStart,
    trajectorySteps,
    fault: { row: beyond.row, missing: trajectorySteps.indexOf(-1, start) - start },
  };
}
