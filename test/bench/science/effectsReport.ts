/** The results page on the known effects (WORLDS.md), each with the command that reproduces it and whether it did. Pure. */
import { meanOf, type PairedDifference } from '../../../src/credit/learningCurves.ts';
import { aucOf, identical, paired, type Results, type Runs, runsOf } from './figures.ts';
import { difference, figure, NONE, paragraphs, table } from './markdown.ts';

/** The verdict on a claim that holds. */
export const YES = 'yes';

/** Whether a difference that is claimed to be positive is: by its 95 % interval, by its mean alone, or not at all. */
export function verdict(claimed: PairedDifference | null): string {
  if (claimed === null) return NONE;
  const { mean, half } = claimed.interval;
  if (mean <= 0) return 'no';
  return mean - half > 0 ? YES : 'by the mean; the interval includes 0';
}

/** Mean AUC of the runs there are; — of none. */
export function auc(runs: Runs): string {
  const done = runs.filter((run) => run !== null);
  return done.length === 0 ? NONE : figure(meanOf(done.map(aucOf)));
}

/** How first and second compare. */
function versus(first: Runs, second: Runs): string {
  const [mean, above] = difference(paired(first, second, aucOf));
  return mean === NONE ? 'not run yet' : `${mean}, ${above} seeds`;
}

interface Effect {
  readonly claim: string;
  readonly measured: string;
  readonly holds: string;
  /** What `--only` is given. */
  readonly only: string;
}

/** The effects, from the results that there are. */
export function effectsReport(results: Results): string {
  const effects = [
    ...aggregation(results),
    identity(results),
    aliasing(results),
    penalty(results),
    ...variants(results),
  ];
  const rows = effects.map(({ claim, measured, holds, only }) => [
    claim,
    measured,
    holds,
    `\`npm run bench:science -- --only ${only}\``,
  ]);
  return paragraphs(['## Known effects', table(['effect', 'measured (AUC)', 'holds', 'command'], rows, 4)]);
}

function aggregation(results: Results): readonly Effect[] {
  return (['shop', 'house'] as const).map((world) => {
    const own = runsOf(results, `ablation/${world}/own-values`);
    const noEdge = runsOf(results, `ablation/${world}/no-edge`);
    const full = runsOf(results, `learning/${world}/g2po`);
    return {
      claim: `Group aggregation is a gain, and A_EC another (${world})`,
      measured: `A_EP + A_NC ${auc(own)} → with aggregation ${auc(noEdge)} → full ${auc(full)}; aggregation ${versus(noEdge, own)}; A_EC ${versus(full, noEdge)}`,
      holds: `aggregation: ${verdict(paired(noEdge, own, aucOf))}; A_EC: ${verdict(paired(full, noEdge, aucOf))}; both: ${verdict(paired(full, own, aucOf))}`,
      only: `ablation/${world}/own-values,ablation/${world}/no-edge,learning/${world}/g2po`,
    };
  });
}

function identity(results: Results): Effect {
  const pairs = ['shop', 'house'].map((world) =>
    identical(runsOf(results, `ablation/${world}/own-values`), runsOf(results, `learning/${world}/gigpo`)),
  );
  const sum = (key: 'same' | 'of') => pairs.reduce((total, pair) => total + pair[key], 0);
  return {
    claim: 'A_EP + A_NC with the own trajectory’s values is GiGPO',
    measured: `${sum('same')} of ${sum('of')} pairs of runs are the same bit for bit`,
    holds: sum('of') === 0 ? NONE : sum('same') === sum('of') ? YES : 'no',
    only: 'own-values,learning/shop/gigpo,learning/house/gigpo',
  };
}

function aliasing(results: Results): Effect {
  const [g2po, gigpo] = ['g2po', 'gigpo'].map((id) => runsOf(results, `aliasing/apps/${id}`));
  return {
    claim: 'Aliased observations reverse the order: GiGPO leads (apps, hidden progress)',
    measured: `G2PO ${auc(g2po)}, GiGPO ${auc(gigpo)}; GiGPO − G2PO ${versus(gigpo, g2po)}`,
    holds: verdict(paired(gigpo, g2po, aucOf)),
    only: 'aliasing/apps',
  };
}

function penalty(results: Results): Effect {
  const [inside, outside, none] = ['inside', 'outside', 'none'].map((id) => runsOf(results, `penalty/house/${id}`));
  return {
    claim: 'The penalty inside the standardisation drowns the signal (house, fixed list)',
    measured: `inside ${auc(inside)}, outside ${auc(outside)}, p = 0 ${auc(none)}; p = 0 − inside ${versus(none, inside)}`,
    holds: verdict(paired(none, inside, aucOf)),
    only: 'penalty/house',
  };
}

function variants(results: Results): readonly Effect[] {
  const full = runsOf(results, 'learning/shop/g2po');
  return (
    [
      ['double-weight', 'w = 2 does worse than 1 (shop)'],
      ['mean-norm', 'Without division by the std it does worse (shop)'],
    ] as const
  ).map(([id, claim]) => {
    const variant = runsOf(results, `ablation/shop/${id}`);
    return {
      claim,
      measured: `full ${auc(full)}, so ${auc(variant)}; full − so ${versus(full, variant)}`,
      holds: verdict(paired(full, variant, aucOf)),
      only: `ablation/shop/${id},learning/shop/g2po`,
    };
  });
}
