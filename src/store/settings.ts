/** What this person prefers, whatever the run: kept in localStorage, every field validated when it comes back. */
import * as z from 'zod/mini';
import { createStore, type StoreApi } from 'zustand/vanilla';

export const THEMES = ['system', 'light', 'dark', 'projector'] as const;
export type Theme = (typeof THEMES)[number];

const settingsSchema = z.object({
  theme: z.catch(z.enum(THEMES), 'system'),
  /** 0 is slow motion, 1 as fast as it goes. */
  speed: z.catch(z.number().check(z.gte(0), z.lte(1)), 1),
  /** Ids of charts that are not wanted (views/charts/catalog.ts); a chart that comes new is shown. */
  hiddenCharts: z.catch(z.array(z.string().check(z.maxLength(32))).check(z.maxLength(64)), []),
  /** Training goes on while the tab is hidden. */
  background: z.catch(z.boolean(), false),
});
export type Settings = z.infer<typeof settingsSchema>;
export type SettingsStore = StoreApi<Settings>;

const KEY = 'g2po-lab.settings';

/** The part of `localStorage` that is used; null where the browser refuses it. */
export type SettingsStorage = Pick<Storage, 'getItem' | 'setItem'> | null;

export function createSettingsStore(storage: SettingsStorage): SettingsStore {
  const store = createStore<Settings>(() => readSettings(storage));
  store.subscribe((settings) => {
    try {
      storage?.setItem(KEY, JSON.stringify(settings));
    } catch {
      // Storage is full or refused: the settings last as long as the page.
    }
  });
  return store;
}

/** Milliseconds to wait after each stage at a speed: none at 1, two and a half seconds at 0. */
export function stageDelay(speed: number): number {
  return Math.round(2500 * (1 - speed) ** 2);
}

function readSettings(storage: SettingsStorage): Settings {
  let stored: unknown = {};
  try {
    stored = JSON.parse(storage?.getItem(KEY) ?? '{}');
  } catch {
    // Unreadable settings are no settings.
  }
  const parsed = settingsSchema.safeParse(stored);
  return parsed.success ? parsed.data : settingsSchema.parse({});
}
