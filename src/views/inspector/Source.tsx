/** Where something comes from, with the papers it names as links. */

/** A part of a source: words, or the name of a paper and where it is. */
export interface SourcePart {
  readonly text: string;
  readonly href: string | null;
}

const PAPER = /(arXiv \d{4}\.\d{4,5})/;

/** The parts of a source in their order: each "arXiv NUMBER" is a link to arxiv.org. */
export function sourceParts(source: string): readonly SourcePart[] {
  return source
    .split(PAPER)
    .filter((text) => text !== '')
    .map((text) => ({ text, href: PAPER.test(text) ? `https://arxiv.org/abs/${text.slice('arXiv '.length)}` : null }));
}

export function Source({ of }: { readonly of: string }) {
  return sourceParts(of).map(({ text, href }) =>
    href === null ? (
      text
    ) : (
      <a key={href} href={href} target="_blank" rel="noopener">
        {text}
      </a>
    ),
  );
}
