/** What a rollout format is to the house: text in by chunks, Rollouts out, errors that name the line and the remedy. */
import type { Rollouts } from '../credit/rollouts.ts';

export interface TraceOptions {
  /** A trajectory whose source does not say whether it succeeded did so when its episode reward reaches this. */
  readonly successReward: number;
}

/** Reads one file. Memory grows with the steps, not with the text. */
export interface TraceReader {
  /** Takes the next piece of text, cut anywhere. Throws TraceError at the first thing wrong. */
  push(chunk: string): void;
  /** Ends the file. Throws TraceError where steps are missing, contradict each other, or there are none. */
  finish(): Rollouts;
}

export interface TraceAdapter<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  readonly help: string;
  /** File name endings, with the dot. */
  readonly extensions: readonly string[];
  /** A reader of one file. */
  read(options: TraceOptions): TraceReader;
}

/** What is wrong in a trace file, where, and what to do. The message says all of it in one line. */
export class TraceError extends Error {
  override readonly name = 'TraceError';
  /** 1-based; 0 where the whole file is meant. */
  readonly line: number;
  /** Name of the field as the file writes it; null where the whole line is meant. */
  readonly field: string | null;
  readonly remedy: string;

  constructor(line: number, field: string | null, problem: string, remedy: string) {
    const where = [...(line > 0 ? [`line ${line}`] : []), ...(field === null ? [] : [`field "${field}"`])].join(', ');
    // Foreign text may hold line breaks and terminal codes: neither belongs in a message.
    const message = `${where === '' ? '' : `${where}: `}${problem}; ${remedy}`;
    super(message.replace(/[\p{Cc}\u2028\u2029]+/gu, ' '));
    this.line = line;
    this.field = field;
    this.remedy = remedy;
  }
}
