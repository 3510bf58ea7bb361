/** A lab whose run is a recording: it plays, steps and scrubs, and nothing else. */
import { beforeEach, describe, expect, it } from 'vitest';
import { createRecordingLab } from '../../src/app/recordingLab.ts';
import { ConfigError } from '../../src/config/config.ts';
import { readingLink, recordingLink } from '../../src/share/recording/link.ts';
import type { Recording } from '../../src/share/recording/recording.ts';
import { atOnce } from '../../src/share/recording/replaying.ts';
import { createSettingsStore } from '../../src/store/settings.ts';
import { STAGES } from '../../src/training/protocol.ts';
import { recordedRun } from '../share/recording/recorded.ts';

/** A clock that the test moves: what is due, in order. */
function clock() {
  let due: { readonly callback: () => void; readonly milliseconds: number }[] = [];
  return {
    later: (callback: () => void, milliseconds: number) => {
      const one = { callback, milliseconds };
      due.push(one);
      return () => {
        due = due.filter((other) => other !== one);
      };
    },
    /** Milliseconds that the next callback waits; undefined where none is due. */
    next: () => due[0]?.milliseconds,
    tick: () => due.shift()?.callback(),
  };
}

let recording: Recording;
beforeEach(async () => {
  recording = await recordedRun({}, 4);
});

function labOf(of: Recording) {
  const settings = createSettingsStore(null);
  const time = clock();
  const frames: (() => void)[] = [];
  const lab = createRecordingLab(of, settings, {
    nextFrame: (callback) => void frames.push(callback),
    later: time.later,
  });
  const draw = () => {
    for (const frame of frames.splice(0)) frame();
    return lab.run.getState().shown;
  };
  const at = () => [lab.run.getState().iteration, lab.run.getState().stage, lab.run.getState().status];
  return { lab, settings, time, draw, at };
}

