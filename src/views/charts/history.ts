/** The metrics of a run as columns that grow at the end: what a chart library plots without a copy of the history. */
import type { RunState } from '../../store/run.ts';

export type Metrics = RunState['metrics'][number];

/** A number per iteration, read off the metrics; null where the iteration has none. */
export type Read = (metrics: Metrics) => number | null;

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

  /** Takes in what is new of a run's metrics; another run starts over. Says whether anything changed. */
  take({ run, metrics }: Pick<RunState, 'run' | 'metrics'>): boolean {
    const restarted = run !== this.#run && this.iterations.length > 0;
    if (run !== this.#run) {
      this.#run = run;
      this.iterations.length = 0;
      for (const column of this.columns) column.length = 0;
    }
    const from = this.iterations.length;
    for (const entry of metrics.slice(from)) {
      this.iterations.push(entry.iteration);
      this.columns.forEach((column, k) => {
        column.push(this.#reads[k](entry));
      });
    }
    return restarted || metrics.length > from;
  }

  /** Latest value of a column, null where there is none. */
  latest(column: number): number | null {
    return this.columns[column].at(-1) ?? null;
  }
}
