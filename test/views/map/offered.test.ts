import { describe, expect, it } from 'vitest';
import { centreShown, centresOffered } from '../../../src/views/map/offered.ts';

describe('the map', () => {
  it('is on offer where the world lies on a grid, and else stands for the graph', () => {
    expect(centresOffered('keydoor')).toEqual(['graph', 'map', 'table', 'compare', 'accuracy']);
    expect(centresOffered('house')).toEqual(['graph', 'table', 'compare', 'accuracy']);
    expect(centreShown('map', 'keydoor')).toBe('map');
    expect(centreShown('map', 'house')).toBe('graph');
    expect(centreShown('table', 'house')).toBe('table');
  });
});
