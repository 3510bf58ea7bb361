/**
 * An estimator with settings of its own, as links write it: `g2po`, `g2po;edgeCentricTerm=false;gamma=0.9`. Settings alone are
 * `edgeCentricTerm=false;gamma=0.9`. What does not fit is left out.
 */
import { estimatorOptions } from '../credit/estimator.ts';
import { type EstimatorId, estimators } from '../credit/estimators/registry.ts';
import type { WhatIf } from '../credit/whatIf.ts';
import type { Option } from '../options/option.ts';
import { optionFromText, optionToText, schemaOf } from './schema.ts';

/** An estimator as it trains, but for `settings`. */
export interface Variant {
  readonly estimator: EstimatorId;
  readonly settings: WhatIf;
}

const SEPARATOR = ';';
const options: Readonly<Record<string, Option>> = estimatorOptions;

export function writeVariant({ estimator, settings }: Variant): string {
  return [estimator, ...settingTexts(settings)].join(SEPARATOR);
}

/** Null where the text names no estimator. */
export function readVariant(text: string): Variant | null {
  const [id, ...settings] = text.split(SEPARATOR);
  const estimator = estimators.find((one) => one.id === id);
  return estimator === undefined ? null : { estimator: estimator.id, settings: readSettings(settings.join(SEPARATOR)) };
}

export function writeSettings(settings: WhatIf): string {
  return settingTexts(settings).join(SEPARATOR);
}

/** Unknown settings, and values out of bounds, are left out. Never throws. */
export function readSettings(text: string): WhatIf {
  const given = new Map(
    text.split(SEPARATOR).map((part) => {
      const at = part.indexOf('=');
      return at < 0 ? ([part, ''] as const) : ([part.slice(0, at), part.slice(at + 1)] as const);
    }),
  );
  return Object.fromEntries(
    Object.entries(options).flatMap(([id, option]) => {
      const value = given.get(id);
      const parsed = value === undefined ? null : schemaOf(option).safeParse(optionFromText(option, value));
      return parsed?.success ? [[id, parsed.data]] : [];
    }),
  );
}

/** In the order of `estimatorOptions`: equal settings are equal texts. */
function settingTexts(settings: WhatIf): string[] {
  return Object.entries(options).flatMap(([id, option]) =>
    id in settings ? [`${id}=${optionToText(option, settings[id])}`] : [],
  );
}
