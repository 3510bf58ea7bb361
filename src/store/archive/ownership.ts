/** Which tab writes which run: one lock of the browser a run, so that two tabs never write the same one. */

/** The part of `navigator.locks` that is used. */
export interface RunLocks {
  request(
    name: string,
    options: { readonly ifAvailable: true },
    callback: (lock: object | null) => Promise<void>,
  ): Promise<void>;
  query(): Promise<{ readonly held?: readonly { readonly name?: string }[] }>;
}

const PREFIX = 'g2po-lab.run.';

export interface Ownership {
  /** Takes hold of a run, and lets go of the one before. False where another tab has it. */
  claim(id: string): Promise<boolean>;
  /** The run that this tab holds; null for none. */
  held(): string | null;
  /** Runs that other tabs hold. */
  elsewhere(): Promise<ReadonlySet<string>>;
  /** Lets go. A closed tab lets go by itself. */
  release(): void;
}

/** @param locks null where the browser has none: then every tab gets what it asks for. */
export function createOwnership(locks: RunLocks | null): Ownership {
  let own: { readonly id: string; readonly release: () => void } | null = null;
  const release = (): void => {
    own?.release();
    own = null;
  };
  return {
    claim: async (id) => {
      if (own?.id === id) return true;
      const granted = locks === null ? () => {} : await lock(locks, PREFIX + id);
      if (granted === null) return false;
      release();
      own = { id, release: granted };
      return true;
    },
    held: () => own?.id ?? null,
    elsewhere: async () => {
      const names = locks === null ? [] : await namesOf(locks);
      return new Set(names.filter((id) => id !== own?.id));
    },
    release,
  };
}

/** What lets go of a lock again; null where somebody else has it. */
function lock(locks: RunLocks, name: string): Promise<(() => void) | null> {
  return new Promise((resolve) => {
    const request = locks.request(name, { ifAvailable: true }, (granted) => {
      if (granted === null) {
        resolve(null);
        return Promise.resolve();
      }
      return new Promise<void>((release) => resolve(release));
    });
    // A browser that refuses locks altogether is one without them.
    request.catch(() => resolve(() => {}));
  });
}

async function namesOf(locks: RunLocks): Promise<readonly string[]> {
  try {
    const { held = [] } = await locks.query();
    return held.flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : []));
  } catch {
    return [];
  }
}
