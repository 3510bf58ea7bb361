/** The lists of a stage's report: a few entries first, each a jump to its element. */
import { type ReactNode, useState } from 'react';
import type { Selection } from '../../store/view.ts';
import { stagesText } from '../../text/stages.ts';
import { Jump } from './Jump.tsx';

/** How many are listed before "more" is asked for: the report leaves room for what is below it. */
const FIRST = 4;
/** How many at most: the rest of a long list is in the table. */
const MOST = 40;

export interface Entry {
  readonly to: Selection;
  readonly name: ReactNode;
  readonly detail: ReactNode;
  readonly figure: ReactNode;
}

interface EntriesProps<T> {
  readonly heading: ReactNode;
  readonly of: readonly T[];
  /** What a row shows; asked for the rows on screen only. */
  readonly entry: (item: T) => Entry;
}

/** Nothing at all where the list is empty. */
export function Entries<T>({ heading, of, entry }: EntriesProps<T>) {
  const [all, setAll] = useState(false);
  const listed = of.slice(0, all ? MOST : FIRST);
  if (of.length === 0) return null;
  return (
    <>
      <h3>{heading}</h3>
      <ul className="edges">
        {listed.map((item) => {
          const { to, name, detail, figure } = entry(item);
          return (
            <li key={JSON.stringify(to)}>
              <Jump to={to} look="row">
                <span className="edge-name">
                  {name}
                  <small>{detail}</small>
                </span>
                {figure}
              </Jump>
            </li>
          );
        })}
      </ul>
      {all && of.length > MOST && <p className="soft">{stagesText.beyond(of.length - MOST)}</p>}
      {of.length > FIRST && (
        <button type="button" className="more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? stagesText.fewer : stagesText.more(Math.min(of.length, MOST) - FIRST)}
        </button>
      )}
    </>
  );
}
