/** What the share dialog hands out beside the link of a run (linkRun.test.ts): recordings in links, frames, scenes. */
import { describe, expect, it } from 'vitest';
import { createRecordingLab } from '../../src/app/recordingLab.ts';
import { linkedRecording } from '../../src/app/recordings.ts';
import { shareOf, shareOfScene } from '../../src/app/shareLink.ts';
import { defaultsOf } from '../../src/options/option.ts';
import { readLink } from '../../src/share/link.ts';
import { linkOptions } from '../../src/share/options.ts';
import { readingLink, recordingLink } from '../../src/share/recording/link.ts';
import type { Recording } from '../../src/share/recording/recording.ts';
import { atOnce } from '../../src/share/recording/replaying.ts';
import { createRunStore } from '../../src/store/run.ts';
import { createSettingsStore } from '../../src/store/settings.ts';
import { createViewStore } from '../../src/store/view.ts';
import { recordedRun } from '../share/recording/recorded.ts';

const ADDRESS = 'https://lab.example/g2po/?src=x#v=1';
const CHOICE = { place: true, camera: false, layout: false, options: defaultsOf(linkOptions) };

/** A lab after five iterations, looking at its second task. */
async function trained(settings: Parameters<typeof createSettingsStore>[1] = {}) {
  const { config, changes, records, metrics } = await recordedRun({ world: 'shop' }, 5, { gamma: 0.9 });
  const run = createRunStore(config, []);
  run.setState({ changes, records, metrics, iteration: 5, stage: 'update', status: 'idle' });
  const saved: string[] = [];
  const shared = shareOf(
    { trains: true, run, view: createViewStore({ task: 1 }), settings: createSettingsStore(null, settings) },
    {
      graph: null,
      address: ADDRESS,
      files: async (_, form) => {
        saved.push(form);
        return null;
      },
    },
  );
  return { shared, config, changes, records, saved };
}

describe('a run', () => {
  it('takes its recording with it, which is offered and not opened', async () => {
    const { shared, config, records } = await trained();
    const made = await shared.recording?.text(5);
    if (!made?.ok) throw new Error('no recording');
    const { hash } = new URL(shared.link(CHOICE, made.text));
    expect(readLink(hash)).toMatchObject({ config, to: 5, issues: [] });
    expect(linkedRecording(hash)).toEqual({ text: made.text, ofRun: true });
    const back = atOnce(readingLink(made.text));
    expect(back).toMatchObject({ task: 1, config });
    expect(back.records.map(({ taskSeeds }) => taskSeeds[0])).toEqual(records.map(({ taskSeeds }) => taskSeeds[1]));
  });

  it('is recorded in a link of its own as far as is wanted, with theme and language if they are', async () => {
    const { shared } = await trained({ theme: 'dark', language: 'zh-CN' });
    const made = await shared.recording?.text(2);
    if (!made?.ok) throw new Error('no recording');
    expect(atOnce(readingLink(made.text)).records).toHaveLength(2);
    const plain = shared.recording?.link(made.text, false);
    expect(plain).toBe(`https://lab.example/g2po/#v=2&rec=${made.text}`);
    expect(linkedRecording(new URL(plain ?? '').hash)).toEqual({ text: made.text, ofRun: false });
    expect(shared.recording?.link(made.text, true)).toBe(
      `https://lab.example/g2po/#v=2&view.theme=dark&view.lang=zh-CN&rec=${made.text}`,
    );
    await expect(shared.recording?.text(0)).resolves.toEqual({ ok: false });
  });

  it('stands in a frame by its link', async () => {
    const { shared } = await trained();
    const html = shared.frame(shared.link(CHOICE, null), { width: 700, height: 480 }, 'https://course.example');
    expect(html).toMatch(
      /^<iframe src="https:\/\/lab\.example\/g2po\/\?embed&amp;origin=https%3A%2F%2Fcourse\.example#v=2&amp;world=shop[^"]*to=5[^"]*"/,
    );
    expect(html).toContain('max-width: 700px; height: 480px');
  });

  it('whose file cannot be made says so', async () => {
    const { shared, saved } = await trained();
    await expect(shared.recording?.save('page')).rejects.toThrow('no iteration is finished yet');
    expect(saved).toEqual(['page']);
  });

  it('that has not begun has nothing to record', () => {
    const run = createRunStore(readLink('').config, []);
    const lab = { trains: true, run, view: createViewStore(), settings: createSettingsStore(null) };
    const host = { graph: null, address: ADDRESS, files: async () => null };
    expect(shareOf(lab, host)).toMatchObject({ to: 0, recording: null });
  });
});

describe('a recording', () => {
  /** What is shared of a recording on screen, three iterations in. */
  function opened(recording: Recording) {
    const settings = createSettingsStore(null);
    const host = { nextFrame: () => undefined, later: () => () => undefined };
    const lab = createRecordingLab(recording, settings, host);
    lab.iterate(2);
    return shareOf(lab, { graph: null, address: ADDRESS, files: async () => null, recorded: recording });
  }

  it('is given on as the run that it is of: what it was made with and on, not what is set here', async () => {
    const on = { backend: 'webgpu', adapter: 'some gpu' } as const;
    const recording = { ...(await recordedRun({ world: 'shop' }, 5, { gamma: 0.9 })), on };
    const shared = opened(recording);
    expect(shared).toMatchObject({ plays: true, imported: false, running: false, to: 5, at: 3 });
    const { config, changes, made } = recording;
    const { hash } = new URL(shared.link(CHOICE, null));
    expect(readLink(hash)).toMatchObject({ config, changes, made, on, to: 5, at: 3, issues: [] });
  });

  it('from a link goes into another one, and is of the same task there', async () => {
    const whole = await recordedRun({ world: 'shop' }, 5);
    const text = recordingLink(whole, 1)?.text ?? '';
    const recording = atOnce(readingLink(text));
    const shared = opened(recording);
    // Its link says nothing of where it was made.
    expect(readLink(new URL(shared.link(CHOICE, null)).hash)).toMatchObject({ to: 5, on: null, view: { task: '2' } });
    await expect(shared.recording?.text(5)).resolves.toEqual({ ok: true, text });
    const shorter = await shared.recording?.text(2);
    expect(shorter).toEqual({ ok: true, text: recordingLink(whole, 1, 2)?.text });
  });
});

describe('a scene', () => {
  it('is shared by its number, with its answer and in presenter mode as is wanted', () => {
    const settings = createSettingsStore(null, { theme: 'projector' });
    const shared = shareOfScene({ scene: 3, revealed: true, presenting: false }, settings, ADDRESS);
    expect(shared).toMatchObject({ scene: 4, revealed: true, presenting: false });
    expect(shared.link({ reveal: false, present: false, look: false })).toBe('https://lab.example/g2po/#v=2&scene=4');
    const whole = shared.link({ reveal: true, present: true, look: true });
    expect(whole).toBe('https://lab.example/g2po/#v=2&present&scene=4&reveal&view.theme=projector');
    expect(readLink(new URL(whole).hash)).toMatchObject({
      options: { scene: 4, reveal: true, present: true },
      issues: [],
    });
  });
});
