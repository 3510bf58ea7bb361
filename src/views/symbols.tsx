/** The method's symbols with their real subscripts, in text and in menus. Formulas proper are MathML (inspector/math.tsx). */
import type { TermId } from '../credit/estimator.ts';
import { estimators } from '../credit/estimators/registry.ts';
import { tracesText } from '../text/traces.ts';
import { truthText } from '../text/truth.ts';
import type { Colouring } from './colouring.ts';

/** Subscript of each term's symbol. */
export const termSubscript: Readonly<Record<TermId, string>> = {
  episode: 'EP',
  node_centric: 'NC',
  edge_centric: 'EC',
  step: 'step',
  penalty: 'p',
};

/** A, or A with the subscript of a term. */
export function AdvantageSymbol({ term }: { readonly term: TermId | null }) {
  return (
    <span className="symbol">
      <i>A</i>
      {term !== null && <sub>{termSubscript[term]}</sub>}
    </span>
  );
}

/** A^π or V^π: what is true of the policy π. */
export function TrueSymbol({ of }: { readonly of: 'A' | 'V' }) {
  return (
    <span className="symbol">
      <i>{of}</i>
      <sup>π</sup>
    </span>
  );
}

/** A colouring's name: the symbol for G2PO's terms and the truth, the estimator's label for the others. */
export function ColouringName({ colouring }: { readonly colouring: Colouring }) {
  if (colouring.other === 'truth')
    return (
      <>
        <TrueSymbol of="A" /> ({truthText.advantage})
      </>
    );
  if (colouring.other !== null) return tracesText.colouring.names[colouring.other];
  const label = estimators.find(({ id }) => id === colouring.estimator)?.label;
  if (colouring.term !== null) return <AdvantageSymbol term={colouring.term} />;
  if (colouring.estimator !== 'g2po') return label;
  return (
    <>
      <AdvantageSymbol term={null} /> ({label})
    </>
  );
}

/** A text with every A_XY in it (A_step, A_p too) set as A with the subscript XY, and every A^π and V^π as such: labels of options are plain text. */
export function WithSymbols({ text }: { readonly text: string }) {
  return text.split(/(\bA_(?:[A-Z]{2}|step|p)\b|\b[AV]\^π)/).map((part, k) =>
    k % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a fixed text
      <span key={k} className="symbol">
        <i>{part[0]}</i>
        {part[1] === '_' ? <sub>{part.slice(2)}</sub> : <sup>{part.slice(2)}</sup>}
      </span>
    ),
  );
}
