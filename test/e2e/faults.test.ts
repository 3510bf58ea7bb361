/** Every fault that the page promises to outlive, caused for real in Chromium; each test says what was kept. */
import type { Browser, BrowserContext, Page, Worker as PageWorker } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { LabState } from '../../src/app/automation.ts';
import { lessonsText } from '../../src/text/lessons.ts';
import { pageText } from '../../src/text/page.ts';
import { launchBrowser } from '../setup/browser.ts';

const RUN = '#v=1&tasks=2&rollouts=4&pinned=1&backend=wasm&seed=3&world.family=pick&evaluationEvery=0';
const GPU_RUN = '#v=1&backend=webgpu&tasks=1&rollouts=2&pinned=1&minibatch=8&world.family=look';

/** Iterations of the run that each fault is to leave as it is. */
const LENGTH = 12;

declare global {
  interface Window {
    /** Training workers that the page has made, the newest last. */
    trainers?: Worker[];
    /** Where their script lies. */
    trainerScript?: string;
  }
}

let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
afterEach(() => context?.close());

/** Opens the page in a context of its own; `prepare` causes faults that must be there first. */
async function open(hash: string, prepare: (page: Page) => Promise<unknown> = async () => {}): Promise<Page> {
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const trainers: Worker[] = [];
    window.trainers = trainers;
    window.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        if (options?.name !== 'training') return;
        trainers.push(this);
        window.trainerScript = String(url);
      }
    };
  });
  await prepare(page);
  await page.goto(inject('baseUrl') + hash);
  return page;
}

const stateOf = (page: Page) => page.evaluate(() => window.g2poLab?.state());
const iterate = (page: Page, count: number) => page.evaluate((n) => window.g2poLab?.iterate(n), count);
const becomes = (page: Page, part: Partial<LabState>) =>
  expect.poll(() => stateOf(page), { timeout: 30_000 }).toMatchObject(part);
const notes = (page: Page) => page.locator('.notes').textContent();
const says = (page: Page, text: string) => expect.poll(() => notes(page), { timeout: 30_000 }).toContain(text);
/** The page has two workers: one trains, one keeps the archive. */
async function trainerOf(page: Page): Promise<PageWorker> {
  for (const worker of page.workers()) if ((await worker.evaluate(() => self.name)) === 'training') return worker;
  throw new Error('the page has no training worker');
}
/** What two runs of the same seed must agree on. */
const outcome = (state: LabState | undefined) => ({
  iteration: state?.iteration,
  successRate: state?.successRate,
  shown: state?.shown,
});

/** The page's seconds pass in a fifth of one, so that the silence which the heartbeat waits for is short. */
const hurry = (page: Page) =>
  page.addInitScript(() => {
    const real = window.setInterval.bind(window);
    Object.assign(window, {
      setInterval: (callback: () => void, ms: number) => real(callback, ms === 1000 ? 200 : ms),
    });
  });

