/** A button that selects an element, and lights it in every view while the pointer or the keyboard rests on it. */
import type { ReactNode } from 'react';
import type { Selection } from '../../store/view.ts';
import { useLab, useView } from '../lab.tsx';

interface JumpProps {
  readonly to: Selection;
  /** A row of a list says whether it is what is selected; a link stands in running text, a chip beside others. */
  readonly look: 'row' | 'link' | 'chip';
  readonly title?: string | undefined;
  readonly label?: string;
  readonly children: ReactNode;
}

const classes = { row: 'edge-button', link: 'link', chip: 'jump-chip' } as const;

export function Jump({ to, look, title, label, children }: JumpProps) {
  const { view } = useLab();
  const name = JSON.stringify(to);
  const selected = useView(({ selection }) => selection !== null && JSON.stringify(selection) === name);
  const light = () => view.setState({ hover: to });
  const out = () => view.setState({ hover: null });
  return (
    <button
      type="button"
      className={classes[look]}
      aria-pressed={look === 'link' ? undefined : selected}
      aria-label={label}
      title={title}
      // The button may go with what it replaces: it could not say any more that the pointer left it.
      onClick={() => view.setState({ selection: to, hover: null })}
      onPointerEnter={light}
      onPointerLeave={out}
      onFocus={light}
      onBlur={out}
    >
      {children}
    </button>
  );
}
