/** The formulas of the truth and of how near an estimate comes to it. ALGORITHM.md, "Truth". */
import type { ReactNode } from 'react';
import type { TermKey } from '../../text/terms.ts';
import { M } from './math.tsx';

/** What is true of the policy π: A^π, V^π, Q^π. */
function True({ of }: { readonly of: 'A' | 'V' | 'Q' }) {
  return (
    <msup>
      <mi>{of}</mi>
      <mi>π</mi>
    </msup>
  );
}

export const truthFormulas = {
  trueValue: (
    <>
      <True of="V" />
      <M of="( s , h ) =" />
      <munder>
        <mo>∑</mo>
        <mi>a</mi>
      </munder>
      <M of="π ( a | s )" />
      <M of="·" />
      <True of="Q" />
      <M of="( s , a , h )" />
    </>
  ),
  trueAdvantage: (
    <>
      <True of="A" />
      <M of="=" />
      <True of="Q" />
      <M on of="−" />
      <True of="V" />
    </>
  ),
  pearson: (
    <>
      <M of="r =" />
      <mfrac>
        <mrow>
          <M of="cov ( A ," />
          <True of="A" />
          <M of=")" />
        </mrow>
        <mrow>
          <M of="std ( A ) · std (" />
          <True of="A" />
          <M of=")" />
        </mrow>
      </mfrac>
    </>
  ),
  spearman: (
    <>
      <M of="r ( rank ( A ) , rank (" />
      <True of="A" />
      <M of=") )" />
    </>
  ),
  signAgreement: (
    <>
      <mfrac>
        <mn>1</mn>
        <mi>n</mi>
      </mfrac>
      <munder>
        <mo>∑</mo>
        <mrow>
          <True of="A" />
          <M of="≠ 0" />
        </mrow>
      </munder>
      <M of="[ sign A = sign" />
      <True of="A" />
      <M of="]" />
    </>
  ),
  scaledRmse: (
    <>
      <munder>
        <mo>min</mo>
        <M of="c ≥ 0" />
      </munder>
      <msqrt>
        <mfrac>
          <mrow>
            <mo>∑</mo>
            <msup>
              <mrow>
                <M of="(" />
                <True of="A" />
                <M on of="− c A )" />
              </mrow>
              <mn>2</mn>
            </msup>
          </mrow>
          <mrow>
            <mo>∑</mo>
            <msup>
              <mrow>
                <M of="(" />
                <True of="A" />
                <M of=")" />
              </mrow>
              <mn>2</mn>
            </msup>
          </mrow>
        </mfrac>
      </msqrt>
    </>
  ),
  flatTask: <M of="std = 0" />,
} satisfies Partial<Record<TermKey, ReactNode>>;
