/** What this person prefers, whatever the run: kept in localStorage, every field validated when it comes back. */
import * as z from 'zod/mini';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { LANGUAGES } from '../text/languages.ts';

export const THEMES = ['system', 'light', 'dark', 'projector'] as const;
export type Theme = (typeof THEMES)[number];

const settingsSchema = z.object({
  theme: z.catch(z.enum(THEMES), 'system'),
  /** 'auto': what the browser's languages say. */
  language: z.catch(z.enum(['auto', ...LANGUAGES]), 'auto'),
  /** 0 is slow motion, 1 as fast as it goes. */
  speed: z.catch(z.number().check(z.gte(0), z.lte(1)), 1),
  /** Ids of charts that are not wanted (views/charts/catalog.ts); a chart that comes new is shown. */
  hiddenCharts: z.catch(z.array(z.string().check(z.maxLength(32))).check(z.maxLength(64)), []),
  /** Training goes on while the tab is hidden. */
  background: z.catch(z.boolean(), false),
  /** Ids of scenes of the lecture: the one that was open last ('' for none), and those that were revealed. */
  lastScene: z.catch(z.string().check(z.maxLength(32)), ''),
  seenScenes: z.catch(z.array(z.string().check(z.maxLength(32))).check(z.maxLength(64)), []),
  /** Nothing was ever kept in this browser, and nobody was welcomed in it yet. False wherever nothing can be kept. */
  newcomer: z.catch(z.boolean(), false),
});
export type Settings = z.infer<typeof settingsSchema>;
export interface SettingsStore extends StoreApi<Settings> {
  /**
   * Shows the page with settings that a link asks for, and the rest as this person prefers it. They are not kept: each
   * lasts until it is changed by hand, another link is opened, or the page is closed.
   */
  lend(settings: Partial<Settings>): void;
  /** Those that are on loan now. */
  lent(): Partial<Settings>;
}

const KEY = 'g2po-lab.settings';

/** The part of `localStorage` that is used; null where the browser refuses it. */
export type SettingsStorage = Pick<Storage, 'getItem' | 'setItem'> | null;

export function createSettingsStore(storage: SettingsStorage, borrowed: Partial<Settings> = {}): SettingsStore {
  let own = readSettings(storage);
  /** Changes that are not kept yet: none, unless storage refused them. */
  let unkept: Partial<Settings> = {};
  let lent = borrowed;
  let lending = false;
  const store = createStore<Settings>(() => ({ ...own, ...borrowed }));
  store.subscribe((settings, before) => {
    if (lending) return;
    const changed = Object.fromEntries(
      Object.entries(settings).filter(([key, value]) => !Object.is(value, { ...before }[key])),
    );
    own = { ...own, ...changed };
    unkept = { ...unkept, ...changed };
    lent = Object.fromEntries(Object.entries(lent).filter(([key]) => !(key in changed)));
    try {
      // Over what is kept by now: another tab may have changed the rest.
      storage?.setItem(KEY, JSON.stringify({ ...readSettings(storage), ...unkept }));
      unkept = {};
    } catch {
      // Storage is full or refused: the settings last as long as the page.
    }
  });
  return Object.assign(store, {
    lend: (next: Partial<Settings>) => {
      lent = next;
      lending = true;
      store.setState({ ...own, ...next });
      lending = false;
    },
    lent: () => lent,
  });
}

/** Milliseconds to wait after each stage at a speed: none at 1, two and a half seconds at 0. */
export function stageDelay(speed: number): number {
  return Math.round(2500 * (1 - speed) ** 2);
}

function readSettings(storage: SettingsStorage): Settings {
  let stored: unknown = {};
  try {
    const text = storage?.getItem(KEY);
    stored = text === null ? { newcomer: true } : JSON.parse(text ?? '{}');
  } catch {
    // Unreadable settings are no settings.
  }
  const parsed = settingsSchema.safeParse(stored);
  return parsed.success ? parsed.data : settingsSchema.parse({});
}
