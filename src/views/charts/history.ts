/** The metrics of a run as columns that grow at the end: what a chart library plots without a copy of the history. */
import type { RunState } from '../../store/run.ts';

export type Metrics = RunState['metrics'][number];

/** A number per iteration, read off the metrics; null where the iteration has none. */
export type Read = (metrics: Metrics) => number | null;

/** A number and the iteration that it belongs to. */
export interface Reading {
  readonly iteration: number;
  readonly value: number;
}

export class History {
  /** Iteration of each entry: the x axis. */
  readonly iterations: number[] = [];
  /** One column per reader, aligned with `iterations`. */
  readonly columns: readonly (number | null)[][];
  readonly #reads: readonly Read[];
  #run = Number.NaN;

  constructor(reads: readonly Read[]) {
    this.#reads = reads;
    this.columns = reads.map(() => []);
  }

  /**
   * Takes in what is new of a run's metrics; another run starts over, and a run that went back to a checkpoint loses what
   * came after it. Says whether anything changed.
   */
  take({ run, metrics }: Pick<RunState, 'run' | 'metrics'>): boolean {
    const kept = run === this.#run ? Math.min(metrics.length, this.iterations.length) : 0;
    const shortened = kept < this.iterations.length;
    this.#run = run;
    if (shortened) {
      this.iterations.length = kept;
      for (const column of this.columns) column.length = kept;
    }
    const from = this.iterations.length;
    for (const entry of metrics.slice(from)) {
      this.iterations.push(entry.iteration);
      this.columns.forEach((column, k) => {
        column.push(this.#reads[k](entry));
      });
    }
    return shortened || metrics.length > from;
  }

  /**
   * What a column has for an iteration (from 1), or where it has gaps, for the last before it that has a value; null where
   * none has.
   */
  upTo(column: number, iteration: number): Reading | null {
    const values = this.columns[column];
    for (let k = Math.min(iteration, values.length) - 1; k >= 0; k--) {
      const value = values[k];
      if (value !== null) return { iteration: this.iterations[k], value };
    }
    return null;
  }
}
