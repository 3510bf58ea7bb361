import { describe, expect, it } from 'vitest';
import { backendAfter, MAX_RECOVERIES } from '../../src/app/fallback.ts';

/** The choices of a run that breaks again and again, from its start on. */
const course = (asked: Parameters<typeof backendAfter>[0]) =>
  Array.from({ length: MAX_RECOVERIES + 1 }, (_, faults) => backendAfter(asked, faults));

describe('backendAfter', () => {
  it('asks again once, then for what is safer', () => {
    expect(course('webgpu')).toEqual(['webgpu', 'webgpu', 'auto', 'wasm']);
    expect(course('auto')).toEqual(['auto', 'auto', 'wasm', 'cpu']);
    expect(course('wasm')).toEqual(['wasm', 'wasm', 'wasm', 'cpu']);
    expect(course('cpu')).toEqual(['cpu', 'cpu', 'cpu', 'cpu']);
  });
});
