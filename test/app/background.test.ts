import { describe, expect, it } from 'vitest';
import { type HideableDocument, pauseInBackground } from '../../src/app/background.ts';
import { defaultConfig } from '../../src/config/config.ts';
import { createRunStore, type RunState } from '../../src/store/run.ts';
import { createSettingsStore } from '../../src/store/settings.ts';
import { createViewStore } from '../../src/store/view.ts';

/** A lab that plays and pauses at once, and a document that the test hides. */
function harness(state: Partial<RunState> = { status: 'playing' }) {
  const run = createRunStore(defaultConfig(), []);
  run.setState(state);
  const view = createViewStore();
  const settings = createSettingsStore(null);
  let listener: () => void = () => {};
  let time = 1000;
  const page: { hidden: boolean } & HideableDocument = {
    hidden: false,
    title: 'The lab',
    addEventListener: (_, callback) => {
      listener = callback;
    },
  };
  const lab = {
    run,
    view,
    settings,
    play: () => {
      view.setState({ iteration: null });
      run.setState({ status: 'playing', background: null });
    },
    pause: () => run.setState({ status: 'idle', queued: null, background: null }),
  };
  pauseInBackground(page, lab, () => time);
  return {
    ...lab,
    page,
    hide: (hidden: boolean, later = 0) => {
      time += later;
      page.hidden = hidden;
      listener();
    },
  };
}

describe('a hidden tab', () => {
  it('pauses training, says so in the tab strip, and goes on with the news of how long it was', () => {
    const { run, page, hide } = harness();
    hide(true);
    expect(run.getState()).toMatchObject({ status: 'idle', background: { state: 'paused' } });
    expect(page.title).toBe('Paused · The lab');
    hide(false, 180_000);
    expect(run.getState()).toMatchObject({
      status: 'playing',
      background: { state: 'returned', milliseconds: 180_000 },
    });
    expect(page.title).toBe('The lab');
  });

  it('pauses what is to play as soon as the backend is there', () => {
    const { run, hide } = harness({ status: 'loading', queued: 'playing' });
    hide(true);
    expect(run.getState()).toMatchObject({ queued: null, background: { state: 'paused' } });
  });

  it('lets a few iterations come to their end, and starts nothing that was at rest', () => {
    for (const status of ['working', 'idle', 'failed'] as const) {
      const { run, hide } = harness({ status });
      hide(true);
      expect(run.getState()).toMatchObject({ status, background: null });
      hide(false);
      expect(run.getState()).toMatchObject({ status, background: null });
    }
  });

  it('holds to what was ordered meanwhile', () => {
    const { run, pause, page, hide } = harness();
    hide(true);
    pause();
    expect(page.title).toBe('The lab');
    hide(false);
    expect(run.getState()).toMatchObject({ status: 'idle', background: null });
  });

  it('comes back to the iteration that was looked at', () => {
    const { view, hide } = harness();
    view.setState({ iteration: 3 });
    hide(true);
    hide(false);
    expect(view.getState().iteration).toBe(3);
  });

  it('trains on where that is wanted', () => {
    const { run, settings, hide } = harness();
    settings.setState({ background: true });
    hide(true);
    expect(run.getState()).toMatchObject({ status: 'playing', background: null });
  });
});
