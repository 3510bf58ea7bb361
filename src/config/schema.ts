/** From an option to its schema, to its description in words, and from text or a wild value to the nearest good one. */
import * as z from 'zod/mini';
import type { Option, OptionValue } from '../options/option.ts';
import { PACKED_MARK, packText, unpackText } from './packedText.ts';

/** The schema that an option describes. */
export function schemaOf(option: Option): z.ZodMiniType<OptionValue> {
  switch (option.kind) {
    case 'number': {
      const number = z.number().check(z.gte(option.min), z.lte(option.max));
      return option.integer ? number.check(z.multipleOf(1)) : number;
    }
    case 'choice':
      return z.enum(option.choices.map(({ id }) => id));
    case 'flag':
      return z.boolean();
    case 'text':
      return z.string().check(
        z.maxLength(option.maxLength),
        z.refine((text) => option.check(text).length === 0),
      );
  }
}

/** What an option accepts, in words: "a whole number from 1 to 64", "one of grpo, rloo". */
export function describeOption(option: Option): string {
  switch (option.kind) {
    case 'number':
      return `a ${option.integer ? 'whole ' : ''}number from ${option.min} to ${option.max}`;
    case 'choice':
      return `one of ${option.choices.map(({ id }) => id).join(', ')}`;
    case 'flag':
      return 'true or false';
    case 'text':
      return `${option.form}, at most ${option.maxLength} characters`;
  }
}

/** Reads a value as links and command lines write it. Undefined where the text cannot mean one. */
export function optionFromText(option: Option, text: string): OptionValue | undefined {
  switch (option.kind) {
    case 'number': {
      const number = text.trim() === '' ? Number.NaN : Number(text);
      return Number.isFinite(number) ? number : undefined;
    }
    case 'choice':
      return text;
    case 'flag':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'text':
      // A packed text that is broken stays what it is, and is refused by the option's check.
      return text.startsWith(PACKED_MARK) ? (unpackText(text, option.maxLength) ?? text) : text;
  }
}

/** Writes a value as links do, for `optionFromText`: texts are packed. */
export function optionToText(option: Option, value: OptionValue): string {
  return option.kind === 'text' ? packText(String(value)) : String(value);
}

/** Complaints about a text that are told; what is left is counted. */
const MOST_COMPLAINTS = 4;

/** Why an option does not accept a value, for a message that begins with the option's key. */
export function complaint(option: Option, value: unknown): string {
  if (option.kind !== 'text' || typeof value !== 'string' || value.length > option.maxLength) {
    return `“${shorten(value)}” is not ${describeOption(option)}`;
  }
  const found = option.check(value);
  const more = found.length - MOST_COMPLAINTS;
  const told = found.slice(0, MOST_COMPLAINTS).join(' ');
  // Messages end without a full stop: more may follow.
  return more > 0 ? `${told} And ${more} more` : told.replace(/\.$/, '');
}

/** A value as it may be quoted in a message: text, at most 40 characters. */
export function shorten(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** The nearest value that the option accepts; undefined where nothing is near. */
export function clampOption(option: Option, value: unknown): OptionValue | undefined {
  if (option.kind !== 'number' || typeof value !== 'number' || Number.isNaN(value)) return undefined;
  const inside = Math.min(option.max, Math.max(option.min, value));
  return option.integer ? Math.round(inside) : inside;
}
