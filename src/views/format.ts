/** Numbers as the page writes them: a true minus sign, fixed decimals, and as many digits as make a sum come out on screen. */

const MINUS = '−';

/** Rounds to `digits` decimals; −0 becomes 0, so that no number reads "−0.00". */
export function roundTo(value: number, digits: number): number {
  const rounded = Number(value.toFixed(digits));
  return rounded === 0 ? 0 : rounded;
}

/** A number with fixed decimals and a true minus: "−1.74". A dash where there is none (NaN). */
export function decimal(value: number, digits = 2): string {
  if (Number.isNaN(value)) return '–';
  return roundTo(value, digits).toFixed(digits).replace('-', MINUS);
}

/** The same with its sign always: "+1.74", "−2.40", "0.00". */
export function signed(value: number, digits = 2): string {
  return roundTo(value, digits) > 0 ? `+${decimal(value, digits)}` : decimal(value, digits);
}

/** A share in 0 … 1 as "91 %". A dash where there is none (null, NaN). */
export function percent(share: number | null, digits = 0): string {
  return share === null || Number.isNaN(share) ? '–' : `${decimal(100 * share, digits)} %`;
}

/** A setting's value: up to four significant digits, exponents where they are shorter ("1e-3"). Whole numbers in full. */
export function settingNumber(value: number): string {
  if (Number.isInteger(value)) return String(value).replace('-', MINUS);
  const magnitude = Math.abs(value);
  const plain = String(Number(value.toPrecision(4)));
  const short = magnitude < 0.01 ? Number(value.toPrecision(4)).toExponential() : plain;
  return short.replace('-', short.startsWith('-') ? MINUS : '-');
}

/** A whole number with narrow spaces between thousands: "532 544". */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}

/** Decimals of a result on screen. */
export const RESULT_DIGITS = 2;

/** How the operands of a calculation are written; `exact` says whether what is written comes out at the written result. */
export interface WrittenDigits {
  readonly digits: number;
  readonly exact: boolean;
}

/**
 * Fewest decimals of the operands, RESULT_DIGITS … `most`, with which a calculation comes out on screen: `compute` of
 * the rounded operands agrees with the result to RESULT_DIGITS decimals. Where none does, `most` and `exact: false`
 * (write ≈): the true result then lies within rounding of a tie, or the calculation divides by almost nothing.
 */
export function digitsThatAddUp(
  operands: readonly number[],
  compute: (operands: readonly number[]) => number,
  most = 6,
): WrittenDigits {
  const result = roundTo(compute(operands), RESULT_DIGITS);
  for (let digits = RESULT_DIGITS; digits <= most; digits++) {
    const written = compute(operands.map((operand) => roundTo(operand, digits)));
    if (roundTo(written, RESULT_DIGITS) === result) return { digits, exact: true };
  }
  return { digits: most, exact: false };
}
