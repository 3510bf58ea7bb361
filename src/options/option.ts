/**
 * What an option is. Worlds, estimators and policies describe their options as data in this form;
 * menus, links, command-line flags and validation all derive from it (see src/config/).
 */

export type OptionValue = number | string | boolean;
export type OptionValues = Readonly<Record<string, OptionValue>>;

interface OptionText {
  /** Short name in the field's words, sentence case. */
  readonly label: string;
  /** One or two plain sentences: what it does, and what changing it does. */
  readonly help: string;
}

/** A real or whole number within [min, max]. */
export interface NumberOption extends OptionText {
  readonly kind: 'number';
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** Smallest sensible change, for sliders and rounding of typed values. */
  readonly step: number;
  readonly integer?: boolean;
  /** Sliders of quantities that span decades move on a logarithmic scale. */
  readonly scale?: 'linear' | 'log';
  readonly unit?: string;
}

/** One of a few named values. */
export interface ChoiceOption<Id extends string = string> extends OptionText {
  readonly kind: 'choice';
  readonly default: Id;
  readonly choices: readonly { readonly id: Id; readonly label: string; readonly help?: string }[];
}

/** On or off. */
export interface FlagOption extends OptionText {
  readonly kind: 'flag';
  readonly default: boolean;
}

/** A text that is checked as a whole, such as a definition. Links pack it, command lines also read it from a file (`@FILE`). */
export interface TextOption extends OptionText {
  readonly kind: 'text';
  readonly default: string;
  /** Longest text, in UTF-16 units. */
  readonly maxLength: number;
  /** What the text is, in words: "the definition of a world". */
  readonly form: string;
  /** Texts to begin with; the first is the default. */
  readonly examples: readonly {
    readonly id: string;
    readonly label: string;
    readonly help: string;
    readonly text: string;
  }[];
  /** What is wrong with a text, one sentence each; none where it is accepted. Pure; never throws. */
  check(text: string): readonly string[];
}

export type Option = NumberOption | ChoiceOption | FlagOption | TextOption;
/** Option by id; the order of the keys is the order on the page and in `--help`. */
export type Options = Readonly<Record<string, Option>>;

/** The value type that an option describes. */
export type ValueOf<O extends Option> = O extends NumberOption
  ? number
  : O extends ChoiceOption<infer Id>
    ? Id
    : O extends TextOption
      ? string
      : boolean;

/** The settings object that a record of options describes. */
export type SettingsOf<O extends Options> = { readonly [K in keyof O]: ValueOf<O[K]> };

/** Every option at its default. */
export function defaultsOf<O extends Options>(options: O): SettingsOf<O>;
export function defaultsOf(options: Options): OptionValues {
  return Object.fromEntries(Object.entries(options).map(([id, option]) => [id, option.default]));
}