describe('a recording on screen', () => {
  it('begins with its first iteration, replayed', () => {
    const { lab, draw, at } = labOf(recording);
    expect(at()).toEqual([1, 'update', 'idle']);
    expect(draw()).toMatchObject({ iteration: 1, stage: 'update' });
    expect(lab.run.getState().watched).toHaveLength(2);
  });

  it('plays iteration by iteration at full speed, stops at the end, and then plays again', () => {
    const { lab, time, at } = labOf(recording);
    lab.play();
    expect(time.next()).toBe(150);
    time.tick();
    expect(at()).toEqual([2, 'update', 'playing']);
    time.tick();
    time.tick();
    expect(at()).toEqual([4, 'update', 'idle']);
    expect(lab.view.getState().iteration).toBeNull();
    expect(time.next()).toBeUndefined();
    lab.play();
    expect(at()).toEqual([1, 'update', 'playing']);
  });

  it('plays stage by stage in slow motion, and takes another speed at once', () => {
    const { lab, settings, time, at, draw } = labOf(recording);
    settings.setState({ speed: 0 });
    lab.play();
    // stageDelay(0): two and a half seconds a stage.
    expect(time.next()).toBe(2500);
    expect(at()).toEqual([1, 'rollout', 'playing']);
    expect(draw()).toMatchObject({ iteration: 1, stage: 'rollout' });
    for (let k = 0; k < 5; k++) time.tick();
    expect(at()).toEqual([2, 'rollout', 'playing']);
    settings.setState({ speed: 1 });
    expect(time.next()).toBe(150);
    time.tick();
    expect(at()).toEqual([2, 'update', 'playing']);
  });

  it('plays the stages of its first iteration each time that it begins, and goes on to the second', () => {
    const { lab, settings, time, at } = labOf(recording);
    settings.setState({ speed: 0 });
    for (let pass = 0; pass < 2; pass++) {
      lab.play();
      const seen = [at()];
      for (; time.next() !== undefined; seen.push(at())) time.tick();
      expect(seen.map(([iteration, stage]) => `${iteration} ${stage}`)).toEqual(
        [1, 2, 3, 4].flatMap((iteration) => STAGES.map((stage) => `${iteration} ${stage}`)),
      );
      expect(at()).toEqual([4, 'update', 'idle']);
    }
  });

  it('does not begin again where it was paused behind its first iteration', () => {
    const { lab, settings, time, at } = labOf(recording);
    settings.setState({ speed: 0 });
    lab.play();
    for (let k = 0; k < 4; k++) time.tick();
    lab.pause();
    expect(at()).toEqual([1, 'update', 'idle']);
    lab.play();
    expect(at()).toEqual([1, 'update', 'playing']);
    time.tick();
    expect(at()).toEqual([2, 'rollout', 'playing']);
  });

  it('of one iteration plays its stages at any speed, again and again', async () => {
    const { lab, time, at } = labOf(await recordedRun({}, 1));
    expect(at()).toEqual([1, 'update', 'idle']);
    for (let pass = 0; pass < 2; pass++) {
      lab.play();
      expect(at()).toEqual([1, 'rollout', 'playing']);
      expect(time.next()).toBe(120);
      for (let k = 0; k < 4; k++) time.tick();
      expect(at()).toEqual([1, 'update', 'idle']);
      expect(time.next()).toBeUndefined();
      expect(lab.view.getState().iteration).toBeNull();
    }
    lab.play();
    lab.view.setState({ iteration: null });
    time.tick();
    expect(at()).toEqual([1, 'update', 'idle']);
    lab.step();
    expect(at()).toEqual([1, 'rollout', 'idle']);
    for (let k = 0; k < 5; k++) lab.step();
    expect(at()).toEqual([1, 'rollout', 'idle']);
  });

  it('steps through its first iteration before the second, on opening and after going back to it', () => {
    const { lab, at } = labOf(recording);
    const next = (count: number) => {
      for (let k = 0; k < count; k++) lab.step();
      return at();
    };
    expect(next(1)).toEqual([1, 'rollout', 'idle']);
    expect(next(4)).toEqual([1, 'update', 'idle']);
    expect(next(1)).toEqual([2, 'rollout', 'idle']);
    lab.view.setState({ iteration: 1 });
    expect(at()).toEqual([1, 'update', 'idle']);
    expect(next(2)).toEqual([1, 'merge', 'idle']);
    lab.view.setState({ iteration: 3 });
    expect(next(1)).toEqual([4, 'rollout', 'idle']);
  });

  it('steps through the stages, up to the last', () => {
    const { lab, at } = labOf(recording);
    lab.iterate(2);
    lab.step();
    lab.step();
    expect(at()).toEqual([4, 'merge', 'idle']);
    for (let k = 0; k < 9; k++) lab.step();
    expect(at()).toEqual([4, 'update', 'idle']);
  });

  it('is moved through by hand while it plays, and goes on from there', () => {
    const { lab, time, at, draw } = labOf(recording);
    lab.play();
    lab.view.setState({ iteration: 3 });
    expect(draw()?.iteration).toBe(3);
    time.tick();
    expect(at()).toEqual([4, 'update', 'idle']);
    lab.view.setState({ iteration: 1 });
    expect(at()).toEqual([1, 'update', 'idle']);
  });

  it('cannot be changed', () => {
    const { lab } = labOf(recording);
    expect(() => lab.change({ gamma: 0.5 })).toThrow(ConfigError);
    lab.reset({ ...recording.config, gamma: 0.5 });
    expect(lab.run.getState().config).toBe(recording.config);
  });

  it('from a link has one task, whichever is asked for', () => {
    const { lab, draw } = labOf(atOnce(readingLink(recordingLink(recording, 1)?.text ?? '')));
    lab.view.setState({ task: 1 });
    expect(lab.view.getState().task).toBe(0);
    expect(draw()?.task.seed).toBe(recording.records[0].taskSeeds[1]);
  });
});
