/**
 * Rollouts melting into their graph, measured in the built page: script a frame, for 8 rollouts of 30 steps in the lab and for
 * the lecture's scene, against a plain drawing of as many dots and lines in the same page.
 */
import type { Browser, Page } from 'playwright-core';
import type {} from '../../src/app/automation.ts';
import { parseConfig } from '../../src/config/config.ts';
import { scenes } from '../../src/lessons/scenes.ts';
import { linkTo, writeLink } from '../../src/share/link.ts';
import { formatTable, type Print } from './table.ts';

const ROLLOUTS = 8;
const STEPS = 30;
/** Milliseconds of script that a frame may take. */
const BUDGET = 8;
const VIEWPORT = { width: 1440, height: 900 };

/** Thirty crossings, two places each: every rollout takes 30 steps, along a way of its own. */
function crossings(): string {
  const place = (k: number, side: string) => `${side}${k}`;
  const states = Array.from({ length: STEPS }, (_, k) =>
    ['a', 'b'].map((side) => ({
      name: place(k, side),
      text: `Crossing ${k + 1}, ${side}.`,
      actions: ['a', 'b'].map((to) => ({ text: to, to: k + 1 < STEPS ? place(k + 1, to) : 'success' })),
    })),
  );
  return JSON.stringify({ task: 'Cross.', maxSteps: STEPS, start: 'a0', states: states.flat().slice(0, 2 * STEPS) });
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  /** Processor time of the thread, where the browser counts it: a busy machine does not lengthen it. */
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly args: { readonly name?: string };
}

const SCRIPT = new Set(['FireAnimationFrame', 'FunctionCall', 'RunMicrotasks', 'v8.callFunction', 'TimerFire']);

/** Milliseconds of script in each task of the main thread that ran animation frames. */
function scriptOfFrames(events: readonly TraceEvent[]): number[] {
  const main = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}/${tid}`),
  );
  const onMain = events.filter(({ ph, pid, tid }) => ph === 'X' && main.has(`${pid}/${tid}`));
  const script = onMain.filter(({ name }) => SCRIPT.has(name)).sort((a, b) => a.ts - b.ts);
  return onMain
    .filter(({ name }) => name === 'RunTask')
    .flatMap(({ ts, dur = 0, pid, tid }) => {
      const within = script.filter((one) => one.pid === pid && one.tid === tid && one.ts >= ts && one.ts < ts + dur);
      if (!within.some(({ name }) => name === 'FireAnimationFrame')) return [];
      // What runs within another is counted once.
      let end = ts;
      let total = 0;
      for (const one of within) {
        if (one.ts < end) continue;
        end = one.ts + (one.dur ?? 0);
        total += one.tdur ?? one.dur ?? 0;
      }
      return [total / 1000];
    });
}

/** Traces the page while `act` goes on. */
async function traced(browser: Browser, page: Page, act: () => Promise<void>): Promise<number[]> {
  await browser.startTracing(page, {
    categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8'],
  });
  await act();
  const trace: { readonly traceEvents: readonly TraceEvent[] } = JSON.parse((await browser.stopTracing()).toString());
  return scriptOfFrames(trace.traceEvents);
}

const shows = (page: Page, what: string) =>
  page.waitForFunction(
    (wanted) => document.querySelector<HTMLElement>('.graph-overlay')?.dataset.shows === wanted,
    what,
  );

async function openAt(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: VIEWPORT, serviceWorkers: 'block' });
  await page.goto(url);
  return page;
}

/** The lab's own melting, from Rollout to Merge. */
async function inTheLab(browser: Browser, base: string): Promise<number[]> {
  const config = parseConfig({
    ...{ world: 'custom', 'world.definition': crossings(), backend: 'wasm', seed: 1 },
    ...{ tasks: 1, pinned: 1, rollouts: ROLLOUTS, evaluationEvery: 0 },
  });
  const page = await openAt(browser, `${base}#${writeLink(linkTo(config))}`);
  await page.waitForFunction(() => window.g2poLab?.state().status === 'idle');
  await page.evaluate(() => window.g2poLab?.iterate(1));
  await page.evaluate(() => window.g2poLab?.step());
  await shows(page, 'lanes');
  await page.waitForTimeout(1000);
  const frames = await traced(browser, page, async () => {
    await page.evaluate(() => window.g2poLab?.step());
    await shows(page, 'melting');
    await shows(page, 'graph');
  });
  await page.close();
  return frames;
}

/** The lecture's melting, which its store drives. */
async function inTheLecture(browser: Browser, base: string): Promise<number[]> {
  const number = scenes.findIndex(({ melts }) => melts === true);
  const page = await openAt(browser, `${base}#v=2&scene=${number + 1}`);
  await shows(page, 'lanes');
  await page.waitForTimeout(1000);
  const frames = await traced(browser, page, async () => {
    await page.keyboard.press('PageDown');
    await shows(page, 'melting');
    await shows(page, 'graph');
  });
  await page.close();
  return frames;
}

/** As many dots and lines on a canvas of the same size, one call each, for a second. */
async function plain(browser: Browser, base: string): Promise<number[]> {
  const page = await openAt(browser, base);
  const frames = await traced(browser, page, () =>
    page.evaluate(
      async ({ lanes, steps }) => {
        const canvas = document.createElement('canvas');
        canvas.width = innerWidth;
        canvas.height = innerHeight;
        canvas.style.cssText = 'position:fixed;inset:0;z-index:99';
        document.body.append(canvas);
        const context = canvas.getContext('2d');
        if (context === null) throw new Error('this browser gives no 2D canvas');
        for (let frame = 0; frame < 60; frame++) {
          await new Promise((resolve) => requestAnimationFrame(resolve));
          context.clearRect(0, 0, canvas.width, canvas.height);
          for (let lane = 0; lane < lanes; lane++) {
            for (let k = 0; k < steps; k++) {
              const [x, y] = [40 + 30 * k + (frame % 10), 60 + 60 * lane + (frame % 7)];
              context.beginPath();
              context.moveTo(x, y);
              context.lineTo(x + 30, y);
              context.stroke();
              context.beginPath();
              context.arc(x, y, 8, 0, 2 * Math.PI);
              context.fill();
              context.stroke();
            }
          }
        }
      },
      { lanes: ROLLOUTS, steps: STEPS },
    ),
  );
  await page.close();
  return frames;
}

/** Prints processor time of script a frame, the graph's own drawing included, of both meltings and of the plain drawing. */
export async function benchMelting(browser: Browser, base: string, print: Print): Promise<void> {
  const measured = {
    'plain drawing of 8 × 30': await plain(browser, base),
    'lab, 8 × 30 steps': await inTheLab(browser, base),
    'lecture, scene of the melting': await inTheLecture(browser, base),
  };
  const at = (frames: readonly number[], share: number) =>
    [...frames].sort((a, b) => a - b)[Math.floor(share * (frames.length - 1))];
  const reference = at(measured['plain drawing of 8 × 30'], 0.5);
  print(
    formatTable(
      ['script a frame', '', 'frames', 'median ms', '95 % ms', 'worst ms', `over ${BUDGET} ms`, 'median ratio'],
      Object.entries(measured).map(([name, frames]) => [
        name,
        '',
        String(frames.length),
        ...[0.5, 0.95, 1].map((share) => at(frames, share).toFixed(2)),
        String(frames.filter((script) => script > BUDGET).length),
        (at(frames, 0.5) / reference).toFixed(1),
      ]),
    ),
  );
}
