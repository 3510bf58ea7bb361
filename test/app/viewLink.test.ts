import { describe, expect, it } from 'vitest';
import { readView, writeLayout, writeView } from '../../src/app/viewLink.ts';
import { parseConfig } from '../../src/config/config.ts';
import { createViewStore } from '../../src/store/view.ts';

const config = parseConfig({ pinned: 3 });
const whatIf = { whatIf: {}, whatIfPast: [] };
const standard = {
  task: 0,
  colouring: 'g2po.edge_centric',
  stateValue: 'estimate',
  threshold: 1.5,
  centre: 'graph',
  compared: ['g2po', 'gigpo'],
  ...whatIf,
  whatIfOpen: false,
  settingsOpen: null,
  panel: 'inspector',
  tidied: null,
};
const nothing = { lent: {}, selection: null, camera: null, issues: [] };

describe('the places of nodes', () => {
  it('that were tidied are in the link of the task that they are of', () => {
    const initial = createViewStore({ task: 1, tidied: { task: 1, iteration: 12, aspect: 162 } }).getState();
    expect(writeView(initial)).toEqual({ task: '2', tidy: '12:162' });
    expect(readView(writeView(initial), config).state.tidied).toEqual({ task: 1, iteration: 12, aspect: 162 });
    expect(writeView({ ...initial, task: 0 })).toEqual({});
    for (const wrong of ['', '12', '0:162', '12:0', '12:1e9', '12:162:1']) {
      const { state, issues } = readView({ tidy: wrong }, config);
      expect([state.tidied, issues.map(({ key }) => key)]).toEqual([null, ['view.tidy']]);
    }
  });
});

describe('the view in a link', () => {
  it('comes back as it was written, defaults left out', () => {
    const initial = createViewStore().getInitialState();
    expect(writeView(initial)).toEqual({});
    expect(readView({}, config)).toEqual({ state: standard, ...nothing });
    const view = { task: 2, colouring: 'gigpo', stateValue: 'truth', threshold: 2.5, centre: 'table' } as const;
    expect(writeView({ ...initial, ...view })).toEqual({
      task: '3',
      colour: 'gigpo',
      states: 'truth',
      critical: '2.5',
      centre: 'table',
    });
    expect(readView(writeView({ ...initial, ...view }), config)).toEqual({
      state: { ...standard, ...view },
      ...nothing,
    });
  });

  it.each([
    { task: '4' },
    { task: '0' },
    { task: '1.5' },
    { colour: 'magic' },
    { states: 'lies' },
    // τ = 0 would make every transition critical; criticality asks for at least 0.1.
    { critical: '0' },
    { critical: '11' },
    { critical: 'high' },
    { critical: '' },
    { centre: 'chart' },
    { centre: '' },
    // The house has no grid.
    { centre: 'map' },
    // Fewer than two graphs are no comparison, and the same twice is one.
    { compare: '' },
    { compare: 'g2po' },
    { compare: 'g2po,magic,g2po' },
    { whatif: 'gamma=2;magic=1' },
    { whatifPanel: 'ajar' },
    { settings: 'constructor' },
    { panel: 'graph' },
    { theme: 'neon' },
    { without: 'kl,<b>' },
    { without: '' },
    { select: 'n.' },
    { select: 'x.1a2b3c' },
    { select: 't.-1' },
    { camera: '1,abc,0' },
    { camera: 'NaN,abc,0,0' },
    { magic: '1' },
  ])('falls back to the default for %j, and says so', (link) => {
    const { issues, ...read } = readView(link, config);
    expect(read).toEqual({ state: standard, lent: {}, selection: null, camera: null });
    expect(issues.map(({ key }) => key)).toEqual([`view.${Object.keys(link)[0]}`]);
  });

  it('reports a list of which some entries fit', () => {
    expect(readView({ compare: 'grpo,rloo,magic' }, config).issues).toEqual([
      { key: 'view.compare', message: '1 of its entries cannot be used' },
    ]);
    expect(readView({ whatif: 'gamma=0.5;weight=9;magic=1' }, config).issues).toEqual([
      { key: 'view.whatif', message: '2 of its entries cannot be used' },
    ]);
  });

  it('has the layout, and lends theme and charts', () => {
    const view = {
      ...createViewStore().getInitialState(),
      settingsOpen: false,
      panel: 'charts',
      whatIfOpen: true,
    } as const;
    const written = writeLayout(view, { theme: 'projector', hiddenCharts: ['kl', 'clip'] });
    expect(written).toEqual({
      whatifPanel: 'open',
      settings: 'closed',
      panel: 'charts',
      theme: 'projector',
      without: 'kl,clip',
    });
    expect(readView(written, config)).toEqual({
      ...nothing,
      state: { ...standard, settingsOpen: false, panel: 'charts', whatIfOpen: true },
      lent: { theme: 'projector', hiddenCharts: ['kl', 'clip'] },
    });
    expect(writeLayout(createViewStore().getInitialState(), { theme: 'system', hiddenCharts: [] })).toEqual({});
  });

  it('has what is pointed at', () => {
    const read = readView({ select: 'e.1x2y3z', camera: '99,1x2y3z,-99999,12' }, config);
    expect(read.selection).toEqual({ kind: 'edge', mark: '1x2y3z' });
    // Zoom and distance are clamped to what a camera can be.
    expect(read.camera).toEqual({ zoom: 4, mark: '1x2y3z', x: -10_000, y: 12 });
  });

  it('says what is compared while it is, and under what if', () => {
    const initial = createViewStore().getInitialState();
    const compared = ['g2po', 'g2po;edgeCentricTerm=false', 'whatif'];
    const view = { ...initial, compared, centre: 'compare', whatIf: { weight: 0.5, episodeTerm: false } } as const;
    expect(writeView(view)).toEqual({
      colour: 'g2po.edge_centric',
      compare: 'g2po,g2po;edgeCentricTerm=false,whatif',
      whatif: 'weight=0.5;episodeTerm=false',
    });
    expect(readView(writeView(view), config).state).toMatchObject({
      centre: 'compare',
      compared,
      whatIf: { weight: 0.5, episodeTerm: false },
    });
    const onGraph = writeView({ ...view, centre: 'graph', colouring: 'g2po' });
    expect(onGraph).toEqual({ colour: 'g2po', whatif: 'weight=0.5;episodeTerm=false' });
    // A what-if by hand shows the whole advantage.
    expect(readView({ whatif: 'weight=0.5' }, config).state.colouring).toBe('g2po');
    // By hand: four at most, settings in any order, what does not fit left out.
    expect(readView({ compare: 'grpo,rloo,magic,g2po;weight=9;gamma=0.5,hgpo,gigpo' }, config).state.compared).toEqual([
      ...['grpo', 'rloo', 'g2po;gamma=0.5', 'hgpo'],
    ]);
  });

  it('shows the map in a world that has one', () => {
    const onMap = { ...createViewStore().getInitialState(), centre: 'map' } as const;
    expect(writeView(onMap)).toEqual({ centre: 'map' });
    expect(readView(writeView(onMap), parseConfig({ world: 'keydoor' })).state.centre).toBe('map');
  });

  it('can watch the first task where none is pinned', () => {
    expect(readView({ task: '2' }, parseConfig({ pinned: 0 })).state.task).toBe(0);
  });
});
