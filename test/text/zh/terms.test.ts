/** The method's terms in Chinese: their symbols and sources are those of the English ones, and lists read what they need. */
import { afterEach, describe, expect, it } from 'vitest';
import { inspectorText } from '../../../src/text/inspector.ts';
import { speak } from '../../../src/text/language.ts';
import { stagesText } from '../../../src/text/stages.ts';
import { symbolOf, type TermKey, terms, wordsOf } from '../../../src/text/terms.ts';
import { terms as chinese } from '../../../src/text/zh/terms.ts';

afterEach(() => speak('en'));

const keys = Object.keys(chinese) as readonly TermKey[];
/** The method's letters and numbers in a text: arXiv ids, A_XY, powers; words of a language are none. */
const papers = (text: string) => text.match(/\d{4}\.\d{5}/g) ?? [];
const symbols = (text: string) => [...new Set(text.match(/\bA_[A-Z]{2}\b|[AV]\^π|[γδρβσΔ]/g) ?? [])].sort();

describe('a term’s name', () => {
  it('is a symbol and words, with the comma of either language', async () => {
    expect([symbolOf(terms.edge_centric.name), wordsOf(terms.edge_centric.name)]).toEqual([
      'A_EC',
      'edge-centric advantage',
    ]);
    await speak('zh-CN');
    expect([symbolOf(terms.edge_centric.name), wordsOf(terms.edge_centric.name)]).toEqual(['A_EC', '以边为中心的优势']);
  });

  it('may be words alone', () => {
    expect([symbolOf('Rollout'), wordsOf('Rollout')]).toEqual(['Rollout', 'Rollout']);
  });

  it('keeps its symbol in Chinese', () => {
    const withSymbol = keys.filter((key) => /^[^, ]{1,6},/.test(terms[key].name) && key !== 'std');
    // V(G) v δ, A with five indices and without, V^π A^π, γ w R n π Δπ ρ
    expect(withSymbol).toHaveLength(18);
    for (const key of withSymbol) expect(symbolOf(chinese[key].name)).toBe(symbolOf(terms[key].name));
  });
});

describe('an explanation in Chinese', () => {
  it.each(keys)('of %s cites the same papers and symbols', (key) => {
    expect(papers(chinese[key].source)).toEqual(papers(terms[key].source));
    expect(symbols(chinese[key].explanation)).toEqual(symbols(terms[key].explanation));
  });
});

describe('sentences beside each other', () => {
  it('have a space between them in English, none in Chinese', async () => {
    const { rollout } = stagesText;
    const said = () => stagesText.sentences([rollout.sampled(8, 170, 10, 30), rollout.succeeded(5, 8)]);
    expect(said()).toBe('The policy played the task 8 times: 170 steps in all, 10 to 30 in one. 5 of 8 succeeded.');
    await speak('zh-CN');
    expect(said()).toBe('策略把任务做了 8 遍：共 170 步，每条轨迹 10 到 30 步。8 条中 5 条成功。');
  });

  it('say of a level how many observations agree', async () => {
    const { edge } = inspectorText;
    expect([edge.level(1, 4, '33 %'), edge.level(3, 2, '50 %')]).toEqual([
      'same observation, n 4, weight 33 %',
      'last 3 observations agree, n 2, weight 50 %',
    ]);
    await speak('zh-CN');
    expect(edge.level(3, 2, '50 %')).toBe('最近 3 个观测相同，n 2，权重 50 %');
  });
});

describe('the what-if of a file', () => {
  it('is English after Chinese, though it was loaded with Chinese on the page', async () => {
    await speak('zh-CN');
    const { whatIfOfFile } = await import('../../../src/text/compare.ts');
    expect(whatIfOfFile.heading).toBe('假如');
    await speak('en');
    expect(whatIfOfFile.heading).toBe('What if');
  });
});
