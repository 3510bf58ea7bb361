import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { type TermKey, terms } from '../../../src/text/terms.ts';
import { Explained } from '../../../src/views/inspector/Explained.tsx';
import { sourceParts } from '../../../src/views/inspector/Source.tsx';

describe('a source', () => {
  it('links each paper that it names, and nothing else', () => {
    expect(sourceParts('G2PO, arXiv 2606.22995; GRPO, arXiv 2402.03300')).toEqual([
      { text: 'G2PO, ', href: null },
      { text: 'arXiv 2606.22995', href: 'https://arxiv.org/abs/2606.22995' },
      { text: '; GRPO, ', href: null },
      { text: 'arXiv 2402.03300', href: 'https://arxiv.org/abs/2402.03300' },
    ]);
    expect(sourceParts('Shannon 1948')).toEqual([{ text: 'Shannon 1948', href: null }]);
  });
});

/** The keys of the glossary. */
const keys = Object.keys(terms).filter((key): key is TermKey => key in terms);

describe('an explanation', () => {
  it.each(keys)('of %s has its name, its words, a formula, and a link to every paper that it comes from', (term) => {
    const html = renderToStaticMarkup(<Explained term={term}>word</Explained>);
    // Symbols are set with subscripts: the letters alone stay comparable.
    const plain = (text: string) => text.replace(/<[^>]*>|[_^\s]/g, '').replace(/&#x27;|&quot;|[{}]/g, '');
    expect(plain(html)).toContain(plain(terms[term].explanation));
    expect(html).toMatch(/<math><mrow>.*<m[ion].*<\/mrow><\/math>/);
    const papers = terms[term].source.match(/\d{4}\.\d{5}/g) ?? [];
    expect(html.match(/<a /g) ?? []).toHaveLength(papers.length);
    for (const number of papers) {
      expect(html).toContain(`<a href="https://arxiv.org/abs/${number}" target="_blank" rel="noopener">`);
    }
  });

  it('is described by a card that is no tooltip: there is something to press in it', () => {
    const html = renderToStaticMarkup(<Explained term="value">V</Explained>);
    const [, id] = /aria-describedby="([^"]+)"/.exec(html) ?? [];
    expect(html).toContain(`id="${id}" role="note"`);
  });
});
