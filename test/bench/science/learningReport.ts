/** The results page on learning: estimators, ablations, aliasing, the penalty. Pure: results in, Markdown out. */
import { type EstimatorId, estimators, findEstimator } from '../../../src/credit/estimators/registry.ts';
import { meanInterval, meanOf } from '../../../src/credit/learningCurves.ts';
import { findWorld } from '../../../src/worlds/registry.ts';
import { aucOf, figuresOf, paired, type Results, type Runs, runsOf, stepsOf, successBySteps } from './figures.ts';
import { ABLATIONS, BENCH_WORLDS, type BenchWorld, BUDGETS, CORE, CUSTOM_BUDGET, PENALTIES } from './jobs.ts';
import { difference, figure, interval, median, NONE, paragraphs, table } from './markdown.ts';

/** A row of a comparison: what it is called, and its runs. */
interface Variant {
  readonly label: string;
  readonly runs: Runs;
}

const thousands = (steps: number) => (steps / 1000).toFixed(0);
const command = (only: string) => `\`npm run bench:science -- --only ${only}\``;

/** The figures of each variant that has runs, in a table; empty, where none has. */
function figuresTable(what: string, variants: readonly Variant[], iterations: number): string {
  const rows = variants.flatMap(({ label, runs }) => {
    const figures = figuresOf(runs);
    if (figures === null) return [];
    const { seeds, auc, lastTen, t50, t90, steps, stepsTo90 } = figures;
    const never = `>${iterations}`;
    return [
      [
        ...[label, String(seeds), interval(auc), figure(lastTen.mean), median(t50, never), median(t90, never)],
        ...[thousands(steps), median({ ...stepsTo90, missing: 0 }, 'never', thousands)],
      ],
    ];
  });
  if (rows.length === 0) return '';
  const header = [what, 'seeds', 'AUC', 'last ten', 't50', 't90', 'steps, thousand', '… to t90'];
  return table(header, rows);
}

/** Differences of AUC between pairs of variants, by iterations and over the same number of environment steps. */
function pairsTable(pairs: readonly { readonly label: string; readonly first: Runs; readonly second: Runs }[]): string {
  const rows = pairs.flatMap(({ label, first, second }) => {
    const byIterations = paired(first, second, aucOf);
    if (byIterations === null) return [];
    const steps = [...first, ...second].flatMap((run) => (run === null ? [] : [stepsOf(run)]));
    const budget = Math.min(...steps);
    const bySteps = paired(first, second, (run) => successBySteps(run, budget));
    return [[label, ...difference(byIterations), ...difference(bySteps)]];
  });
  if (rows.length === 0) return '';
  return table(['paired by seed', 'AUC', 'seeds above', 'by environment steps', 'seeds above'], rows);
}

/** What a comparison of one world says; empty, where nothing of it has been run: `coverage` lists it. */
function section(title: string, only: string, tables: readonly string[]): string {
  return tables.every((one) => one === '') ? '' : paragraphs([`### ${title}`, command(only), ...tables]);
}

const labelOf = (id: EstimatorId) => findEstimator(id).label;

/** Success of each task family, and the graded score where there is one. */
function familiesTable(variants: readonly Variant[]): string {
  const done = variants.map(({ label, runs }) => ({ label, runs: runs.filter((run) => run !== null) }));
  const families = [...new Set(done.flatMap(({ runs }) => runs.flatMap((run) => Object.keys(run.families))))].sort();
  const graded = done.some(({ runs }) => runs.some(({ score }) => score !== null));
  if (families.length < 2 && !graded) return '';
  const rows = done.flatMap(({ label, runs }) => {
    if (runs.length === 0) return [];
    const cells = families.map((family) => {
      const known = runs.flatMap((run) => run.families[family] ?? []);
      return known.length === 0 ? NONE : figure(meanOf(known));
    });
    const scores = runs.flatMap(({ score }) => (score === null ? [] : [meanOf(score)]));
    const score = scores.length === 0 ? NONE : interval(meanInterval(scores));
    return [[label, ...cells, ...(graded ? [score] : [])]];
  });
  const header = ['mean success of a family', ...families, ...(graded ? ['graded score'] : [])];
  return rows.length === 0 ? '' : table(header, rows);
}

