/** Where a setting changed during the run: marks along an axis of iterations, and the list of them in words. */
import { chartsText } from '../../text/charts.ts';
import { WithSymbols } from '../symbols.tsx';
import type { ChangeNote } from './changes.ts';

interface ChangeMarksProps {
  readonly notes: readonly ChangeNote[];
  /** Last iteration of the axis, which begins with 1; an axis is two iterations long at least. */
  readonly last: number;
}

/**
 * Thin marks over the whole width of their parent, which is positioned. They take no part in pointing, so that what lies
 * below can be clicked and dragged; `noteNear` tells the parent what to say of them.
 */
export function ChangeMarks({ notes, last }: ChangeMarksProps) {
  return notes.map(({ iteration }) =>
    iteration > last ? null : (
      <span
        key={iteration}
        className="change-mark"
        aria-hidden="true"
        style={{ left: `${(100 * (iteration - 1)) / Math.max(1, last - 1)}%` }}
      />
    ),
  );
}

/** Notes that a tooltip has room for. */
const MOST_LISTED = 6;

/** The latest changes as lines of a tooltip; nothing where there is none. */
export function ChangeList({ notes }: { readonly notes: readonly ChangeNote[] }) {
  if (notes.length === 0) return null;
  const listed = notes.slice(-MOST_LISTED);
  return (
    <>
      <b>{chartsText.changes}</b>
      {notes.length > listed.length && <span>{chartsText.changesEarlier(notes.length - listed.length)}</span>}
      {listed.map(({ iteration, text }) => (
        <span key={iteration}>
          <WithSymbols text={text} />
        </span>
      ))}
    </>
  );
}