describe('the training worker', () => {
  let whole: LabState | undefined;
  let script = '';
  beforeAll(async () => {
    const page = await open(RUN);
    whole = await iterate(page, LENGTH);
    script = (await page.evaluate(() => window.trainerScript)) ?? '';
    await context.close();
  });

  it('that is killed in mid-run is replaced: the order is carried out, and the run comes out the same', async () => {
    const page = await open(RUN, hurry);
    await becomes(page, { status: 'idle' });
    const end = await page.evaluate(async (length) => {
      const done = window.g2poLab?.iterate(length);
      while ((window.g2poLab?.state().iteration ?? 0) < 3) await new Promise((resolve) => setTimeout(resolve, 1));
      // Fires no event whatever.
      window.trainers?.at(-1)?.terminate();
      return done;
    }, LENGTH);
    expect(outcome(end)).toEqual(outcome(whole));
    expect(await page.evaluate(() => window.trainers?.length)).toBe(2);
    await says(page, 'The training worker stopped answering.');
    // A page that was slow to end it may have found it right after a checkpoint.
    await expect.poll(() => notes(page)).toMatch(/the same seeds, the same outcome|Nothing is lost/);
  });

  it('that hangs is given up, and training goes on playing', async () => {
    const page = await open(RUN, hurry);
    await becomes(page, { status: 'idle' });
    await iterate(page, 3);
    await page.evaluate(() => window.g2poLab?.play());
    const worker = await trainerOf(page);
    await worker.evaluate(
      () =>
        void setTimeout(() => {
          for (;;);
        }, 0),
    );
    await says(page, 'The training worker stopped answering.');
    await says(page, 'from its checkpoint after iteration');
    await becomes(page, { status: 'playing' });
    const { iteration = 0 } = (await stateOf(page)) ?? {};
    await expect.poll(async () => (await stateOf(page))?.iteration, { timeout: 30_000 }).toBeGreaterThan(iteration);
  });

  it('that died at rest is found out at the next order, which is carried out all the same', async () => {
    const page = await open(RUN, hurry);
    await becomes(page, { status: 'idle' });
    await iterate(page, 5);
    await page.evaluate(() => window.trainers?.at(-1)?.terminate());
    expect(outcome(await iterate(page, LENGTH - 5))).toEqual(outcome(whole));
    // A checkpoint is made whenever training comes to rest.
    await says(page, 'from its checkpoint after iteration 5 in a fresh worker. Nothing is lost.');
  });

  it('whose script cannot be loaded leaves a way on', async () => {
    const page = await open(RUN, (opened) => opened.route(script, (route) => route.abort()));
    await becomes(page, { status: 'failed' });
    expect(await notes(page)).toContain('Training cannot start.');
    await page.unroute(script);
    await page.getByRole('button', { name: 'Try again' }).click();
    await becomes(page, { status: 'idle', failure: null });
    expect(outcome(await iterate(page, LENGTH))).toEqual(outcome(whole));
  });

  it('that fails for good keeps what was saved: a reload goes on from there', async () => {
    const page = await open(RUN);
    await becomes(page, { status: 'idle' });
    await iterate(page, 5);
    await page.waitForTimeout(500);
    await page.route(script, (route) => route.abort());
    const worker = await trainerOf(page);
    await worker.evaluate(
      () =>
        void setTimeout(() => {
          throw new Error('broken on purpose');
        }, 0),
    );
    await becomes(page, { status: 'failed' });
    expect(await notes(page)).toContain('The run is kept up to iteration 5 and can go on from there.');
    await page.unroute(script);
    await page.reload();
    await becomes(page, { status: 'idle', iteration: 5 });
    expect(outcome(await iterate(page, LENGTH - 5))).toEqual(outcome(whole));
  });
});

describe('a hidden tab', () => {
  /** Headless pages are never hidden: the page is told so, as a browser would. */
  const hide = (page: Page, hidden: boolean) =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
      Object.defineProperty(document, 'visibilityState', {
        configurable: true,
        get: () => (value ? 'hidden' : 'visible'),
      });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  /** Iterations that are done half a second from now. */
  const soon = async (page: Page) => {
    await page.waitForTimeout(500);
    return (await stateOf(page))?.iteration ?? 0;
  };

  it('pauses training, says so in its title, and goes on when it is seen again', async () => {
    const page = await open(RUN);
    const title = await page.title();
    await becomes(page, { status: 'idle' });
    await page.evaluate(() => window.g2poLab?.play());
    await hide(page, true);
    await becomes(page, { status: 'idle' });
    expect(await page.title()).toContain('Paused');
    expect(await page.locator('.status').textContent()).toContain('paused in the background');
    const before = await soon(page);
    expect(await soon(page)).toBe(before);
    await hide(page, false);
    await becomes(page, { status: 'playing' });
    expect(await page.title()).toBe(title);
    await expect.poll(() => page.getByText(/^Paused for \d+ s in the background; going on\.$/).isVisible()).toBe(true);
    await expect.poll(() => soon(page)).toBeGreaterThan(before);
  });

  it('leaves a pause of the user alone, and trains on where that is asked for', async () => {
    const page = await open(RUN);
    await becomes(page, { status: 'idle' });
    await iterate(page, 1);
    await hide(page, true);
    await hide(page, false);
    expect(await stateOf(page)).toMatchObject({ status: 'idle', iteration: 1 });

    await page.locator('.badge > summary').click();
    await page.getByLabel('Train in the background').check();
    await page.evaluate(() => window.g2poLab?.play());
    await hide(page, true);
    expect(await soon(page)).toBeGreaterThan(1);
    expect(await stateOf(page)).toMatchObject({ status: 'playing' });
  });
});

