/** A button that unfolds a small panel below it: native <details>, closed by Escape, by a click elsewhere, or when the focus leaves. */
import { type ReactNode, useEffect, useRef, useState } from 'react';

interface PopoverProps {
  /** What the button shows. Its text is the button's name too: speech commands go by the words that are seen. */
  readonly summary: ReactNode;
  readonly className: string;
  readonly children: ReactNode;
}

export function Popover({ summary, className, children }: PopoverProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const [open, setOpen] = useState(false);

  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      if (event.target instanceof Node && !details.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [open]);

  return (
    <details
      ref={details}
      className={`popover ${className}`}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        setOpen(false);
        details.current?.querySelector('summary')?.focus();
      }}
    >
      <summary className="button">{summary}</summary>
      {open && <div className="popover-panel">{children}</div>}
    </details>
  );
}
