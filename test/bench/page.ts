/**
 * The built page, measured in Chromium without a GPU: first graph, time to learn, and the main thread while it trains.
 * Needs a build (`npm run build`).
 */
import type { Browser, Page } from 'playwright-core';
import { preview } from 'vite';
import type {} from '../../src/app/automation.ts';
import { reached } from '../../src/credit/learningCurves.ts';
import { knowVisitor, launchBrowser } from '../setup/browser.ts';
import { root } from '../setup/sources.ts';
import { benchMelting } from './melting.ts';
import { formatTable, type Print } from './table.ts';
import { benchVisits } from './visits.ts';

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];
const TRACE_SECONDS = 20;
/** A house whose graph stays at some 150 nodes, those seen before included: too small a learning rate to ever get tidy. */
const CROWDED = '#v=1&backend=wasm&seed=2&world.size=medium&tasks=4&pinned=1&learningRate=0.00001';
/** Rollouts of a large task, as many as keep its graph at some 500 nodes: about 200 states of this iteration, and 300 seen before. */
const HUGE = '#v=1&backend=wasm&seed=2&world=apps&world.size=large&rollouts=20&tasks=2&pinned=1&learningRate=0.00001';
/** Iterations before the trace begins: the graph has its size, and the code is warm. */
const WARM_UP = 12;

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return Number.isInteger(middle) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[Math.floor(middle)];
};
const fixed = (value: number, digits = 2): string => value.toFixed(digits);

async function openAt(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  await knowVisitor(page);
  await page.goto(url);
  return page;
}

const ready = (page: Page) => page.waitForFunction(() => window.g2poLab?.state().status === 'idle');

/**
 * Milliseconds from navigation until the first graph is on the canvas, a fresh browser profile each time.
 * @param known somebody who has been here before: the run comes first. Others are shown a recorded one.
 */
async function firstGraph(browser: Browser, url: string, known: boolean): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < 5; i++) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
    if (known) await knowVisitor(context);
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForFunction(() => Number(document.querySelector<HTMLElement>('.graph-canvas')?.dataset.nodes) > 0);
    // performance.now() counts from the navigation's start.
    times.push(
      await page.evaluate(
        () => new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now()))),
      ),
    );
    await context.close();
  }
  return times;
}

interface Learned {
  readonly seed: number;
  /** Iteration and seconds after Play at which the mean success of five iterations first reached 0.9; null: not in 60. */
  readonly iteration: number | null;
  readonly seconds: number | null;
  /** Median seconds of an iteration. */
  readonly iterationSeconds: number;
}

/** Presses Play at full speed and watches until the page has learnt, or 60 iterations have passed. */
async function learn(browser: Browser, base: string, seed: number): Promise<Learned> {
  const page = await openAt(browser, `${base}#v=1&backend=wasm&seed=${seed}`);
  await ready(page);
  const { rates, times } = await page.evaluate(async () => {
    const lab = window.g2poLab;
    if (!lab) throw new Error('the page has no handle');
    const successes: number[] = [];
    const ends: number[] = [];
    const started = performance.now();
    lab.play();
    while (successes.length < 60) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      const { iteration, stage, successRate } = lab.state();
      if (stage !== 'update' || successRate === null || iteration <= successes.length) continue;
      successes.push(successRate);
      ends.push((performance.now() - started) / 1000);
      const lastFive = successes.slice(-5);
      if (lastFive.length === 5 && lastFive.reduce((sum, rate) => sum + rate, 0) / 5 >= 0.9) break;
    }
    lab.pause();
    return { rates: successes, times: ends };
  });
  await page.close();
  const iteration = reached(rates, 0.9, 5);
  return {
    seed,
    iteration,
    seconds: iteration === null ? null : times[iteration - 1],
    iterationSeconds: median(times.map((time, i) => time - (times[i - 1] ?? 0))),
  };
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly args: { readonly name?: string; readonly data?: { readonly url?: string; readonly functionName?: string } };
}

interface MainThread {
  readonly framesPerSecond: number;
  readonly nodes: number;
  /** Milliseconds: the longest draw of Cytoscape, and the longest task less what Cytoscape drew in it. */
  readonly worstDraw: number;
  readonly worstOther: number;
  readonly draws: number;
}

