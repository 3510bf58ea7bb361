/** From an option to its schema, to its description in words, and from text or a wild value to the nearest good one. */
import * as z from 'zod/mini';
import type { Option, OptionValue } from '../options/option.ts';

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
  }
}

/** The nearest value that the option accepts; undefined where nothing is near. */
export function clampOption(option: Option, value: unknown): OptionValue | undefined {
  if (option.kind !== 'number' || typeof value !== 'number' || Number.isNaN(value)) return undefined;
  const inside = Math.min(option.max, Math.max(option.min, value));
  return option.integer ? Math.round(inside) : inside;
}
