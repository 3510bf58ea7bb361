import { describe, expect, it } from 'vitest';
import { bundleKey } from '../../../src/credit/keys.ts';
import type { Selection } from '../../../src/store/view.ts';
import { type Geometry, placeCaptions, signGlyph } from '../../../src/views/graph/captions.ts';
import { emphasise } from '../../../src/views/graph/emphasis.ts';
import { type GraphScene, remember } from '../../../src/views/graph/memory.ts';
import type { Bundle, GraphModel } from '../../../src/views/graph/model.ts';
import { graphThemes } from '../../../src/views/graph/themes.ts';
import { modelOf, stateKey } from './scenes.ts';

const spread = { mean: 2, min: -1, max: 5 };
const between = (from: number, to: number) => bundleKey(stateKey(from), stateKey(to));

/** 0 → 1 → 2 → success, with 0 → 1 changed. */
function sceneWith(change: Partial<Bundle>): GraphScene {
  const model = modelOf([{ states: [1, 2], success: true }]);
  const bundles = model.bundles.map((bundle) => (bundle.key === between(0, 1) ? { ...bundle, ...change } : bundle));
  const changed: GraphModel = { ...model, bundles };
  return remember(null, changed, 1);
}

/** Nodes in a row, 200 pixels apart, in the order of the scene; bundles straight between them. */
function rowOf(scene: GraphScene): Geometry {
  const keys = [...scene.nodes.keys()].sort();
  const node = (key: string) => ({ x: 100 + 200 * keys.indexOf(key), y: 200, radius: 15 });
  return {
    bounds: { left: 0, top: 0, right: 1200, bottom: 400 },
    node,
    along: (key, t) => {
      const bundle = scene.bundles.get(key);
      if (bundle === undefined) return null;
      const [from, to] = [node(bundle.source), node(bundle.target)];
      return { x: from.x + t * (to.x - from.x), y: 200 };
    },
  };
}

function texts(scene: GraphScene, selection: Selection | null = null, hover: Selection | null = null): string[] {
  const emphasis = emphasise(scene, selection, hover, []);
  const measure = (text: string, size: number) => 0.5 * size * text.length;
  const captions = placeCaptions({ scene, emphasis, theme: graphThemes.light, geometry: rowOf(scene), measure });
  return captions.map(({ lines }) => lines.map((runs) => runs.map(({ text }) => text).join('')).join('/'));
}

describe('placeCaptions', () => {
  it('names every state in sight, and of the transitions the critical ones, with their sign', () => {
    const critical = sceneWith({ critical: 'progress', spread: { mean: 2, min: 2, max: 2 } });
    expect(texts(sceneWith({ spread }))).not.toContain('+ go');
    expect(texts(critical)).toEqual(expect.arrayContaining(['success', 'failure', '+ go']));
    expect(texts(sceneWith({ critical: 'progress', bottleneck: true, spread, mixed: true }))).toContain('◆ ± go');
  });

  it('unfolds a selected bundle into its actions with mean, count and range', () => {
    const action = { critical: null, edgeAdvantage: null, bottleneck: false };
    const actions = [
      { ...action, edgeKey: 'x', action: 'open the door', traversals: 2, spread },
      { ...action, edgeKey: 'y', action: 'look', traversals: 1, spread: { mean: -0.5, min: -0.5, max: -0.5 } },
    ];
    const scene = sceneWith({ actions, traversals: 3, spread });
    const opened = '+2.00  open the door  ×2  −1.00 … +5.00/−0.50  look  ×1';
    expect(texts(scene)).not.toContain(opened);
    expect(texts(scene, { kind: 'bundle', bundle: between(0, 1) })).toContain(opened);
    expect(texts(scene, { kind: 'edge', edge: 'y' })).toContain(opened);
  });

  it('names a ghost only when it is pointed at', () => {
    const scene = remember(sceneWith({}), modelOf([{ states: [1], success: true }]), 2);
    const title = scene.nodes.get(stateKey(2))?.title ?? '';
    const named = (list: string[]) => list.map((text) => text.replace('/', ' ')).includes(title);
    expect(named(texts(scene))).toBe(false);
    expect(named(texts(scene, null, { kind: 'node', node: stateKey(2) }))).toBe(true);
  });
});

describe('signGlyph', () => {
  it('tells plus, minus, both and neither', () => {
    const mean = (value: number) => ({ mean: value, min: value, max: value });
    expect([signGlyph(mean(1), false), signGlyph(mean(-1), false), signGlyph(spread, true)]).toEqual(['+', '−', '±']);
    expect([signGlyph(mean(0), false), signGlyph(null, false)]).toEqual(['', '']);
  });
});
