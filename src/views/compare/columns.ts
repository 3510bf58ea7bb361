/** Whose graphs stand beside each other: what a column of the comparison is, and what can be chosen for it. Pure. */
import { readVariant, type Variant, writeVariant } from '../../config/variants.ts';
import type { EstimatorSettings } from '../../credit/estimator.ts';
import { type EstimatorId, estimators } from '../../credit/estimators/registry.ts';
import type { WhatIf } from '../../credit/whatIf.ts';
import { LEAST_COMPARED, LIVE_WHAT_IF, MOST_COMPARED } from '../../store/view.ts';
import { singleChanges } from '../whatIf/effects.ts';
import { tellingSettings, variantName } from '../whatIf/variantName.ts';

export interface Column {
  /** As in `ViewState.compared`. */
  readonly id: string;
  readonly variant: Variant;
  /** Follows the what-if. */
  readonly live: boolean;
  /** "G2PO without A_EC" */
  readonly name: string;
  /** It is what trains. */
  readonly trains: boolean;
}

/** What columns are read from. */
export interface Compared {
  /** Settings that train, and their estimator. */
  readonly trained: EstimatorSettings & { readonly estimator: EstimatorId };
  readonly whatIf: WhatIf;
  /** Estimator whose credit is on screen: the what-if is about it. */
  readonly shown: EstimatorId;
}

/** The column of an id of `ViewState.compared`; null where it is none. */
export function columnOf(id: string, { trained, whatIf, shown }: Compared): Column | null {
  const live = id === LIVE_WHAT_IF;
  const variant = live ? { estimator: shown, settings: whatIf } : readVariant(id);
  if (variant === null) return null;
  const plain = Object.keys(tellingSettings(variant, trained)).length === 0;
  return {
    id,
    variant,
    live,
    name: variantName(variant, trained),
    trains: plain && variant.estimator === trained.estimator,
  };
}

export const columnsOf = (ids: readonly string[], compared: Compared): readonly Column[] =>
  ids.flatMap((id) => columnOf(id, compared) ?? []);

/** What can be chosen for a column: every estimator, the what-if, and one change at a time of the column's own estimator. */
export interface Choices {
  readonly estimators: readonly Column[];
  readonly live: readonly Column[];
  readonly changes: readonly Column[];
}

/** @param of the column's estimator */
export function choicesFor(of: EstimatorId, compared: Compared): Choices {
  const columns = (ids: readonly string[]) => columnsOf(ids, compared);
  return {
    estimators: columns(estimators.map(({ id }) => id)),
    live: columns([LIVE_WHAT_IF]),
    changes: columns(singleChanges(of, compared.trained).map((settings) => writeVariant({ estimator: of, settings }))),
  };
}

/** The list with another choice in place of one; a choice that stands there already changes places with it. */
export function replaced(ids: readonly string[], from: string, to: string): readonly string[] {
  return ids.map((id) => (id === from ? to : id === to ? from : id));
}

/** The list with one more: the what-if, if something is supposed and it is not there, else the first estimator that is not. */
export function extended(ids: readonly string[], whatIf: WhatIf): readonly string[] {
  if (ids.length >= MOST_COMPARED) return ids;
  const wanted = [
    ...(Object.keys(whatIf).length > 0 ? [LIVE_WHAT_IF] : []),
    ...[...estimators].reverse().map(({ id }) => id),
  ];
  const next = wanted.find((id) => !ids.includes(id));
  return next === undefined ? ids : [...ids, next];
}

/** The list without one; two stay. */
export function reduced(ids: readonly string[], id: string): readonly string[] {
  return ids.length <= LEAST_COMPARED ? ids : ids.filter((one) => one !== id);
}

/** What the matrix compares: every estimator as it trains, and the columns that are something else. Each once. */
export function matrixColumns(columns: readonly Column[], compared: Compared): readonly Column[] {
  const plain = columnsOf(
    estimators.map(({ id }) => id),
    compared,
  );
  const others = columns.filter(({ variant }) => Object.keys(tellingSettings(variant, compared.trained)).length > 0);
  return [...plain, ...others];
}
