/** The formula of each term that has one, for its explanation. ALGORITHM.md: "Values", "Three advantages", "Criticality", "Update". */
import type { ReactNode } from 'react';
import { inspectorText } from '../../text/inspector.ts';
import type { TermKey } from '../../text/terms.ts';
import { A, M, V } from './math.tsx';
import { truthFormulas } from './truthFormulas.tsx';

/** A letter with an index: one letter, or a word set upright. */
function Sub({ of, index }: { readonly of: string; readonly index: string }) {
  return (
    <msub>
      <mi>{of}</mi>
      {index.length > 1 && !index.includes(' ') ? <mi mathvariant="normal">{index}</mi> : <M of={index} />}
    </msub>
  );
}

/** π(a|o), with the index of another policy where one is given. */
function Policy({ of }: { readonly of?: 'old' | 'ref' }) {
  return (
    <mrow>
      {of === undefined ? <mi>π</mi> : <Sub of="π" index={of} />}
      <M of="( a | o )" />
    </mrow>
  );
}

/** − p · [invalid]: the penalty where the action was invalid. `on`: taken off what stands before. */
function Penalty({ on = false }: { readonly on?: boolean }) {
  return <M on={on} of={`− p · [${inspectorText.trajectory.invalid}]`} />;
}

/** (quantity − mean) / (std + ε) */
function Normalised({ children }: { readonly children: ReactNode }) {
  return (
    <mfrac>
      <mrow>
        {children}
        <M on of="− mean" />
      </mrow>
      <M of="std + ε" />
    </mfrac>
  );
}

export const formulas: Readonly<Record<TermKey, Exclude<ReactNode, null | undefined | boolean>>> = {
  value: (
    <>
      <V />
      <M of="=" />
      <mfrac>
        <mn>1</mn>
        <M of="| G |" />
      </mfrac>
      <munder>
        <mo>∑</mo>
        <M of="( i , j ) ∈ G" />
      </munder>
      <M of="v ( i , j )" />
    </>
  ),
  stepValue: (
    <>
      <M of="v ( i , j ) =" />
      <msup>
        <mi>γ</mi>
        <mrow>
          <Sub of="T" index="i" />
          <M on of="− j + 1" />
        </mrow>
      </msup>
      <M of="·" />
      <Sub of="R" index="i" />
    </>
  ),
  tdError: (
    <>
      <M of="δ =" />
      <V next />
      <M of="−" />
      <V />
    </>
  ),
  episode: (
    <>
      <A term="episode" />
      <M of="=" />
      <Normalised>
        <Sub of="R" index="i" />
        <Penalty on />
      </Normalised>
    </>
  ),
  node_centric: (
    <>
      <A term="node_centric" />
      <M of="=" />
      <Normalised>
        <V next />
        <Penalty on />
      </Normalised>
    </>
  ),
  penalty: (
    <>
      <A term="penalty" />
      <M of="=" />
      <Penalty />
    </>
  ),
  edge_centric: (
    <>
      <A term="edge_centric" />
      <M of="=" />
      <Normalised>
        <mi>δ</mi>
      </Normalised>
    </>
  ),
  step: (
    <>
      <A term="step" />
      <M of="=" />
      <Normalised>
        <M of="g" />
        <Penalty on />
      </Normalised>
    </>
  ),
  advantage: (
    <>
      <M of="A =" />
      <A term="episode" />
      <M on of="+ w (" />
      <A term="node_centric" />
      <M of="+" />
      <A term="edge_centric" />
      <M of=")" />
    </>
  ),
  ...truthFormulas,
  critical: (
    <>
      <M of="| mean (" />
      <A term="edge_centric" />
      <M of=") | ≥ τ" />
    </>
  ),
  bottleneck: (
    <>
      <M of="∀ i :" />
      <Sub of="R" index="i" />
      <M of="> 0 ⇒ ( G , a ," />
      <mrow>
        <mi>G</mi>
        <mtext>′</mtext>
      </mrow>
      <M of=") ∈" />
      <Sub of="τ" index="i" />
    </>
  ),
  stateGroup: (
    <>
      <M of="G = { ( i , j ) :" />
      <Sub of="o" index="i , j" />
      <M of="= o }" />
    </>
  ),
  singleton: (
    <>
      <M of="| G | = 1 ⇒" />
      <A term="node_centric" />
      <M of="= 0" />
    </>
  ),
  rollout: (
    <>
      <M of="τ = (" />
      <Sub of="o" index="1" />
      <M of="," />
      <Sub of="a" index="1" />
      <M of=", … ," />
      <Sub of="o" index="T" />
      <M of="," />
      <Sub of="a" index="T" />
      <M of=")" />
    </>
  ),
  invalid: (
    <>
      <Sub of="R" index="i" />
      <M on of="− p" />
    </>
  ),
  gamma: <M of="0 < γ ≤ 1" />,
  weight: <M of="w ≥ 0" />,
  std: (
    <>
      <M of="std =" />
      <msqrt>
        <mrow>
          <mfrac>
            <mn>1</mn>
            <M of="n − 1" />
          </mfrac>
          <mo>∑</mo>
          <msup>
            <M of="( x − mean )" />
            <mn>2</mn>
          </msup>
        </mrow>
      </msqrt>
    </>
  ),
  epsilon: (
    <>
      <M of="ε =" />
      <msup>
        <mn>10</mn>
        <M of="− 6" />
      </msup>
    </>
  ),
  reward: (
    <>
      <Sub of="R" index="i" />
      <M of="=" />
      <Sub of="R" index="success" />
      <M of="· [success]" />
    </>
  ),
  visits: <M of="n = | G |" />,
  taskGroup: (
    <>
      <M of="{" />
      <Sub of="τ" index="1" />
      <M of=", … ," />
      <Sub of="τ" index="N" />
      <M of="}" />
    </>
  ),
  policy: <Policy />,
  oldPolicy: <Policy of="old" />,
  move: (
    <>
      <M of="Δ π =" />
      <Policy />
      <M of="−" />
      <Policy of="old" />
    </>
  ),
  ratio: (
    <>
      <M of="ρ =" />
      <mfrac>
        <Policy />
        <Policy of="old" />
      </mfrac>
    </>
  ),
  clip: <M of="min ( ρ A , clip ( ρ , 1 − clip , 1 + clip ) A )" />,
  referencePolicy: <Policy of="ref" />,
  kl: (
    <>
      <M of="KL =" />
      <msup>
        <M of="e" />
        <M of="x" />
      </msup>
      <M on of="− x − 1 , x = log" />
      <mfrac>
        <Policy of="ref" />
        <Policy />
      </mfrac>
    </>
  ),
  entropy: (
    <>
      <M of="H = −" />
      <munder>
        <mo>∑</mo>
        <mi>a</mi>
      </munder>
      <Policy />
      <M of="log" />
      <Policy />
    </>
  ),
};
