/** Between a number option's values and the notches of its slider, linear or logarithmic. */
import type { NumberOption } from '../../options/option.ts';

/** Notches of a logarithmic slider. */
const LOG_NOTCHES = 120;

/** Beyond this many notches a slider cannot be aimed; such an option has its number entry alone. */
const MOST_NOTCHES = 5000;

/** Number of notches above the first, or null where the option gets no slider. */
export function notchesOf(option: NumberOption): number | null {
  if (option.scale === 'log') return LOG_NOTCHES;
  const notches = Math.ceil((option.max - floorOf(option)) / option.step - 1e-9);
  return notches <= MOST_NOTCHES ? notches : null;
}

/** The multiple of the step at or below the minimum: notches lie on round numbers even where the minimum does not. */
function floorOf({ min, step }: NumberOption): number {
  return Math.floor(min / step + 1e-9) * step;
}

/** Value at a notch, within bounds; logarithmic ones to two significant digits. */
export function valueAt(option: NumberOption, notch: number): number {
  const raw =
    option.scale === 'log'
      ? Number((option.min * (option.max / option.min) ** (notch / LOG_NOTCHES)).toPrecision(2))
      : floorOf(option) + notch * option.step;
  // Twelve digits: 3 · 0.1 is 0.3 on screen and in links.
  return Math.min(option.max, Math.max(option.min, Number(raw.toPrecision(12))));
}

/** Notch nearest to a value. */
export function notchOf(option: NumberOption, value: number): number {
  const notch =
    option.scale === 'log'
      ? (LOG_NOTCHES * Math.log(value / option.min)) / Math.log(option.max / option.min)
      : (value - floorOf(option)) / option.step;
  return Math.min(notchesOf(option) ?? 0, Math.max(0, Math.round(notch)));
}
