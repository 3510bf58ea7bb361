/** What drawing has cost so far. */
import type { GraphStats } from './graphView.ts';

/** Weight of the latest drawing in the running average. */
const LATEST = 0.3;

export class DrawingStats {
  readonly #sums = {
    draws: 0,
    drawMilliseconds: 0,
    worstDraw: 0,
    updates: 0,
    updateMilliseconds: 0,
    worstUpdate: 0,
    displacement: 0,
  };
  #averageDraw = 0;

  /** Milliseconds of a drawing, the latest counting most; 0 before the first. */
  get averageDraw(): number {
    return this.#averageDraw;
  }

  /** One drawing took so many milliseconds. */
  drew(took: number): void {
    const sums = this.#sums;
    sums.draws++;
    sums.drawMilliseconds += took;
    sums.worstDraw = Math.max(sums.worstDraw, took);
    this.#averageDraw = this.#averageDraw === 0 ? took : (1 - LATEST) * this.#averageDraw + LATEST * took;
  }

  /** One scene was written in so many milliseconds; nodes that persist were to move so far at most. */
  wrote(took: number, displacement: number): void {
    const sums = this.#sums;
    sums.updates++;
    sums.updateMilliseconds += took;
    sums.worstUpdate = Math.max(sums.worstUpdate, took);
    sums.displacement = Math.max(sums.displacement, displacement);
  }

  counts(): Omit<GraphStats, 'nodes' | 'edges'> {
    return { ...this.#sums };
  }
}
