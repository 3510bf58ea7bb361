import { describe, expect, it } from 'vitest';
import type { BackendReport, GpuObstacle } from '../../../src/policy/backends.ts';
import { durationText } from '../../../src/views/controls/duration.ts';
import { storageText } from '../../../src/views/controls/StorageNote.tsx';
import { obstacleOf } from '../../../src/views/controls/WhyNoGpu.tsx';

describe('durationText', () => {
  it.each([
    [0, '1 s'],
    [8_400, '8 s'],
    [59_499, '59 s'],
    // Rounds to 60 s.
    [59_500, '1 min'],
    [180_000, '3 min'],
    // 59.5 min.
    [3_570_000, '1 h 0 min'],
    [3_900_000, '1 h 5 min'],
  ])('%d ms is %s', (milliseconds, text) => expect(durationText(milliseconds)).toBe(text));
});

describe('storageText', () => {
  const trouble = { reason: 'quota', message: 'No room.', saved: 12, checkpoint: 10 } as const;

  it('says from which iteration on nothing is saved, and what a closed tab would cost', () => {
    const text = storageText(trouble, 15);
    expect(text).toContain('No room. Iterations from 13 on are not saved.');
    expect(text).toContain('training can go on from iteration 10');
  });

  it('tells missing weights from missing iterations', () => {
    const text = storageText({ ...trouble, checkpoint: null }, 12);
    expect(text).toContain('the newest weights are not');
    expect(text).toContain('training cannot go on');
    expect(storageText({ ...trouble, saved: 0, checkpoint: null }, 3)).toContain('the run is lost');
  });

  it('says of runs in memory how long they last', () => {
    expect(storageText({ ...trouble, reason: 'memory' }, 12)).toMatch(/only until this tab is closed\. No room\./);
  });
});

describe('obstacleOf', () => {
  const report = (name: BackendReport['name'], obstacle?: GpuObstacle | null): BackendReport => ({
    name,
    adapter: '',
    software: false,
    tried:
      obstacle === undefined
        ? []
        : [{ name: 'webgpu', outcome: 'not available', detail: '', milliseconds: null, obstacle }],
  });

  it('is what hindered webgpu when the backend was chosen', () => {
    expect(obstacleOf(report('wasm', 'insecure'), 'auto', null)).toBe('insecure');
    expect(obstacleOf(report('cpu', 'software'), 'webgpu', 'wasm')).toBe('software');
  });

  it('is none where webgpu runs, or works and is slower', () => {
    expect(obstacleOf(report('webgpu', null), 'webgpu', 'webgpu')).toBeNull();
    expect(obstacleOf(report('wasm', null), 'auto', null)).toBeNull();
  });

  it('tells a backend that was not asked for from one that broke down', () => {
    expect(obstacleOf(report('wasm'), 'wasm', null)).toBe('not asked');
    // Asked for webgpu, but taken up on wasm after faults.
    expect(obstacleOf(report('wasm'), 'webgpu', null)).toBe('broke down');
    // Asked for again after it broke down, and gone.
    expect(obstacleOf(report('wasm', 'no adapter'), 'webgpu', 'webgpu')).toBe('broke down');
  });
});
