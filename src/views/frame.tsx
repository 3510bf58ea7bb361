/** What the pages have in common, those of a run, of a recording and of imported rollouts: parts of the header, panels, tabs. */
import { lazy, type ReactNode, type RefObject, Suspense } from 'react';
import { pageText } from '../text/page.ts';
import { toggleDialog } from './controls/Shortcuts.tsx';

// The first paint is header, task row and graph; the panels round them follow with their own code.
const Charts = lazy(async () => ({ default: (await import('./charts/Charts.tsx')).Charts }));
const Inspector = lazy(async () => ({ default: (await import('./inspector/Inspector.tsx')).Inspector }));
const Rollouts = lazy(async () => ({ default: (await import('./trajectories/Rollouts.tsx')).Rollouts }));
const WhatIfPanel = lazy(async () => ({ default: (await import('./whatIf/WhatIfPanel.tsx')).WhatIfPanel }));

/** Outlines of the toggle's picture, in a box of 14 × 12. */
export const TOGGLE_GLYPHS = {
  settings: 'M0 2h6v1H0zM10 2h4v1h-4zM0 9h3v1H0zM7 9h7v1H7zM6 .5h4v4H6zM3 7.5h4v4H3z',
  file: 'M0 1h5l1.5 1.5H14V11H0zM1 3.5V10h12V3.5z',
} as const;

interface PanelToggleProps {
  /** Id of the panel that it unfolds. */
  readonly panel: string;
  readonly open: boolean;
  readonly label: string;
  readonly hint: string;
  readonly glyph: keyof typeof TOGGLE_GLYPHS;
  readonly onToggle: () => void;
}

/** Folds the panel at the left. */
export function PanelToggle({ panel, open, label, hint, glyph, onToggle }: PanelToggleProps) {
  return (
    <button
      type="button"
      className="settings-toggle"
      data-tour="settings"
      aria-label={label}
      title={hint}
      aria-expanded={open}
      aria-controls={panel}
      onClick={onToggle}
    >
      <svg className="glyph" viewBox="0 0 14 12" aria-hidden="true">
        <path d={TOGGLE_GLYPHS[glyph]} />
      </svg>
    </button>
  );
}

export function Wordmark() {
  return (
    <h1>
      <b>G2PO</b> Lab
    </h1>
  );
}

/** Opens and closes the list of keys. */
export function HelpButton({ dialog }: { readonly dialog: RefObject<HTMLDialogElement | null> }) {
  return (
    <button type="button" onClick={() => toggleDialog(dialog.current)} aria-label={pageText.help} title={pageText.help}>
      ?
    </button>
  );
}

/** The panels at the right: what-if, inspector, rollouts. */
export function ReadingPanels() {
  return (
    <aside className="panel right">
      <Suspense>
        <WhatIfPanel />
      </Suspense>
      <div className="scroll" data-panel="inspector" data-tour="inspector" tabIndex={-1}>
        <Suspense>
          <Inspector />
        </Suspense>
      </div>
      <div className="rollouts-panel" data-panel="rollouts">
        <Suspense>
          <Rollouts />
        </Suspense>
      </div>
    </aside>
  );
}

/** The charts, with the room that they will take while they are on their way, so that nothing above moves when they come. */
export function ChartsSlot() {
  return (
    <Suspense
      fallback={
        <div className="charts-panel">
          <div className="charts" />
        </div>
      }
    >
      <Charts />
    </Suspense>
  );
}

interface PanelTabsProps<Id extends string> {
  readonly panels: readonly Id[];
  readonly names: Readonly<Record<Id, ReactNode>>;
  readonly panel: Id;
  readonly onPick: (panel: Id) => void;
}

/** On a narrow window: which of the panels that share one place is there. */
export function PanelTabs<Id extends string>({ panels, names, panel, onPick }: PanelTabsProps<Id>) {
  return (
    <nav className="tabs" aria-label={pageText.panels}>
      {panels.map((id) => (
        <button key={id} type="button" aria-pressed={panel === id} onClick={() => onPick(id)}>
          {names[id]}
        </button>
      ))}
    </nav>
  );
}
