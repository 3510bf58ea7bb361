/** A setting's value in words, as menus, hints and the log write it. */

import type { Option, OptionValue, TextOption } from '../../options/option.ts';
import { said } from '../../text/language.ts';
import { settingsText } from '../../text/settings.ts';
import { settingNumber } from '../format.ts';

/** "0.95", "mean and std", "on". A value that the option does not have is written as it is. */
export function optionText(option: Option, value: OptionValue): string {
  if (typeof value === 'number') return settingNumber(value);
  if (option.kind === 'text') return said(exampleOf(option, value)?.label ?? settingsText.ownText);
  if (typeof value === 'boolean') return value ? settingsText.on : settingsText.off;
  return said((option.kind === 'choice' && option.choices.find(({ id }) => id === value)?.label) || value);
}

/** The example that a text is, if it is one. */
export function exampleOf(option: TextOption, value: OptionValue): TextOption['examples'][number] | undefined {
  return option.examples.find(({ text }) => text === value);
}
