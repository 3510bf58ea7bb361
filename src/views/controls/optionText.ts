/** A setting's value in words, as menus, hints and the log write it. */
import type { Option, OptionValue } from '../../options/option.ts';
import { settingsText } from '../../text/settings.ts';
import { settingNumber } from '../format.ts';

/** "0.95", "mean and std", "on". A value that the option does not have is written as it is. */
export function optionText(option: Option, value: OptionValue): string {
  if (typeof value === 'number') return settingNumber(value);
  if (typeof value === 'boolean') return value ? settingsText.on : settingsText.off;
  return (option.kind === 'choice' && option.choices.find(({ id }) => id === value)?.label) || value;
}
