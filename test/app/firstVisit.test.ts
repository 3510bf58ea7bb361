import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FirstVisit, welcome } from '../../src/app/firstVisit.ts';
import { isFirstVisit } from '../../src/app/newcomer.ts';
import { createRecordings } from '../../src/app/recordings.ts';
import { reading } from '../../src/share/recording/file.ts';
import { inPieces } from '../../src/share/recording/replaying.ts';
import { createSettingsStore } from '../../src/store/settings.ts';
import { root } from '../setup/sources.ts';

const FILE = join(root, 'public/first-visit.g2po');
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('the recording that welcomes', () => {
  it('is small, replays in the world of today, and shows an agent that learns', async () => {
    const bytes = await readFile(FILE);
    expect(bytes.length).toBeLessThanOrEqual(60_000);
    // Replays every action, and compares the texts with those it was made with.
    const { config, records, metrics, checkpoint } = await inPieces(reading(bytes), async () => {});
    expect(config).toMatchObject({ world: 'house', estimator: 'g2po', tasks: 16, rollouts: 8 });
    expect(checkpoint).toBeNull();
    expect(records).toHaveLength(16);
    // On fresh tasks, by its own numbers: .09 and .16 at first, .86, .96 and .89 at last.
    const success = metrics.map(({ successRate }) => successRate);
    expect(mean(success.slice(0, 2))).toBeLessThan(0.2);
    expect(mean(success.slice(-3))).toBeGreaterThan(0.85);
    // The task on screen: at most 2 of 8 rollouts succeed at first, all of them at last.
    expect(metrics[0].watchedSuccessRate).toBeLessThanOrEqual(2 / 8);
    expect(metrics.slice(-3).map(({ watchedSuccessRate }) => watchedSuccessRate)).toEqual([1, 1, 1]);
  });
});

/** The first visit with everything as it is for a newcomer, unless said otherwise; `later` runs what waits its turn. */
async function visit(other: Partial<FirstVisit> = {}) {
  const waiting: (() => void)[] = [];
  const later = (callback: () => void) => {
    waiting.push(callback);
    return () => void waiting.splice(waiting.indexOf(callback), 1);
  };
  const settings = createSettingsStore({ getItem: () => null, setItem: () => undefined });
  const recordings = createRecordings(settings, { nextFrame: (callback) => callback(), later }, () => undefined);
  await welcome({
    settings,
    recordings,
    saved: async () => ({ ok: true, runs: [], broken: [] }),
    busy: () => false,
    reducedMotion: false,
    fetch: async () => new Response(new Uint8Array(await readFile(FILE))),
    ...other,
  });
  return { settings, recordings, later: () => waiting.shift()?.() };
}

describe('the first visit', () => {
  it('shows the recording and plays it slowly enough to be watched; leaving it gives the speed back', async () => {
    const { settings, recordings, later } = await visit();
    const { active, opened } = recordings.store.getState();
    expect(active && opened?.welcome).toBe(true);
    expect(opened?.lab.run.getState()).toMatchObject({ status: 'playing', iteration: 1, stage: 'rollout' });
    // 0.3² · 2500 ms a stage, long enough for the stages to be shown one by one.
    expect(settings.getState()).toMatchObject({ speed: 0.7, newcomer: false });
    later();
    expect(opened?.lab.run.getState()).toMatchObject({ iteration: 1, stage: 'merge' });
    recordings.close();
    expect(settings.getState().speed).toBe(1);
  });

  it('is closed where something else is to be seen: nobody comes back to it', async () => {
    const { settings, recordings } = await visit();
    recordings.show(false);
    expect(recordings.store.getState()).toMatchObject({ active: false, opened: null });
    expect(settings.getState().speed).toBe(1);
  });

  it('keeps a speed that was chosen meanwhile', async () => {
    const { settings, recordings } = await visit();
    settings.setState({ speed: 0.3 });
    recordings.close();
    expect(settings.getState().speed).toBe(0.3);
  });

  it('waits for Play where motion is to be reduced', async () => {
    const { recordings } = await visit({ reducedMotion: true });
    expect(recordings.store.getState().opened?.lab.run.getState().status).toBe('idle');
  });

  it.each<[string, Partial<FirstVisit>]>([
    ['the file is not there', { fetch: async () => new Response('', { status: 404 }) }],
    ['the host answers with a page', { fetch: async () => new Response('<!doctype html>') }],
    ['there is no network', { fetch: () => Promise.reject(new TypeError('Failed to fetch')) }],
    ['something was begun meanwhile', { busy: () => true }],
    [
      'a run is saved',
      {
        saved: async () => ({ ok: true, runs: [], broken: [{ id: 'a', message: 'made by an earlier version' }] }),
      },
    ],
  ])('is like any other where %s', async (_, other) => {
    const { settings, recordings } = await visit(other);
    expect(recordings.store.getState()).toMatchObject({ active: false, opened: null, reading: null, failure: null });
    expect(settings.getState()).toMatchObject({ speed: 1, newcomer: false });
  });

  it('gives way to a file that is opened while it loads', async () => {
    const bytes = new Uint8Array(await readFile(FILE));
    const settings = createSettingsStore(null);
    const host = { nextFrame: (callback: () => void) => callback(), later: () => () => undefined };
    const recordings = createRecordings(settings, host, () => undefined);
    const file = new Blob([bytes]);
    const greeting = recordings.welcome(file, () => true);
    const opening = recordings.open(file, 'mine.g2po');
    expect(await greeting).toBe(false);
    await opening;
    expect(recordings.store.getState().opened).toMatchObject({ name: 'mine.g2po', welcome: false });
  });
});

describe('who is greeted', () => {
  const at = (search: string, hash: string) => ({ search, hash });
  it.each([
    ['a newcomer', true, at('', ''), true],
    ['one whom a post sent', true, at('?utm_source=post', '#'), true],
    ['somebody who was here', false, at('', ''), false],
    ['one with a link', true, at('', '#v=2&seed=3'), false],
    ['one with a file', true, at('?src=./run.jsonl', ''), false],
    ['a frame in another page', true, at('?embed', ''), false],
    ['one who follows a run', true, at('?follow=abc', ''), false],
  ])('%s: %#', (_, newcomer, address, greeted) => {
    expect(isFirstVisit({ newcomer }, address)).toBe(greeted);
  });
});
