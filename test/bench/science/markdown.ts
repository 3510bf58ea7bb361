/** How figures stand in the results page: tables, means with their intervals, medians with what never came. Pure. */
import type { CensoredMedian, Interval, PairedDifference } from '../../../src/credit/learningCurves.ts';

/** What stands where there is no figure. */
export const NONE = '—';

/** A table; the first `texts` columns are text, the others are figures. */
export function table(header: readonly string[], rows: readonly (readonly string[])[], texts = 1): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map((_, column) => (column < texts ? '---' : '--:'))), ...rows.map(line)].join(
    '\n',
  );
}

/** Three digits, without a leading zero: .786, −.040, 1.250. */
export function figure(value: number): string {
  const digits = Math.abs(value).toFixed(3);
  const sign = value < 0 && Number(digits) !== 0 ? '−' : '';
  return sign + digits.replace(/^0/, '');
}

/** The same with its sign in any case: +.081. */
export function signed(value: number): string {
  const text = figure(value);
  return text.startsWith('−') ? text : `+${text}`;
}

/** .786 [.769, .803]; the mean alone, where there is one value. */
export function interval({ mean, half }: Interval, write = figure): string {
  return Number.isFinite(half) ? `${write(mean)} [${figure(mean - half)}, ${figure(mean + half)}]` : write(mean);
}

/** +.081 [.053, .110], 8 of 8; — where no seed has both. */
export function difference(pair: PairedDifference | null): readonly [string, string] {
  return pair === null ? [NONE, NONE] : [interval(pair.interval, signed), `${pair.above} of ${pair.of}`];
}

/** 23–25 (0 of 8 not reached); `write` gives each time its form, and `never` stands for one that did not come. */
export function median(
  { low, high, missing, of }: CensoredMedian,
  never: string,
  write: (time: number) => string = String,
): string {
  const [from, to] = [low, high].map((time) => (time === null ? never : write(time)));
  const middle = from === to ? from : `${from}–${to}`;
  return missing === 0 ? middle : `${middle} (${missing} of ${of} not reached)`;
}

/** The parts that say something, as paragraphs. */
export function paragraphs(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
