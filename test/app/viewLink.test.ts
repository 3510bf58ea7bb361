import { describe, expect, it } from 'vitest';
import { readView, writeView } from '../../src/app/viewLink.ts';
import { parseConfig } from '../../src/config/config.ts';
import { createViewStore } from '../../src/store/view.ts';

const config = parseConfig({ pinned: 3 });
const standard = { task: 0, colouring: 'g2po.edge_centric', threshold: 1.5, centre: 'graph' };

describe('the view in a link', () => {
  it('comes back as it was written, defaults left out', () => {
    const initial = createViewStore().getInitialState();
    expect(writeView(initial)).toEqual({});
    expect(readView({}, config)).toEqual(standard);
    const view = { task: 2, colouring: 'gigpo', threshold: 2.5, centre: 'table' } as const;
    expect(writeView({ ...initial, ...view })).toEqual({
      task: '3',
      colour: 'gigpo',
      critical: '2.5',
      centre: 'table',
    });
    expect(readView(writeView({ ...initial, ...view }), config)).toEqual(view);
  });

  it.each([
    { task: '4' },
    { task: '0' },
    { task: '1.5' },
    { colour: 'magic' },
    // τ = 0 would make every transition critical; criticality asks for at least 0.1.
    { critical: '0' },
    { critical: '11' },
    { critical: 'high' },
    { critical: '' },
    { centre: 'chart' },
    { centre: '' },
    // The house has no grid.
    { centre: 'map' },
  ])('falls back to the default for %j', (link) => {
    expect(readView(link, config)).toEqual(standard);
  });

  it('shows the map in a world that has one', () => {
    const onMap = { ...createViewStore().getInitialState(), centre: 'map' } as const;
    expect(writeView(onMap)).toEqual({ centre: 'map' });
    expect(readView(writeView(onMap), parseConfig({ world: 'keydoor' })).centre).toBe('map');
  });

  it('can watch the first task where none is pinned', () => {
    expect(readView({ task: '2' }, parseConfig({ pinned: 0 })).task).toBe(0);
  });
});