/** Every estimator of one world. */
function estimatorsSection(results: Results, name: string, label: string, iterations: number): string {
  const byEstimator = new Map(estimators.map(({ id }) => [id, runsOf(results, `learning/${name}/${id}`)]));
  const variants = [...byEstimator].map(([id, runs]) => ({ label: labelOf(id), runs })).reverse();
  const g2po = byEstimator.get('g2po') ?? [];
  const others = estimators.map(({ id }) => id).filter((id) => id !== 'g2po');
  const pairs = others
    .reverse()
    .map((id) => ({ label: `G2PO − ${labelOf(id)}`, first: g2po, second: byEstimator.get(id) ?? [] }));
  return section(`${label}, ${iterations} iterations`, `learning/${name}`, [
    figuresTable('estimator', variants, iterations),
    pairsTable(pairs),
    familiesTable(variants),
  ]);
}

/** Learning in every world. */
export function learningReport(results: Results): string {
  const custom = findWorld('custom').presets.map(({ id, label }) =>
    estimatorsSection(results, `custom-${id}`, `Your own: ${label}`, CUSTOM_BUDGET),
  );
  return paragraphs([
    '## Learning',
    'AUC is the mean success over the iterations. t50 and t90 are the first iterations whose 5-iteration mean is 0.5 and 0.9 (medians; the two middle ones where they differ). "By environment steps" is the mean success over the first so many environment steps, as many as the shortest of the compared runs took.',
    ...BENCH_WORLDS.map((world) => estimatorsSection(results, world, findWorld(world).label, BUDGETS[world])),
    ...custom,
  ]);
}

/** G2PO with parts left out, against the whole. */
export function ablationReport(results: Results): string {
  const inWorld = (world: BenchWorld): string => {
    const full = runsOf(results, `learning/${world}/g2po`);
    const parts = ABLATIONS.map(({ id, label }) => ({ label, runs: runsOf(results, `ablation/${world}/${id}`) }));
    const pairs = parts.map(({ label, runs }) => ({ label: `${label} − full`, first: runs, second: full }));
    if (parts.every(({ runs }) => figuresOf(runs) === null)) return '';
    return section(findWorld(world).label, `ablation/${world},learning/${world}/g2po`, [
      figuresTable('variant', [...parts, { label: 'full G2PO', runs: full }], BUDGETS[world]),
      pairsTable(pairs),
    ]);
  };
  return paragraphs(['## Ablations of G2PO', inWorld('shop'), inWorld('house')]);
}

/** Worlds with progress hidden: different states share a node. */
export function aliasingReport(results: Results): string {
  const inWorld = (world: BenchWorld): string => {
    const hidden = CORE.map((id) => ({ label: labelOf(id), runs: runsOf(results, `aliasing/${world}/${id}`) }));
    const [g2po, gigpo, grpo] = hidden;
    return section(findWorld(world).label, `aliasing/${world}`, [
      figuresTable('estimator', hidden, BUDGETS[world]),
      pairsTable([
        { label: 'G2PO − GiGPO', first: g2po.runs, second: gigpo.runs },
        { label: 'G2PO − GRPO', first: g2po.runs, second: grpo.runs },
      ]),
    ]);
  };
  return paragraphs([
    '## Observations that hide progress',
    'Each world’s preset `hidden`: observations leave out what is carried, chosen, logged in to or known, so that states of different value look alike and share a node.',
    ...BENCH_WORLDS.map(inWorld),
  ]);
}

/** Fixed action lists: where the penalty of an invalid action stands. */
export function penaltyReport(results: Results): string {
  const inWorld = (world: BenchWorld): string => {
    const variants = PENALTIES.map(({ id, label }) => ({ label, runs: runsOf(results, `penalty/${world}/${id}`) }));
    const [inside, outside, none] = variants;
    return section(findWorld(world).label, `penalty/${world}`, [
      figuresTable('G2PO with', variants, BUDGETS[world]),
      pairsTable([
        { label: 'p = 0 − inside', first: none.runs, second: inside.runs },
        { label: 'outside − inside', first: outside.runs, second: inside.runs },
      ]),
    ]);
  };
  return paragraphs([
    '## The invalid-action penalty, from scratch',
    'Each world’s preset `fixed`: every command of the task is always on offer, so most are invalid at any moment.',
    ...BENCH_WORLDS.map(inWorld),
  ]);
}