describe('storage', () => {
  const quotaOf = async (page: Page) => {
    const session = await context.newCDPSession(page);
    const origin = new URL(inject('baseUrl')).origin;
    return {
      /** Leaves so many bytes of room; null for as much as there is. */
      leave: async (room: number | null) => {
        const { usage } = await session.send('Storage.getUsageAndQuota', { origin });
        await session.send('Storage.overrideQuotaForOrigin', {
          origin,
          ...(room !== null && { quotaSize: usage + room }),
        });
      },
    };
  };

  /** Nothing is left that is not saved. */
  const saved = (page: Page) => expect.poll(() => notes(page), { timeout: 15_000 }).toBe('');
  /** How many runs have weights in the database. */
  const checkpoints = (page: Page) =>
    page.evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          const request = indexedDB.open('g2po-lab');
          request.onerror = () => reject(request.error);
          request.onsuccess = () => {
            const count = request.result.transaction('checkpoints').objectStore('checkpoints').count();
            count.onsuccess = () => resolve(count.result);
            count.onerror = () => reject(count.error);
            request.result.close();
          };
        }),
    );

  it('that is full stops no training; with room again the whole run is saved', async () => {
    const page = await open(RUN, (opened) => opened.goto(`${inject('baseUrl')}favicon.svg`));
    const quota = await quotaOf(page);
    await becomes(page, { status: 'idle' });
    await quota.leave(0);
    await iterate(page, 3);
    await says(page, 'There is no room left for saved runs.');
    expect(await iterate(page, 2)).toMatchObject({ iteration: 5, failure: null });
    expect(await notes(page)).toContain('Iterations from 1 on are not saved.');
    await quota.leave(null);
    await saved(page);
    await page.reload();
    await becomes(page, { status: 'idle', iteration: 5 });
  });

  it('is freed of the weights of other runs, where that is asked for and confirmed', async () => {
    const page = await open(RUN, (opened) => opened.goto(`${inject('baseUrl')}favicon.svg`));
    // A checkpoint asks for 6.4 MB and, compressed, takes 1.3: there is room for two or three, and for one with some to spare.
    await (await quotaOf(page)).leave(9_000_000);
    await page.goto(inject('baseUrl') + RUN);
    await iterate(page, 2);
    await expect.poll(() => checkpoints(page)).toBe(1);
    expect(await notes(page)).toBe('');
    let kept = 1;
    for (; (await notes(page)) === ''; kept = await checkpoints(page)) {
      await page.getByRole('button', { name: 'New seed' }).click();
      await iterate(page, 2);
      await expect.poll(async () => (await checkpoints(page)) > kept || (await notes(page)) !== '').toBe(true);
    }
    expect(kept).toBeGreaterThan(1);
    await says(page, 'The iterations are saved, the newest weights are not.');
    await page.getByRole('button', { name: 'Make room' }).click();
    await says(page, `Delete the weights of ${kept} other runs?`);
    expect(await checkpoints(page)).toBe(kept);
    await page.getByRole('button', { name: 'Delete the weights' }).click();
    await saved(page);
    expect(await checkpoints(page)).toBe(1);
    await page.reload();
    await becomes(page, { status: 'idle', iteration: 2 });
  });

  it('that is refused keeps runs in memory, and says so once', async () => {
    const page = await open(RUN, (opened) =>
      // The archive's worker asks for the database, and gets what a browser without one gives.
      opened.route(/assets\/worker-/, async (route) => {
        const response = await route.fetch();
        const refuse =
          "Object.defineProperty(self, 'indexedDB', { get: () => { throw new DOMException('', 'SecurityError'); } });";
        await route.fulfill({ response, body: refuse + (await response.text()) });
      }),
    );
    await iterate(page, 1);
    await says(page, 'Runs are kept only until this tab is closed. The browser does not let this page save runs.');
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await page.getByRole('button', { name: 'New seed' }).click();
    await iterate(page, 2);
    await page.waitForTimeout(300);
    expect(await notes(page)).toBe('');
    await page.getByRole('button', { name: 'Runs' }).click();
    await expect.poll(() => page.getByRole('dialog').getByRole('listitem').count()).toBe(2);
  });
});

