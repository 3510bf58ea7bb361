/** How often each pair of estimators gives a step opposite signs. Arrow keys move over it; Enter, Space or a click picks a pair. */
import { type KeyboardEvent, useRef, useState } from 'react';
import { compareText } from '../../text/compare.ts';
import { decimal, percent } from '../format.ts';
import { WithSymbols } from '../symbols.tsx';
import type { Column } from './columns.ts';

interface MatrixProps {
  readonly columns: readonly Column[];
  /** Shares 0 … 1, null where unknown; symmetric (credit/comparison.ts). */
  readonly matrix: readonly (readonly (number | null)[])[];
  readonly steps: number;
  /** Places of the pair that is picked, −1 for none. */
  readonly picked: readonly [number, number];
  readonly onPick: (first: number, second: number) => void;
}

/** Strengths in which cells are tinted. */
const LEVELS = 5;

const MOVES: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

export function Matrix({ columns, matrix, steps, picked, onPick }: MatrixProps) {
  const table = useRef<HTMLTableElement>(null);
  const [focus, setFocus] = useState<readonly [number, number]>([0, 1]);
  const text = compareText.matrix;
  const last = columns.length - 1;
  // A column that is gone takes the place of the keyboard with it.
  const stop = focus.every((place) => place <= last) ? focus : [0, 1];

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = MOVES[event.key];
    if (by === undefined) return;
    // The page's own arrow keys scrub through iterations.
    event.preventDefault();
    event.stopPropagation();
    const to = next(stop[0], stop[1], by, last);
    setFocus(to);
    table.current?.querySelector<HTMLElement>(`[data-cell="${to.join(' ')}"]`)?.focus();
  };
  return (
    <table ref={table} className="matrix" aria-label={text.heading} onKeyDown={onKeyDown}>
      <caption title={`${text.help} ${text.keys}`}>{text.heading}</caption>
      <thead>
        <tr>
          <td />
          {columns.map(({ id, name }, k) => (
            <th key={id} scope="col" title={name}>
              <span aria-hidden="true">{k + 1}</span>
              <span className="visually-hidden">{name}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {columns.map((row, i) => (
          <tr key={row.id}>
            <th scope="row" title={row.name}>
              <span aria-hidden="true">{i + 1}</span> <WithSymbols text={row.name} />
            </th>
            {columns.map((column, k) => {
              const share = matrix[i]?.[k] ?? null;
              if (i === k) return <td key={column.id} className="matrix-self" />;
              const say = (digits: number) =>
                share === null
                  ? text.unknown(row.name, column.name)
                  : text.cell(row.name, column.name, percent(share, digits), steps);
              return (
                <td key={column.id}>
                  <button
                    type="button"
                    data-cell={`${i} ${k}`}
                    tabIndex={stop[0] === i && stop[1] === k ? 0 : -1}
                    // With the number as it stands: speech commands go by what is seen.
                    aria-label={say(0)}
                    title={say(1)}
                    aria-pressed={picked.includes(i) && picked.includes(k)}
                    data-level={Math.ceil((share ?? 0) * LEVELS)}
                    onFocus={() => setFocus([i, k])}
                    onClick={() => onPick(i, k)}
                  >
                    {share === null ? '–' : decimal(100 * share, 0)}
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The cell next to one, past the diagonal, within the matrix. */
function next(
  row: number,
  column: number,
  [down, right]: readonly [number, number],
  last: number,
): readonly [number, number] {
  for (let by = 1; by <= 2; by++) {
    const [i, k] = [row + by * down, column + by * right];
    if (i < 0 || k < 0 || i > last || k > last) break;
    if (i !== k) return [i, k];
  }
  return [row, column];
}
