/** RESULTS.md: what the finished jobs say, the known effects first, and what has not been run. Pure. */

import { estimators, findEstimator } from '../../../src/credit/estimators/registry.ts';
import { findWorld } from '../../../src/worlds/registry.ts';
import { accuracyReport, valuesReport } from './creditReport.ts';
import { auc, effectsReport, verdict, YES } from './effectsReport.ts';
import { aucOf, figuresOf, paired, type Results, runsOf } from './figures.ts';
import { BENCH_WORLDS, type Job, SEEDS } from './jobs.ts';
import { ablationReport, aliasingReport, learningReport, penaltyReport } from './learningReport.ts';
import { difference, paragraphs, table } from './markdown.ts';

/** The page, of the jobs' current results by job id. */
export function reportOf(jobs: readonly Job[], results: Results): string {
  return `${paragraphs([
    '# Results',
    opening(jobs, results),
    briefReport(results),
    notAheadReport(results),
    effectsReport(results),
    learningReport(results),
    ablationReport(results),
    aliasingReport(results),
    penaltyReport(results),
    accuracyReport(results),
    valuesReport(results),
    coverage(jobs, results),
  ])}\n`;
}

function opening(jobs: readonly Job[], results: Results): string {
  const done = jobs.filter(({ id }) => results.has(id)).length;
  return [
    `Written by \`npm run bench:science\`, which resumes where it was broken off (\`-- --list\`, \`--only\`, \`--quick\`, \`--jobs\`; \`-- report\` writes this page from what there is). ${done} of ${jobs.length} jobs are in it.`,
    `Settings are each world’s recommended ones, 16 tasks × 8 rollouts, every task fresh (none pinned), the \`words\` network on wasm, seeds ${SEEDS[0]}–${SEEDS[SEEDS.length - 1]}. Means come with 95 % t-intervals; variants are compared seed by seed, and a table says how many seeds it has.`,
  ].join('\n\n');
}

/** AUC of every estimator in every world, and the paired difference that matters most. */
function briefReport(results: Results): string {
  const ids = estimators.map(({ id }) => id).reverse();
  const rows = BENCH_WORLDS.flatMap((world) => {
    const runs = ids.map((id) => runsOf(results, `learning/${world}/${id}`));
    if (runs.every((ofOne) => figuresOf(ofOne) === null)) return [];
    const [g2po, gigpo] = [runs[ids.indexOf('g2po')], runs[ids.indexOf('gigpo')]];
    return [[findWorld(world).label, ...runs.map(auc), ...difference(paired(g2po, gigpo, aucOf))]];
  });
  if (rows.length === 0) return '';
  const header = ['mean AUC', ...ids.map((id) => findEstimator(id).label), 'G2PO − GiGPO', 'seeds above'];
  return paragraphs(['## In brief', table(header, rows)]);
}

/** Comparisons of learning in which G2PO's interval does not lie above the other's. */
function notAheadReport(results: Results): string {
  const names = [...BENCH_WORLDS, ...findWorld('custom').presets.map(({ id }) => `custom-${id}`)];
  const rows = names.flatMap((name) =>
    estimators.flatMap(({ id, label }) => {
      const g2po = runsOf(results, `learning/${name}/g2po`);
      const pair = id === 'g2po' ? null : paired(g2po, runsOf(results, `learning/${name}/${id}`), aucOf);
      return pair === null || verdict(pair) === YES ? [] : [[`\`learning/${name}\``, label, ...difference(pair)]];
    }),
  );
  if (rows.length === 0) return '';
  const header = ['where', 'against', 'G2PO − it, AUC', 'seeds above'];
  return paragraphs([
    '## Where G2PO does not clearly learn faster',
    'Every comparison of AUC in which the interval of the difference does not lie above 0. How right its credit is, and where another’s is nearer to the truth, has tables further down.',
    table(header, rows, 2),
  ]);
}

/** Which groups of jobs are not whole. */
function coverage(jobs: readonly Job[], results: Results): string {
  const nameOf = ({ id }: Job) => id.split('/').slice(0, 2).join('/');
  const rows = [...new Set(jobs.map(nameOf))].flatMap((name) => {
    const members = jobs.filter((job) => nameOf(job) === name);
    const done = members.filter(({ id }) => results.has(id)).length;
    return done === members.length ? [] : [[`\`--only ${name}\``, String(done), String(members.length)]];
  });
  const text = rows.length === 0 ? 'Every job has been run.' : table(['not run, or not whole', 'done', 'of'], rows);
  return paragraphs(['## What is missing', text]);
}
