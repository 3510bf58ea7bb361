import { describe, expect, it } from 'vitest';
import { bundleKey } from '../../../src/credit/keys.ts';
import type { Selection } from '../../../src/store/view.ts';
import { type Geometry, placeCaptions, signGlyph } from '../../../src/views/graph/captions.ts';
import { emphasise } from '../../../src/views/graph/emphasis.ts';
import { boxAround, overlap } from '../../../src/views/graph/labels.ts';
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

/** Nodes at these places, bundles straight between them. */
function geometryOf(scene: GraphScene, placeOf: (key: string) => { readonly x: number; readonly y: number }): Geometry {
  return {
    bounds: { left: 0, top: 0, right: 1200, bottom: 400 },
    node: (key) => ({ ...placeOf(key), radius: 15 }),
    along: (key, t) => {
      const bundle = scene.bundles.get(key);
      if (bundle === undefined) return null;
      const [from, to] = [placeOf(bundle.source), placeOf(bundle.target)];
      return { x: from.x + t * (to.x - from.x), y: from.y + t * (to.y - from.y) };
    },
  };
}

/** Nodes in a row, 200 pixels apart, in the order of the scene. */
function rowOf(scene: GraphScene): Geometry {
  const keys = [...scene.nodes.keys()].sort();
  return geometryOf(scene, (key) => ({ x: 100 + 200 * keys.indexOf(key), y: 200 }));
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

describe('an opened caption', () => {
  const action = { critical: null, edgeAdvantage: null, bottleneck: false, traversals: 2 };
  const mean = (value: number) => ({ mean: value, min: value, max: value });
  const scene = sceneWith({
    actions: [{ ...action, edgeKey: 'x', action: 'go to the fridge', spread: mean(2) }],
    spread: mean(2),
  });

  /** The box of the caption of 0 → 1, both steep below each other at x = 300, with another state where it would stand first. */
  function boxWith(other: { readonly x: number; readonly y: number }) {
    const places = new Map([
      [stateKey(0), { x: 300, y: 120 }],
      [stateKey(1), { x: 300, y: 320 }],
      [stateKey(2), other],
    ]);
    const geometry = geometryOf(scene, (key) => places.get(key) ?? { x: 1100, y: 40 });
    const emphasis = emphasise(scene, { kind: 'edge', edge: 'x' }, null, []);
    const measure = (text: string, size: number) => 0.5 * size * text.length;
    const captions = placeCaptions({ scene, emphasis, theme: graphThemes.light, geometry, measure });
    const opened = captions.find(({ id }) => id === `open ${between(0, 1)}`);
    if (opened?.frame == null) throw new Error('the caption is missing');
    const { x, y, frame } = opened;
    return boxAround({ x, y }, frame.width, frame.height);
  }

  it('covers no state where a place beside its line is free of them, and leaves its line in sight', () => {
    for (const y of [150, 180, 220, 250, 290]) {
      for (const x of [200, 240, 300, 350, 420]) {
        const box = boxWith({ x, y });
        const said = `other state at ${x}, ${y}`;
        expect(overlap(box, boxAround({ x, y }, 30, 30)), said).toBe(false);
        expect(overlap(box, boxAround({ x: 300, y: 120 }, 30, 30)), said).toBe(false);
        expect(overlap(box, boxAround({ x: 300, y: 320 }, 30, 30)), said).toBe(false);
        expect(box.left > 300 || box.right < 300 || box.bottom < 120 || box.top > 320, said).toBe(true);
      }
    }
  });
});

describe('signGlyph', () => {
  it('tells plus, minus, both and neither', () => {
    const mean = (value: number) => ({ mean: value, min: value, max: value });
    expect([signGlyph(mean(1), false), signGlyph(mean(-1), false), signGlyph(spread, true)]).toEqual(['+', '−', '±']);
    expect([signGlyph(mean(0), false), signGlyph(null, false)]).toEqual(['', '']);
  });
});
