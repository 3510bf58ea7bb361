/** The words of a scene with its numbers in them. Pure. */
import { type FactId, facts } from '../../lessons/facts.ts';
import { decimal, percent, signed } from '../format.ts';
import type { FactValue, Measured } from './measure.ts';

/** A fact as it is written; a dash where it is not known. */
export function written(id: FactId, value: FactValue | undefined): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'string') return value;
  switch (facts[id]) {
    case 'whole':
      return decimal(value, 0);
    case 'signed':
      return signed(value);
    case 'percent':
      return percent(value);
    default:
      return decimal(value);
  }
}

const isFact = (name: string): name is FactId => name in facts;

/** A template with its facts filled in; a per cent sign stays on the line of its number. */
export function fill(template: string, measured: Measured): string {
  return template
    .replace(/\{(\w+)\}/g, (whole, name: string) => (isFact(name) ? written(name, measured[name]) : whole))
    .replaceAll(/(\d) %/g, '$1\u00a0%');
}
