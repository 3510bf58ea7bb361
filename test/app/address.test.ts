/** The address in step with what is on screen, and another link in the same tab. */
import { describe, expect, it } from 'vitest';
import { keepAddress } from '../../src/app/address.ts';
import { createRecordings, linkedRecording, withLinked } from '../../src/app/recordings.ts';
import { recordingLink } from '../../src/share/recording/link.ts';
import { recordedRun } from '../share/recording/recorded.ts';
import { silentLab } from './labHarness.ts';

const RUN = '#v=2&tasks=2&rollouts=2&pinned=1';

/** A tab at an address; `pass` lets the time pass that an address may lag behind. */
function tab(at: string) {
  const { lab } = silentLab(at);
  let hash = at;
  let due: (() => void)[] = [];
  const listeners = { hashchange: () => {}, pagehide: () => {} };
  const recordings = createRecordings(
    lab.settings,
    { nextFrame: (callback) => callback(), later: () => () => {} },
    () => undefined,
  );
  const address = {
    hash: () => hash,
    replace: (next: string) => {
      hash = next;
    },
    later: (callback: () => void) => {
      due.push(callback);
      return () => {
        due = due.filter((one) => one !== callback);
      };
    },
    listen: (type: keyof typeof listeners, listener: () => void) => {
      listeners[type] = listener;
    },
  };
  keepAddress({ lab, recordings, showRun: () => recordings.show(false) }, address);
  return {
    lab,
    recordings,
    hash: address.hash,
    pass: () => {
      for (const callback of due.splice(0)) callback();
    },
    leave: () => listeners.pagehide(),
    /** Somebody types another hash, or follows a link to one. */
    open: (next: string) => {
      hash = next;
      listeners.hashchange();
    },
  };
}

async function recordedText(): Promise<string> {
  const link = recordingLink(await recordedRun({}, 3), 0);
  if (link === null) throw new Error('no recording');
  return link.text;
}

describe('the address', () => {
  it('stays as it was written until something changes, and then lags behind a little', () => {
    const { lab, hash, pass } = tab('#v=1&rollouts=2&tasks=2&pinned=1');
    lab.view.setState({ hover: null });
    pass();
    expect(hash()).toBe('#v=1&rollouts=2&tasks=2&pinned=1');
    lab.view.setState({ centre: 'table' });
    expect(hash()).toBe('#v=1&rollouts=2&tasks=2&pinned=1');
    pass();
    expect(hash()).toBe(`${RUN}&view.centre=table`);
  });

  it('is written at once where the page is left', () => {
    const { lab, hash, leave } = tab(RUN);
    lab.view.setState({ centre: 'table' });
    leave();
    expect(hash()).toBe(`${RUN}&view.centre=table`);
  });

  it('keeps the recording that a run has with it as long as the run is on its way', async () => {
    const text = await recordedText();
    const { lab, hash, pass, recordings } = tab(withLinked(`${RUN}&to=5`, text));
    expect(recordings.store.getState()).toMatchObject({ carried: text, active: false, reading: null });
    lab.view.setState({ centre: 'table' });
    pass();
    expect(linkedRecording(hash())).toEqual({ text, ofRun: true });
    lab.run.setState({ aim: null });
    pass();
    expect(hash()).toBe(`${RUN}&view.centre=table`);
  });
});

describe('a recording in the address', () => {
  it('that is damaged has no name to be told by, nor while it is read', async () => {
    const { recordings } = tab('#rec=~1xxx');
    expect(recordings.store.getState().reading).toEqual({ name: null });
    await expect.poll(() => recordings.store.getState().failure).toMatchObject({ name: null, fault: 'damaged' });
    expect(recordings.store.getState().reading).toBeNull();
  });
});

describe('another link in the same tab', () => {
  it('to a run takes the place of a recording, which stays open', async () => {
    const text = await recordedText();
    const { lab, open, hash, recordings } = tab(`#v=2&rec=${text}`);
    await expect.poll(() => recordings.store.getState().active).toBe(true);
    open(`${RUN}&gamma=0.9`);
    expect(recordings.store.getState()).toMatchObject({ active: false, opened: { iterations: 3 } });
    expect(lab.run.getState().config.gamma).toBe(0.9);
    expect(hash()).toBe(`${RUN}&gamma=0.9`);
  });

  it('to a recording shows it; back at the run the address is the run’s', async () => {
    const { lab, open, hash, recordings } = tab(RUN);
    open(`#v=2&rec=${await recordedText()}`);
    await expect.poll(() => recordings.store.getState().active).toBe(true);
    // The run waits behind it as it was.
    expect(lab.run.getState()).toMatchObject({ run: 0, config: { tasks: 2 } });
    recordings.show(false);
    expect(hash()).toBe(RUN);
  });

  it('to a run is not covered by a recording that was still being read', async () => {
    const { open, recordings } = tab(RUN);
    const read = recordings.openText(await recordedText());
    expect(recordings.store.getState().reading).not.toBeNull();
    open(`${RUN}&gamma=0.9`);
    await read;
    expect(recordings.store.getState()).toMatchObject({ active: false, opened: null, reading: null, failure: null });
  });

  it('to a recording stays the recording’s while it is on screen, whatever is changed by hand', async () => {
    const text = await recordedText();
    const { lab, hash, pass, recordings } = tab(`#v=2&view.theme=dark&rec=${text}`);
    await expect.poll(() => recordings.store.getState().active).toBe(true);
    lab.settings.setState({ theme: 'light' });
    pass();
    expect(hash()).toBe(`#v=2&rec=${text}`);
    recordings.show(false);
    lab.view.setState({ centre: 'table' });
    pass();
    expect(hash()).toBe('#v=2&view.centre=table');
  });
});
