/** What was left out of a file and why: counted by reason, the first of it kept one by one, however much there is. */
import { TraceError } from './adapter.ts';
import type { TraceProblem, TraceReport } from './dataset.ts';

/** Problems that are kept one by one, and reasons that are counted apart; further ones are counted together. */
const MOST_PROBLEMS = 200;
const MOST_REASONS = 100;
const OTHER_REASONS = 'other reasons';
/** Longest text of a problem, in UTF-16 units: it may quote the file. */
const MOST_CHARACTERS = 400;

interface Reason {
  readonly field: string | null;
  readonly problem: string;
  count: number;
  readonly first: number;
}

export class ProblemLog {
  private readonly strict: boolean;
  private count = 0;
  private readonly problems: TraceProblem[];
  private readonly reasons: Map<string, Reason>;

  /** @param strict the first problem is thrown as a TraceError */
  constructor(strict: boolean, from?: ProblemLog) {
    this.strict = strict;
    this.count = from?.count ?? 0;
    this.problems = from === undefined ? [] : [...from.problems];
    this.reasons = new Map(from === undefined ? [] : [...from.reasons].map(([key, reason]) => [key, { ...reason }]));
  }

  /** A log that goes on from here by itself. */
  copy(): ProblemLog {
    return new ProblemLog(this.strict, this);
  }

  /** @throws TraceError where the log is strict */
  add(at: number, field: string | null, problem: string, remedy: string): void {
    if (this.strict) throw new TraceError(at, field, problem, remedy);
    this.count++;
    const particular = { field: field === null ? null : presentable(field), problem: withoutParticulars(problem) };
    const place = JSON.stringify([particular.field, particular.problem]);
    const known = this.reasons.has(place) || this.reasons.size < MOST_REASONS - 1;
    const key = known ? place : OTHER_REASONS;
    const reason = this.reasons.get(key);
    if (reason !== undefined) reason.count++;
    else
      this.reasons.set(key, { ...(known ? particular : { field: null, problem: OTHER_REASONS }), count: 1, first: at });
    if (this.problems.length < MOST_PROBLEMS) {
      this.problems.push({ at, field, problem: presentable(problem), remedy: presentable(remedy) });
    }
  }

  /** Its part of a report; reasons by how often they occurred. */
  report(): Pick<TraceReport, 'problemCount' | 'reasons' | 'problems'> {
    return {
      problemCount: this.count,
      reasons: [...this.reasons.values()]
        .map((reason) => ({ ...reason }))
        .sort((a, b) => b.count - a.count || a.first - b.first),
      problems: [...this.problems].sort((a, b) => a.at - b.at),
    };
  }
}

/** A problem without its particulars: what stands in quotes or brackets, and numbers. */
function withoutParticulars(problem: string): string {
  return (
    presentable(problem)
      .replace(/ \(.*\)/, '')
      .replace(/"[^"]*"/g, '"…"')
      // Not those of names such as UTF-8.
      .replace(/(?<![\p{L}-])-?\b\d[\d.]*(?:e[+-]?\d+)?/giu, '…')
  );
}

/** Foreign text in one line and of bounded length: neither line breaks nor terminal codes belong in a message. */
export function presentable(text: string): string {
  const short = text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS)}…`;
  return short.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
