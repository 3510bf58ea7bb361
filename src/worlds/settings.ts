/** From the loose option values that a caller hands over to the complete, checked settings that a world reads. */
import type { Option, Options, OptionValue, OptionValues, SettingsOf } from '../options/option.ts';

function accepts(option: Option, value: OptionValue): boolean {
  switch (option.kind) {
    case 'number':
      return (
        typeof value === 'number' &&
        value >= option.min &&
        value <= option.max &&
        (!option.integer || Number.isInteger(value))
      );
    case 'choice':
      return option.choices.some(({ id }) => id === value);
    case 'flag':
      return typeof value === 'boolean';
    case 'text':
      return typeof value === 'string' && value.length <= option.maxLength && option.check(value).length === 0;
  }
}

/**
 * `values` completed with the defaults of `options`.
 * Throws RangeError on an option that is not on offer and on a value outside its option's bounds or choices.
 */
export function settingsOf<O extends Options>(options: O, values: OptionValues): SettingsOf<O>;
export function settingsOf(options: Options, values: OptionValues): OptionValues {
  for (const id of Object.keys(values)) {
    if (!Object.hasOwn(options, id)) throw new RangeError(`There is no option "${id}".`);
  }
  const settings: Record<string, OptionValue> = {};
  for (const [id, option] of Object.entries(options)) {
    const value = values[id] ?? option.default;
    if (!accepts(option, value)) throw new RangeError(`Option "${id}" cannot be ${JSON.stringify(value)}.`);
    settings[id] = value;
  }
  return settings;
}
