/**
 * What the service worker does: it keeps the built page, one cache a version, and answers for it without a network. A new
 * version waits until the user asks for it. Written here and not taken from Workbox, whose clean-up takes the files of the
 * old version from under other tabs that still run it.
 */

/** The files of a build. */
export interface Build {
  /** Differs wherever a file differs. */
  readonly version: string;
  /** Subresource integrity of every file by its path from the page's folder; the page itself is ''. */
  readonly files: Readonly<Record<string, string>>;
}

/** 'activate': the user wants the version that waits; 'started': a page has loaded, so older versions may be in no use. */
export type WorkerMessage = 'activate' | 'started';

/** What is needed of a request to answer it. */
export type AskedFile = Pick<Request, 'method' | 'mode' | 'url'>;

/** The part of a service worker's global scope that is used, so that tests can stand in for it. */
export interface WorkerHost {
  readonly registration: { readonly scope: string; readonly installing: unknown; readonly waiting: unknown };
  readonly caches: {
    open(name: string): Promise<{
      put(url: string, response: Response): Promise<void>;
      match(url: string): Promise<Response | undefined>;
    }>;
    /** Looks in the caches of all versions. */
    match(url: string): Promise<Response | undefined>;
    keys(): Promise<readonly string[]>;
    delete(name: string): Promise<boolean>;
  };
  readonly clients: {
    claim(): Promise<void>;
    matchAll(of: {
      readonly type: 'window';
      readonly includeUncontrolled: true;
    }): Promise<readonly { readonly url: string }[]>;
  };
  fetch(request: string | AskedFile, init?: RequestInit): Promise<Response>;
  skipWaiting(): Promise<void>;
}

/** A service worker's answers to its events. */
export interface PageCache {
  /** Fetches and keeps every file of the build. Rejects where one is not to be had: then this version is not installed, and nothing of it kept. */
  install(): Promise<void>;
  activate(): Promise<void>;
  /** The answer to a request that is this page's; null for every other, which then goes its usual way. */
  answer(request: AskedFile): Promise<Response> | null;
  /** @param message a WorkerMessage; anything else is ignored */
  receive(message: unknown): Promise<void>;
}

/** Path of the page itself. */
const PAGE = '';
/** Files whose names hold a hash of their content: equal names are equal bytes, in every version. */
const HASHED = /^assets\//;

export function createPageCache(host: WorkerHost, { version, files }: Build): PageCache {
  const { scope } = host.registration;
  // Other copies of the page may live below the same origin.
  const ofThisPage = `g2po-lab ${scope} `;
  const own = ofThisPage + version;

  const download = async (path: string): Promise<Response> => {
    const response = await host.fetch(scope + path, {
      cache: HASHED.test(path) ? 'default' : 'no-cache',
      // A host that is between two versions, or answers for what is missing, gives other bytes.
      integrity: files[path],
      // Another host has nothing to say of this page's files, even where it gives the right bytes.
      mode: 'same-origin',
      // Many hosts lead from an address that ends in .html to the same without. The page itself is asked for by its folder.
      redirect: path === PAGE ? 'error' : 'follow',
    });
    if (!response.ok) throw new Error(`${path}: the host answered ${response.status}`);
    // Browsers refuse a redirected answer as a page, and read relative addresses in it from where it led.
    return response.redirected ? new Response(response.body, response) : response;
  };

  /** Deletes the caches of other versions, unless another tab may run one, or one is on its way. */
  const tidy = async (): Promise<void> => {
    const others = (await host.caches.keys()).filter((name) => name.startsWith(ofThisPage) && name !== own);
    const windows = await host.clients.matchAll({ type: 'window', includeUncontrolled: true });
    const { installing, waiting } = host.registration;
    const alone = windows.filter(({ url }) => url.startsWith(scope)).length <= 1;
    if (alone && installing === null && waiting === null) {
      await Promise.all(others.map((name) => host.caches.delete(name)));
    }
  };

  return {
    install: async () => {
      // Other tabs may run from what an earlier installation of the same version kept.
      const there = (await host.caches.keys()).includes(own);
      const cache = await host.caches.open(own);
      const keep = async (path: string): Promise<void> => {
        const known = HASHED.test(path) ? await host.caches.match(scope + path) : undefined;
        await cache.put(scope + path, known ?? (await download(path)));
      };
      try {
        await Promise.all(Object.keys(files).map(keep));
      } catch (error) {
        // Half a page is of no use, and nobody would come to tidy it away.
        if (!there) await host.caches.delete(own);
        throw error;
      }
    },
    // The page of a first visit, too, gets what it loads later from here.
    activate: () => host.clients.claim(),
    answer: (request) => {
      if (request.method !== 'GET' || !request.url.startsWith(scope)) return null;
      const path = request.url.slice(scope.length).replace(/[?#].*$/s, '');
      const orAsk = (kept: Response | undefined): Response | Promise<Response> => kept ?? host.fetch(request);
      const fromOwn = async (url: string): Promise<Response> => orAsk(await (await host.caches.open(own)).match(url));
      if (request.mode === 'navigate') return path === PAGE || path === 'index.html' ? fromOwn(scope) : null;
      if (request.url.includes('?')) return null;
      // A tab that still runs an older version asks for the files of that one.
      if (HASHED.test(path)) return host.caches.match(scope + path).then(orAsk);
      return Object.hasOwn(files, path) ? fromOwn(scope + path) : null;
    },
    receive: async (message) => {
      if (message === ('activate' satisfies WorkerMessage)) await host.skipWaiting();
      if (message === ('started' satisfies WorkerMessage)) await tidy();
    },
  };
}
