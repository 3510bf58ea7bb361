/** What the service worker keeps and answers, against caches and a network made of maps. */
import { describe, expect, it } from 'vitest';
import { type Build, createPageCache, type WorkerHost } from '../../../src/app/offline/pageCache.ts';

const SCOPE = 'https://host.example/lab/';

/** One origin: its caches and windows, which all workers on it share, and the files that its host gives. */
function makeOrigin() {
  const stores = new Map<string, Map<string, Response>>();
  const windows: { readonly url: string }[] = [];
  const network = new Map<string, string>();
  /** Where the host leads from an address. */
  const redirects = new Map<string, string>();
  const fetched: { readonly url: string; readonly init: RequestInit | undefined }[] = [];

  const cacheOf = (name: string) => {
    const store = stores.get(name) ?? new Map<string, Response>();
    stores.set(name, store);
    return {
      put: async (url: string, response: Response) => void store.set(url, response),
      match: async (url: string) => store.get(url)?.clone(),
    };
  };
  const fetch: WorkerHost['fetch'] = async (request, init) => {
    const url = typeof request === 'string' ? request : request.url;
    fetched.push({ url, init });
    const asked = url.replace(/[?#].*$/, '');
    const target = redirects.get(asked);
    if (target !== undefined && init?.redirect === 'error') throw new TypeError('unexpected redirect');
    if (target !== undefined && init?.mode === 'same-origin' && new URL(target).origin !== new URL(asked).origin)
      throw new TypeError('redirected to another origin');
    const text = network.get(target ?? asked);
    const headers = { 'Content-Type': 'text/test' };
    const response = text === undefined ? new Response('none', { status: 404 }) : new Response(text, { headers });
    return target === undefined ? response : Object.defineProperty(response, 'redirected', { value: true });
  };

  /** The worker of a build, as the browser would run it. */
  const makeWorker = (build: Build) => {
    const registration: { scope: string; installing: unknown; waiting: unknown } = {
      scope: SCOPE,
      installing: null,
      waiting: null,
    };
    let skipped = 0;
    const cache = createPageCache(
      {
        registration,
        caches: {
          open: async (name) => cacheOf(name),
          match: async (url) => {
            for (const store of stores.values()) if (store.has(url)) return store.get(url)?.clone();
            return undefined;
          },
          keys: async () => [...stores.keys()],
          delete: async (name) => stores.delete(name),
        },
        clients: { claim: async () => {}, matchAll: async () => windows },
        fetch,
        skipWaiting: async () => void skipped++,
      },
      build,
    );
    return {
      ...cache,
      registration,
      skipped: () => skipped,
      /** The answer's text; null where the worker leaves the request alone. */
      ask: async (url: string, mode: RequestMode = 'cors', method = 'GET'): Promise<string | null> => {
        const answer = cache.answer({ url, mode, method });
        return answer === null ? null : (await answer).text();
      },
    };
  };

  return {
    stores,
    windows,
    network,
    redirects,
    fetched,
    makeWorker,
    /** Puts the files of a version on the host, whole: a file's text is its path and the version. */
    deploy: (version: string, paths: readonly string[]): Build => {
      network.clear();
      for (const path of paths) network.set(SCOPE + path, `${path} of ${version}`);
      return { version, files: Object.fromEntries(paths.map((path) => [path, `sha256-${path}-${version}`])) };
    },
  };
}

const FIRST = ['', 'favicon.svg', 'assets/index-a1.js', 'assets/same-00.wasm'];
const SECOND = ['', 'favicon.svg', 'assets/index-b2.js', 'assets/same-00.wasm'];

describe('the service worker', () => {
  it('answers for the page and its files without a network', async () => {
    const origin = makeOrigin();
    const worker = origin.makeWorker(origin.deploy('1', FIRST));
    await worker.install();
    origin.network.clear();
    for (const address of ['', 'index.html', '?src=x.jsonl', '#v=1&seed=2', '?follow=abc#v=1']) {
      expect(await worker.ask(SCOPE + address, 'navigate')).toBe(' of 1');
    }
    expect(await worker.ask(`${SCOPE}assets/index-a1.js`)).toBe('assets/index-a1.js of 1');
    expect(await worker.ask(`${SCOPE}favicon.svg`, 'no-cors')).toBe('favicon.svg of 1');
  });

  it('leaves alone what is not its own: streams, other pages and hosts, questions, and anything that is not read', async () => {
    const origin = makeOrigin();
    const worker = origin.makeWorker(origin.deploy('1', FIRST));
    await worker.install();
    expect(await worker.ask(`${SCOPE}follow/token/events`)).toBeNull();
    expect(await worker.ask('https://host.example/follow/token/events')).toBeNull();
    expect(await worker.ask(`${SCOPE}runs/my.jsonl`)).toBeNull();
    expect(await worker.ask(`${SCOPE}favicon.svg?fresh`)).toBeNull();
    expect(await worker.ask(`${SCOPE}slides.html`, 'navigate')).toBeNull();
    expect(await worker.ask('https://other.example/lab/favicon.svg')).toBeNull();
    expect(await worker.ask(`${SCOPE}favicon.svg`, 'cors', 'POST')).toBeNull();
  });

  it('asks for exactly the bytes of its build, and is not installed where one is not to be had', async () => {
    const origin = makeOrigin();
    const build = origin.deploy('1', FIRST);
    origin.network.delete(`${SCOPE}assets/index-a1.js`);
    await expect(origin.makeWorker(build).install()).rejects.toThrow('assets/index-a1.js: the host answered 404');
    const asked = Object.fromEntries(origin.fetched.map(({ url, init }) => [url.slice(SCOPE.length), init]));
    // Names with a hash may come from the browser's own cache; the others are asked for anew.
    const one = { mode: 'same-origin' };
    expect(asked).toEqual({
      '': { ...one, cache: 'no-cache', integrity: 'sha256--1', redirect: 'error' },
      'favicon.svg': { ...one, cache: 'no-cache', integrity: 'sha256-favicon.svg-1', redirect: 'follow' },
      'assets/index-a1.js': { ...one, cache: 'default', integrity: 'sha256-assets/index-a1.js-1', redirect: 'follow' },
      'assets/same-00.wasm': {
        ...one,
        cache: 'default',
        integrity: 'sha256-assets/same-00.wasm-1',
        redirect: 'follow',
      },
    });
    // Nothing is left of it, however far it came.
    expect([...origin.stores.keys()]).toEqual([]);
  });

  it('leaves what an earlier installation of the same version kept, for the tabs that run from it', async () => {
    const origin = makeOrigin();
    const build = origin.deploy('1', FIRST);
    const worker = origin.makeWorker(build);
    await worker.install();
    origin.network.delete(`${SCOPE}favicon.svg`);
    await expect(origin.makeWorker(build).install()).rejects.toThrow('favicon.svg: the host answered 404');
    expect(await worker.ask(`${SCOPE}assets/index-a1.js`)).toBe('assets/index-a1.js of 1');
  });

  it('goes along where the host leads from a file to another address of its own, and keeps it as if it had not', async () => {
    const origin = makeOrigin();
    const build = origin.deploy('1', [...FIRST, 'standalone.html']);
    origin.redirects.set(`${SCOPE}standalone.html`, `${SCOPE}standalone`);
    origin.network.set(`${SCOPE}standalone`, 'the same bytes');
    await origin.makeWorker(build).install();
    const kept = origin.stores.get(`g2po-lab ${SCOPE} 1`)?.get(`${SCOPE}standalone.html`);
    expect(kept?.redirected).toBe(false);
    expect(kept?.headers.get('Content-Type')).toBe('text/test');
    expect(await kept?.text()).toBe('the same bytes');
  });

  it.each([
    ['a file is led to another host', 'favicon.svg', 'https://other.example/favicon.svg'],
    ['the page itself is led anywhere', '', `${SCOPE}home`],
  ])('is not installed where %s', async (_, path, target) => {
    const origin = makeOrigin();
    const build = origin.deploy('1', FIRST);
    origin.redirects.set(SCOPE + path, target);
    origin.network.set(target, 'the same bytes');
    await expect(origin.makeWorker(build).install()).rejects.toThrow(/redirect/);
    expect(origin.stores.size).toBe(0);
  });

  it('fetches of a new version only what is new', async () => {
    const origin = makeOrigin();
    await origin.makeWorker(origin.deploy('1', FIRST)).install();
    origin.fetched.length = 0;
    await origin.makeWorker(origin.deploy('2', SECOND)).install();
    expect(origin.fetched.map(({ url }) => url.slice(SCOPE.length)).sort()).toEqual([
      '',
      'assets/index-b2.js',
      'favicon.svg',
    ]);
  });

  it('keeps the files of a version that another tab still runs, until that tab is closed', async () => {
    const origin = makeOrigin();
    await origin.makeWorker(origin.deploy('1', FIRST)).install();
    const worker = origin.makeWorker(origin.deploy('2', SECOND));
    await worker.install();
    // One tab has reloaded into version 2, the other has not; another page of the origin is no tab of this one.
    origin.windows.push({ url: SCOPE }, { url: `${SCOPE}#v=1` }, { url: 'https://host.example/slides/' });
    await worker.receive('started');
    expect(await worker.ask(`${SCOPE}assets/index-a1.js`)).toBe('assets/index-a1.js of 1');
    expect(await worker.ask(SCOPE, 'navigate')).toBe(' of 2');

    origin.windows.splice(1, 1);
    await worker.receive('started');
    expect([...origin.stores.keys()]).toEqual([`g2po-lab ${SCOPE} 2`]);
  });

  it('does not tidy away a version that is on its way, nor another copy of the page', async () => {
    const origin = makeOrigin();
    const worker = origin.makeWorker(origin.deploy('1', FIRST));
    await worker.install();
    await origin.makeWorker(origin.deploy('2', SECOND)).install();
    origin.stores.set('g2po-lab https://host.example/lab/fork/ 1', new Map());
    origin.stores.set('something else', new Map());
    worker.registration.waiting = {};
    await worker.receive('started');
    expect(origin.stores.size).toBe(4);
    worker.registration.waiting = null;
    await worker.receive('started');
    expect([...origin.stores.keys()]).toEqual([
      `g2po-lab ${SCOPE} 1`,
      'g2po-lab https://host.example/lab/fork/ 1',
      'something else',
    ]);
  });

  it('takes over only when it is told to', async () => {
    const origin = makeOrigin();
    const worker = origin.makeWorker(origin.deploy('1', FIRST));
    await worker.install();
    await worker.receive('started');
    await worker.receive({ type: 'activate' });
    expect(worker.skipped()).toBe(0);
    await worker.receive('activate');
    expect(worker.skipped()).toBe(1);
  });
});