describe('the backend', () => {
  const badge = (page: Page) => page.locator('.badge .popover-panel').textContent();

  it('that cannot be had is replaced, which the badge explains as a fact', async () => {
    const page = await open(RUN.replace('wasm', 'auto'), (opened) =>
      opened.route('**/*.wasm', (route) => route.abort()),
    );
    expect(await iterate(page, 1)).toMatchObject({ iteration: 1, backend: 'cpu', failure: null });
    expect(await notes(page)).toBe('');
    await page.locator('.badge > summary').click();
    const text = await badge(page);
    expect(text).toContain('offers this page no graphics processor');
    expect(text).toContain('WebAssembly could not be used either');
  });

  it('goes on after the GPU process crashed, and without a GPU once it stays away', async () => {
    await context.close();
    const withGpu = await launchBrowser({ webgpu: true });
    try {
      context = await withGpu.newContext({ serviceWorkers: 'block' });
      const page = await context.newPage();
      const crash = async () => {
        const session = await withGpu.newBrowserCDPSession();
        // It answers only where the process was up.
        await Promise.race([session.send('Browser.crashGpuProcess'), page.waitForTimeout(1000)]);
      };
      await page.goto(inject('baseUrl') + GPU_RUN);
      expect(await iterate(page, 1)).toMatchObject({ backend: 'webgpu' });
      await page.evaluate(() => window.g2poLab?.play());
      await crash();
      await says(page, 'The GPU device was lost.');
      await expect.poll(async () => (await stateOf(page))?.backend, { timeout: 30_000 }).not.toBeNull();
      await expect.poll(async () => (await stateOf(page))?.iteration, { timeout: 60_000 }).toBeGreaterThan(1);
      expect(await stateOf(page)).toMatchObject({ status: 'playing', failure: null });

      // Chromium gives up on a GPU that keeps crashing.
      await crash();
      await becomes(page, { backend: 'wasm', failure: null });
      await says(page, 'It now computes on WebAssembly, because WebGPU did not come back.');
      await page.locator('.badge > summary').click();
      expect(await badge(page)).toContain('WebGPU broke down in the course of this run');
    } finally {
      await withGpu.close();
    }
  });
});

describe('a part of the page whose code cannot be loaded', () => {
  it('takes the picture away and nothing else: the run goes on, and a reload comes to the same place', async () => {
    const code = /\/LectureApp-[^/]*\.js$/;
    const page = await open(RUN, (loading) => loading.route(code, (route) => route.abort()));
    await iterate(page, 1);
    await page.getByText(pageText.lecture, { exact: true }).click();
    await page.getByRole('button', { name: lessonsText.begin }).click();
    await page.getByRole('heading', { name: pageText.broken.heading }).waitFor();
    expect(await iterate(page, 1)).toMatchObject({ iteration: 2, failure: null });
    await page.getByRole('button', { name: pageText.broken.leave }).click();
    await page.locator('.page').waitFor();
    expect(await page.getByRole('heading', { name: pageText.broken.heading }).count()).toBe(0);

    await page.getByText(pageText.lecture, { exact: true }).click();
    await page.getByRole('button', { name: lessonsText.begin }).click();
    await page.unroute(code);
    await expect.poll(() => page.url()).toContain('scene=1');
    await page.getByRole('button', { name: pageText.broken.reload }).click();
    await page.locator('.lecture[data-scene]').waitFor();
  });
});
