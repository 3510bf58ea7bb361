/** Formulas in MathML, which browsers typeset themselves, and the JSX types that React does not bring for it. */
import type { DetailedHTMLProps, HTMLAttributes, ReactNode } from 'react';
import type { TermId } from '../../credit/estimator.ts';
import { decimal, RESULT_DIGITS } from '../format.ts';
import { termSubscript } from '../symbols.tsx';

type MathElement = DetailedHTMLProps<
  HTMLAttributes<Element> & {
    readonly mathvariant?: 'normal';
    readonly stretchy?: 'false';
    readonly form?: 'infix' | undefined;
  },
  Element
>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      math: MathElement;
      mrow: MathElement;
      mi: MathElement;
      mn: MathElement;
      mo: MathElement;
      mtext: MathElement;
      msub: MathElement;
      msup: MathElement;
      munder: MathElement;
      msqrt: MathElement;
      mfrac: MathElement;
    }
  }
}

/** One line of mathematics; `numbers` sets it apart as the line with this selection's own numbers. */
export function Formula({ children, numbers = false }: { readonly children: ReactNode; readonly numbers?: boolean }) {
  return (
    <p className={numbers ? 'formula numbers' : 'formula'}>
      <math>
        <mrow>{children}</mrow>
      </math>
    </p>
  );
}

/** A number, negative ones in parentheses where `operand` (after a sign or a factor). */
export function Num({
  of,
  digits,
  operand = false,
}: {
  readonly of: number;
  readonly digits: number;
  readonly operand?: boolean;
}) {
  // An exact zero needs no decimals to be believed.
  const text = of === 0 ? '0' : decimal(of, digits);
  if (!operand || !text.startsWith('−')) return <mn>{text}</mn>;
  return (
    <mrow>
      <mo>(</mo>
      <mn>{text}</mn>
      <mo>)</mo>
    </mrow>
  );
}

/** A with the subscript of a term. */
export function A({ term }: { readonly term: TermId }) {
  return (
    <msub>
      <mi>A</mi>
      <mi mathvariant="normal">{termSubscript[term]}</mi>
    </msub>
  );
}

/** V(G), or V(G′) with `next`. */
export function V({ next = false }: { readonly next?: boolean }) {
  return (
    <mrow>
      <mi>V</mi>
      <mo stretchy="false">(</mo>
      <mi>G</mi>
      {next && <mtext>′</mtext>}
      <mo stretchy="false">)</mo>
    </mrow>
  );
}

/** The result of a line, in bold, at the decimals that bars and lists show it with. */
export function Result({ of }: { readonly of: number }) {
  return (
    <mrow className="result">
      <Num of={of} digits={RESULT_DIGITS} />
    </mrow>
  );
}

/** = where what is written adds up, ≈ where rounding hides the last digit. */
export function Equals({ exact = true }: { readonly exact?: boolean }) {
  return <mo>{exact ? '=' : '≈'}</mo>;
}

/**
 * Signs between spaces, typeset by what they are: single letters italic, words upright, numbers, operators. `on` goes on
 * with what stands before: its first operator stands between two operands.
 */
export function M({ of, on = false }: { readonly of: string; readonly on?: boolean }) {
  return (
    <mrow>
      {of.split(' ').map((sign, k) => {
        // Signs of a fixed text have no other name than their place.
        const key = `${k} ${sign}`;
        if (/^\d+$/.test(sign)) return <mn key={key}>{sign}</mn>;
        if (/^\p{L}$/u.test(sign)) return <mi key={key}>{sign}</mi>;
        // No mtext: that counts as a space, and an operator before it would lose the space between them.
        if (/^[\p{L}[\]]+$/u.test(sign)) {
          return (
            <mi key={key} mathvariant="normal">
              {sign}
            </mi>
          );
        }
        return (
          <mo key={key} stretchy="false" form={on && k === 0 ? 'infix' : undefined}>
            {sign}
          </mo>
        );
      })}
    </mrow>
  );
}
