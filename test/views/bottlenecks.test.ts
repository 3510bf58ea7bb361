import { expect, it } from 'vitest';
import { bottlenecksTell } from '../../src/views/bottlenecks.ts';

it('bottlenecks are marked from the second success on', () => {
  expect(bottlenecksTell({ success: Uint8Array.of(0, 1, 0) })).toBe(false);
  expect(bottlenecksTell({ success: Uint8Array.of(1, 0, 1) })).toBe(true);
});
