/** A word of the method that explains itself on hover, focus or tap: what it means, its formula, its source. */
import type { ReactNode } from 'react';
import { type TermKey, terms } from '../../text/terms.ts';
import { Tooltip } from '../controls/Tooltip.tsx';
import { WithSymbols } from '../symbols.tsx';
import { formulas } from './formulas.tsx';
import { Source } from './Source.tsx';

export function Explained({ term, children }: { readonly term: TermKey; readonly children: ReactNode }) {
  const { name, explanation, source } = terms[term];
  const formula = formulas[term];
  return (
    <Tooltip
      enterable
      content={
        <>
          <b>
            <WithSymbols text={name} />
          </b>
          <br />
          <WithSymbols text={explanation} />
          <span className="formula">
            <math>
              <mrow>{formula}</mrow>
            </math>
          </span>
          <small>
            <Source of={source} />
          </small>
        </>
      }
    >
      {(describedBy) => (
        <button type="button" className="term" aria-describedby={describedBy}>
          {children}
        </button>
      )}
    </Tooltip>
  );
}
