/** The results page, from a fixture small enough to work out by hand. */
import { describe, expect, it } from 'vitest';
import { verdict, YES } from './effectsReport.ts';
import { allJobs, type Job } from './jobs.ts';
import { figure, interval, median, signed, table } from './markdown.ts';
import { reportOf } from './report.ts';
import type { JobResult, LearningResult } from './results.ts';

const run = (success: readonly number[], digest: string): LearningResult => ({
  kind: 'learning',
  success: [...success],
  envSteps: success.map(() => 1000),
  score: success.map(() => 0.5),
  families: { bags: 0.4, bedding: 0.8 },
  digest,
});

const results = new Map<string, JobResult>([
  // AUC .6 and .8; .4 and .4.
  ['learning/shop/g2po/1', run([0.2, 1, 0.6], 'a')],
  ['learning/shop/g2po/2', run([0.6, 1, 0.8], 'b')],
  ['learning/shop/gigpo/1', run([0.2, 0.2, 0.8], 'c')],
  ['learning/shop/gigpo/2', run([0.4, 0.4, 0.4], 'd')],
  // One run is GiGPO's bit for bit, the other is not.
  ['ablation/shop/own-values/1', run([0.2, 0.2, 0.8], 'c')],
  ['ablation/shop/own-values/2', run([0.4, 0.4, 0.4], 'not d')],
  [
    'values/shop/1',
    {
      kind: 'values',
      task: 'buy',
      situations: 4027,
      comparisons: [
        { of: 'start', exact: 1.25, mean: 1.24, half: 0.02, episodes: 100_000 },
        { of: 'search', exact: 1.25, mean: 1.22, half: 0.02, episodes: 50_000 },
      ],
    },
  ],
]);

const named = (names: readonly string[]): readonly Job[] =>
  allJobs().filter(({ id }) => names.some((name) => id.startsWith(name)));

describe('the page', () => {
  const page = reportOf(named(['learning/shop/g2po', 'learning/shop/gigpo', 'values/shop']), results);

  it('has the mean AUC with its interval, the pairs by seed, and the families', () => {
    // Of .6 and .8: half width 12.706 · √.02 / √2 = 12.706 · .1 = 1.271. Differences .2 and .4 have the same.
    expect(page).toContain('| G2PO | 2 | .700 [−.571, 1.971] | .700 |');
    expect(page).toContain('| GiGPO | 2 | .400 [.400, .400] | .400 |');
    expect(page).toContain('| G2PO − GiGPO | +.300 [−.971, 1.571] | 2 of 2 |');
    expect(page).toContain('| G2PO | .400 | .800 | .500 [.500, .500] |');
  });

  it('counts the pairs that are the same bit for bit', () => {
    expect(page).toContain('1 of 2 pairs of runs are the same bit for bit');
  });

  it('judges a claim by its interval, and lists what is not clearly so', () => {
    expect(page).toContain('| `learning/shop` | GiGPO | +.300 [−.971, 1.571] | 2 of 2 |');
    const pair = (mean: number, half: number) => ({ interval: { mean, half }, above: 2, of: 3 });
    expect(verdict(pair(0.3, 0.2))).toBe(YES);
    expect(verdict(pair(0.3, 0.3))).toBe('by the mean; the interval includes 0');
    expect(verdict(pair(-0.3, 0.1))).toBe('no');
    // A single seed has no interval to be sure by.
    expect(verdict(pair(0.3, Number.NaN))).toBe('by the mean; the interval includes 0');
    expect(verdict(null)).toBe('—');
  });

  it('says where exact values lie', () => {
    expect(page).toContain('| Shop | start | 1.2500 | 1.2400 ± 0.0200 | within | 100000 | 4027 |');
    // 0.03 off at a half width of 0.02.
    expect(page).toContain('| outside, 1.5 half widths |');
  });

  it('lists what is missing, and leaves its sections out', () => {
    expect(page).toContain('| `--only learning/shop` | 4 | 16 |');
    expect(page).not.toContain('--only values/shop` |');
    expect(page).not.toContain('### House');
    expect(reportOf(named(['values/shop']), results)).toContain('Every job has been run.');
  });
});

describe('figures in text', () => {
  it('have three digits and a true minus', () => {
    expect([0.7861, -0.04, 1.25, -0.0001].map(figure)).toEqual(['.786', '−.040', '1.250', '.000']);
    expect([0.081, -0.081, 0].map(signed)).toEqual(['+.081', '−.081', '+.000']);
    expect(interval({ mean: 0.5, half: Number.NaN })).toBe('.500');
    expect(interval({ mean: 0.081, half: 0.02 }, signed)).toBe('+.081 [.061, .101]');
  });

  it('say which times never came', () => {
    expect(median({ low: 20, high: 21, missing: 0, of: 8 }, '>40')).toBe('20–21');
    expect(median({ low: 20, high: 20, missing: 0, of: 1 }, '>40')).toBe('20');
    expect(median({ low: 39, high: null, missing: 4, of: 8 }, '>40')).toBe('39–>40 (4 of 8 not reached)');
  });

  it('stand in a table with texts to the left and figures to the right', () => {
    expect(table(['a', 'b'], [['x', '1']])).toBe('| a | b |\n| --- | --: |\n| x | 1 |');
  });
});