/** Main-thread tasks of a trace: what Cytoscape's own code took, and the rest. */
function tasksOf(events: readonly TraceEvent[]): Pick<MainThread, 'worstDraw' | 'worstOther' | 'draws'> {
  const main = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}/${tid}`),
  );
  const onMain = events.filter(({ ph, pid, tid }) => ph === 'X' && main.has(`${pid}/${tid}`));
  const draws = onMain.filter(
    ({ name, args }) => name === 'FunctionCall' && /\/cytoscape-[^/]*\.js/.test(args.data?.url ?? ''),
  );
  const others = onMain
    .filter(({ name }) => name === 'RunTask')
    .map(({ ts, dur = 0, pid, tid }) => {
      const drawn = draws.filter((d) => d.pid === pid && d.tid === tid && d.ts >= ts && d.ts < ts + dur);
      return (dur - drawn.reduce((sum, d) => sum + (d.dur ?? 0), 0)) / 1000;
    });
  return {
    draws: draws.length,
    worstDraw: draws.reduce((most, { dur = 0 }) => Math.max(most, dur / 1000), 0),
    worstOther: others.reduce((most, time) => Math.max(most, time), 0),
  };
}

/** Trains at full speed for some seconds and traces the main thread. */
async function traceTraining(browser: Browser, url: string): Promise<MainThread> {
  const page = await openAt(browser, url);
  await ready(page);
  await page.evaluate((n) => window.g2poLab?.iterate(n), WARM_UP);
  await page.evaluate(() => window.g2poLab?.play());
  await page.waitForTimeout(2000);
  await browser.startTracing(page, { categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] });
  const { frames, nodes } = await page.evaluate(async (seconds) => {
    let count = 0;
    let most = 0;
    const end = performance.now() + seconds * 1000;
    while (performance.now() < end) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      count++;
      most = Math.max(most, Number(document.querySelector<HTMLElement>('.graph-canvas')?.dataset.nodes));
    }
    return { frames: count, nodes: most };
  }, TRACE_SECONDS);
  const trace: { readonly traceEvents: readonly TraceEvent[] } = JSON.parse((await browser.stopTracing()).toString());
  await page.close();
  return { framesPerSecond: frames / TRACE_SECONDS, nodes, ...tasksOf(trace.traceEvents) };
}

/** Measures the built page and prints the figures of the README. */
export async function benchPage(print: Print): Promise<void> {
  const server = await preview({ root, logLevel: 'error', preview: { host: '127.0.0.1', port: 0 } });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const base = `http://127.0.0.1:${address.port}/`;
  const browser = await launchBrowser();
  try {
    for (const known of [true, false]) {
      const times = await firstGraph(browser, base, known);
      print(
        `first graph${known ? '' : ' of a first visit, of the recorded run'}: median ${fixed(median(times), 0)} ms, ` +
          `worst ${fixed(Math.max(...times), 0)} ms of ${times.length}`,
      );
    }

    await benchVisits(browser, print);
    await benchMelting(browser, base, print);

    const learned: Learned[] = [];
    for (const seed of SEEDS) learned.push(await learn(browser, base, seed));
    print(
      formatTable(
        ['seed', '', 'iterations to 0.9', 'seconds', 's an iteration'],
        learned.map(({ seed, iteration, seconds, iterationSeconds }) => [
          String(seed),
          '',
          String(iteration ?? '>60'),
          seconds === null ? '—' : fixed(seconds),
          fixed(iterationSeconds),
        ]),
      ),
    );
    print(
      `median seconds from Play to 0.9: ${fixed(median(learned.map(({ seconds }) => seconds ?? Number.POSITIVE_INFINITY)))}`,
    );

    const usual = await traceTraining(browser, `${base}#v=1&backend=wasm&seed=2`);
    const crowded = await traceTraining(browser, base + CROWDED);
    const huge = await traceTraining(browser, base + HUGE);
    print(
      formatTable(
        [`${TRACE_SECONDS} s at full speed`, '', 'nodes', 'frames/s', 'draws', 'worst draw ms', 'worst other task ms'],
        Object.entries({ 'default house': usual, 'medium house': crowded, 'large apps, 20 rollouts': huge }).map(
          ([name, trace]) => [
            name,
            '',
            String(trace.nodes),
            fixed(trace.framesPerSecond, 1),
            String(trace.draws),
            fixed(trace.worstDraw, 0),
            fixed(trace.worstOther, 0),
          ],
        ),
      ),
    );
  } finally {
    await browser.close();
    await server.close();
  }
}
