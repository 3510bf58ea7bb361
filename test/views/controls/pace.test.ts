import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPacer } from '../../../src/views/controls/pace.ts';

describe('a paced drag', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('passes the first value on at once, then the newest at its pace, and the last always', () => {
    const taken: number[] = [];
    const pacer = createPacer<number>((value) => taken.push(value), 100);
    for (const value of [1, 2, 3]) pacer.give(value);
    expect(taken).toEqual([1]);
    vi.advanceTimersByTime(100);
    expect(taken).toEqual([1, 3]);
    pacer.give(4);
    pacer.flush();
    expect(taken).toEqual([1, 3, 4]);
    // Nothing waits any more, and the next drag begins at once.
    vi.advanceTimersByTime(1000);
    pacer.give(5);
    expect(taken).toEqual([1, 3, 4, 5]);
  });

  it('begins at once after a flush', () => {
    const taken: number[] = [];
    const pacer = createPacer<number>((value) => taken.push(value), 100);
    pacer.give(1);
    pacer.flush();
    pacer.give(2);
    expect(taken).toEqual([1, 2]);
  });
});
