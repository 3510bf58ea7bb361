/** Findings in Chinese say what they say in English: the same numbers and names, whatever the rollouts. */
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { type Finding, type FindingId, findTrouble } from '../../../src/credit/findings.ts';
import { speak } from '../../../src/text/language.ts';
import type { Language } from '../../../src/text/languages.ts';
import { explanationOf, measureOf, numberOf, sentenceOf } from '../../../src/views/findings/told.ts';
import { finding, inputOf } from '../../credit/findings/samples.ts';
import { anyRollouts, estimate, paths } from '../../credit/samples.ts';

type Findings = readonly Finding<FindingId>[];

async function told(findings: Findings, language: Language): Promise<readonly string[][]> {
  await speak(language);
  return findings.map((one) => [
    [sentenceOf(one), ...explanationOf(one)].join(' '),
    numberOf(one) ?? '',
    ...one.evidence.map((place) => measureOf(one, place)),
  ]);
}

/** Numbers and names of estimators; in what order they stand is the language's own affair. */
const particulars = (text: string): readonly string[] =>
  (text.match(/[+−]?\d[\d\u202f]*(?:\.\d+)?|\w*PO|RLOO/g) ?? []).sort();

afterAll(() => speak('en'));

describe('findings in Chinese', () => {
  it('hold the numbers of the English ones, and no hole', async () => {
    await fc.assert(
      fc.asyncProperty(anyRollouts, fc.constantFrom('g2po', 'grpo', 'rloo', 'hgpo'), async (rollouts, estimator) => {
        const logged = estimate(rollouts, 'gigpo').credit.advantage;
        const findings = findTrouble(inputOf(rollouts, { logged, settings: { estimator } }));
        const english = await told(findings, 'en');
        const chinese = await told(findings, 'zh-CN');
        chinese.forEach((texts, k) => {
          expect(texts.map(particulars)).toEqual(english[k].map(particulars));
          expect(texts.join(' ')).not.toMatch(/undefined|NaN|null|Infinity|\[object/);
          expect(texts[0]).toMatch(/[\u4e00-\u9fff].*。$/);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('say what logged advantages were computed with', async () => {
    await speak('zh-CN');
    const rollouts = paths(['a -x-> b -y-> success', 'a -!w-> b -y-> c -y-> failure', 'a -x-> b -z-> b -y-> success']);
    const cause = (logged: Float64Array) => explanationOf(finding('logged', inputOf(rollouts, { logged })))[0];
    const gigpo = estimate(rollouts, 'gigpo', { gamma: 0.9 }).credit.advantage;
    // The name is that of the what-if: its own words stand between the estimator and the setting.
    expect(cause(gigpo)).toMatch(/^它们正是 GiGPO.*γ 0\.9 的结果。$/);
    expect(cause(gigpo.map((value) => 2 * value - 0.5))).toMatch(/γ 0\.9 的结果乘以 2，再减去 0\.5。$/);
    expect(cause(gigpo.map((value) => value + 0.5))).toMatch(/γ 0\.9 的结果加上 0\.5。$/);
  });
});
