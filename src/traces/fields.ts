/** A line of a file as a record with fields, and how one says that a field is not what it should be. */
import type { TraceCollector } from './adapter.ts';
import { type Fields, isFields, kindOf, valueAt } from './jsonValues.ts';

/** The record; null where the value is none, which is listed. */
export function recordOf(value: unknown, at: number, into: Pick<TraceCollector, 'problem'>): Fields | null {
  if (isFields(value)) return value;
  into.problem(at, null, `it is ${kindOf(value)}, not an object`, 'write one JSON object a line');
  return null;
}

/** Lists what stands in a field (a path as `a.b`) instead of what is wanted: "the prompt, a text". Nothing can be made of it: null. */
export function refuseField(
  record: Fields,
  field: string,
  wanted: string,
  at: number,
  into: Pick<TraceCollector, 'problem'>,
): null {
  into.problem(at, field, `it is ${kindOf(valueAt(record, field))}`, `give ${wanted}`);
  return null;
}
