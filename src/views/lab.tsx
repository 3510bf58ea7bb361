/** The lab as React sees it: one context, and hooks that subscribe to a part of each store. */
import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { Lab } from '../store/lab.ts';
import type { RunState } from '../store/run.ts';
import type { Settings } from '../store/settings.ts';
import type { ViewState } from '../store/view.ts';

/** Holds the lab for everything below; the entry provides it. */
export const LabContext = createContext<Lab | null>(null);

/** The lab. Throws outside a `LabContext`. */
export function useLab(): Lab {
  const lab = use(LabContext);
  if (lab === null) throw new Error('useLab needs a LabContext above it.');
  return lab;
}

/** Part of the run's state; the selector returns an atom (or wraps itself in useShallow). */
export function useRun<T>(selector: (state: RunState) => T): T {
  return useStore(useLab().run, selector);
}

export function useView<T>(selector: (state: ViewState) => T): T {
  return useStore(useLab().view, selector);
}

export function useSettings<T>(selector: (state: Settings) => T): T {
  return useStore(useLab().settings, selector);
}
