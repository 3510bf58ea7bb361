import cytoscape from 'cytoscape';
import { describe, expect, it } from 'vitest';
import { bundleKey, FAILURE_KEY, SUCCESS_KEY } from '../../../src/credit/keys.ts';
import { applyChange, classesOf, writeClasses } from '../../../src/views/graph/apply.ts';
import { type Drawing, difference, draw, formatValue } from '../../../src/views/graph/elements.ts';
import { emphasise } from '../../../src/views/graph/emphasis.ts';
import { contentBox } from '../../../src/views/graph/geometry.ts';
import { remember } from '../../../src/views/graph/memory.ts';
import type { GraphModel } from '../../../src/views/graph/model.ts';
import { place } from '../../../src/views/graph/place.ts';
import { graphThemes } from '../../../src/views/graph/themes.ts';
import { tidy } from '../../../src/views/graph/tidy.ts';
import { modelOf, scenesOf, stateKey } from './scenes.ts';

const theme = graphThemes.light;
const base = modelOf([{ states: [1, 2], success: true }]);

/** The model with the same value in every state and the same advantage on every bundle. */
function credited(value: number, mean: number): GraphModel {
  return {
    ...base,
    nodes: base.nodes.map((node) => ({ ...node, value })),
    bundles: base.bundles.map((bundle) => ({ ...bundle, spread: { mean, min: mean, max: mean } })),
  };
}

function drawModel(model: GraphModel): Drawing {
  const scene = remember(null, model, 1);
  return draw(scene, place(scene, null), theme, 3);
}

function nodeOf(drawing: Drawing, key: string) {
  const element = drawing.get(key);
  if (element?.kind !== 'node') throw new Error(`no node ${key}`);
  return element;
}

/** A rollout that stays where it is once, in presenter mode. */
function drawLoop(): Drawing {
  const scene = remember(null, modelOf([{ states: [1, 1, 2], success: true }]), 1);
  const drawing = draw(scene, place(scene, null), graphThemes.hall, 3);
  return new Map([...drawing].filter(([, one]) => one.kind === 'node' || one.look.source === one.look.target));
}

const noChange = { removed: [], added: [], changed: new Map(), moved: [] };

describe('difference', () => {
  it('is empty between equal drawings, and where values differ by less than a step of the ramp', () => {
    expect(difference(drawModel(credited(5, 1)), drawModel(credited(5, 1)))).toEqual(noChange);
    // One step of 20 is 0.5 of the success reward 10; one of 6 in strength is 0.5 of the scale 3. Both round to the same.
    expect(difference(drawModel(credited(5.01, 1.01)), drawModel(credited(5.04, 0.99)))).toEqual(noChange);
  });

  it('names only the fields that differ', () => {
    const change = difference(drawModel(credited(5, 1)), drawModel(credited(5, -1)));
    const bundle = bundleKey(stateKey(0), stateKey(1));
    expect([...change.changed.keys()].every((key) => base.bundles.some((candidate) => candidate.key === key))).toBe(
      true,
    );
    expect(Object.keys(change.changed.get(bundle) ?? {})).toEqual(['colour']);
  });
});

describe('contentBox', () => {
  it('holds every node that is no ghost, and the loops, which go to the left and up', () => {
    const node = nodeOf(drawModel(credited(5, 1)), stateKey(1));
    const at = { x: 100, y: 200 };
    const placed: Drawing = new Map([
      ['a', { ...node, ...at, look: { ...node.look, size: 40 } }],
      ['b', { ...node, x: 300, y: 200, look: { ...node.look, size: 30 } }],
      ['ghost', { ...node, x: -500, y: 200 }],
    ]);
    const isGhost = (key: string) => key === 'ghost';
    expect(contentBox(placed, isGhost)).toEqual({ left: 80, top: 180, right: 315, bottom: 220 });
    // In presenter mode a loop reaches 46 · 1.15 = 53 from the middle of its node, and half its width of 20 farther.
    const [loop] = [...drawLoop().values()].filter(({ kind }) => kind === 'edge');
    if (loop?.kind !== 'edge') throw new Error('no loop is drawn');
    expect(loop.look.bend).toBe(53);
    const looped = new Map([
      ...placed,
      ['loop', { ...loop, look: { ...loop.look, source: 'a', target: 'a', width: 20 } }],
    ]);
    expect(contentBox(looped, isGhost)).toEqual({ left: 37, top: 137, right: 315, bottom: 220 });
    expect(contentBox(new Map(), isGhost)).toBeNull();
  });
});

describe('applyChange', () => {
  it('writes into Cytoscape what changed, and nothing else', () => {
    const cy = cytoscape({ headless: true, styleEnabled: false });
    const first = drawModel(credited(5, 1));
    applyChange(cy, difference(new Map(), first), first, false);
    expect(cy.nodes()).toHaveLength(5);
    expect(cy.edges()).toHaveLength(3);
    const written: string[] = [];
    cy.on('data position add remove', 'node, edge', (event) => {
      written.push(`${event.type} ${event.target.id()}`);
    });

    applyChange(cy, difference(first, first), first, false);
    expect(written).toEqual([]);

    // One state's value rises: one node is written.
    const model = credited(5, 1);
    const nodes = model.nodes.map((node) => (node.key === stateKey(1) ? { ...node, value: 8 } : node));
    const second = drawModel({ ...model, nodes });
    applyChange(cy, difference(first, second), second, false);
    expect(written).toEqual([`data ${stateKey(1)}`]);
    expect(cy.getElementById(stateKey(1)).data('label')).toBe('8.0');
    cy.destroy();
  });

  it('takes a removed node’s edges along and gives a returning one its look', () => {
    const cy = cytoscape({ headless: true, styleEnabled: false });
    const whole = drawModel(credited(5, 1));
    // Without state 2 and the two bundles at it: 4 nodes and 1 edge.
    const gone = new Set([stateKey(2), bundleKey(stateKey(1), stateKey(2)), bundleKey(stateKey(2), SUCCESS_KEY)]);
    const less: Drawing = new Map([...whole].filter(([key]) => !gone.has(key)));
    applyChange(cy, difference(new Map(), whole), whole, false);
    applyChange(cy, difference(whole, less), less, false);
    expect([cy.nodes().length, cy.edges().length]).toEqual([4, 1]);
    applyChange(cy, difference(less, whole), whole, false);
    expect([cy.nodes().length, cy.edges().length]).toEqual([5, 3]);
    expect(cy.getElementById(stateKey(2)).data('label')).toBe('5.0');
    cy.destroy();
  });

  it('moves nodes only where it may, and reports how far they would have gone', () => {
    const cy = cytoscape({ headless: true, styleEnabled: false });
    const from: Drawing = drawModel(base);
    const key = stateKey(1);
    const element = from.get(key);
    if (element?.kind !== 'node') throw new Error('state 1 is drawn');
    const to: Drawing = new Map([...from, [key, { ...element, x: element.x + 3, y: element.y + 4 }]]);
    applyChange(cy, difference(new Map(), from), from, false);
    expect(applyChange(cy, difference(from, to), to, false)).toBeCloseTo(5, 10);
    expect(cy.getElementById(key).position('x')).toBe(element.x);
    expect(applyChange(cy, difference(from, to), to, true)).toBe(0);
    expect(cy.getElementById(key).position('x')).toBe(element.x + 3);
    cy.destroy();
  });

  it('does not move what persists from scene to scene', () => {
    const scenes = scenesOf([
      [{ states: [1, 2, 3], success: true }],
      [{ states: [1, 4, 5, 3], success: false }],
      [{ states: [6, 7, 8, 9, 2], success: false }],
    ]);
    let placement = tidy(scenes[0]);
    let drawing = draw(scenes[0], placement, theme, 3);
    for (const scene of scenes.slice(1)) {
      placement = place(scene, placement);
      const next = draw(scene, placement, theme, 3);
      expect(difference(drawing, next).moved).toEqual([]);
      drawing = next;
    }
  });
});

describe('looks', () => {
  it('dashes what this iteration did not visit, and a terminal that nothing leads to', () => {
    const scenes = scenesOf([[{ states: [1], success: false }], [{ states: [2], success: false }]]);
    const drawing = draw(scenes[1], place(scenes[1], null), theme, 3);
    const style = (key: string) => {
      const element = drawing.get(key);
      return element?.kind === 'node' ? element.look.outlineStyle : null;
    };
    expect([stateKey(1), SUCCESS_KEY].map(style)).toEqual(['dashed', 'dashed']);
    expect([stateKey(0), stateKey(2), FAILURE_KEY].map(style)).toEqual(['solid', 'solid', 'solid']);
  });

  it('curves only opposite pairs and loops', () => {
    const scene = scenesOf([[{ states: [1, 0, 1, 1, 2], success: true }]])[0];
    const drawing = draw(scene, place(scene, null), theme, 3);
    const curve = (from: number, to: number) => {
      const element = drawing.get(bundleKey(stateKey(from), stateKey(to)));
      return element?.kind === 'edge' ? element.look.curve : null;
    };
    expect(curve(0, 1)).toBe('unbundled-bezier');
    expect(curve(1, 0)).toBe('unbundled-bezier');
    expect(curve(1, 1)).toBe('bezier');
    expect(curve(1, 2)).toBe('straight');
  });

  it('writes values with one decimal, a true minus and no negative zero', () => {
    expect([4.25, 0, -0.01, -1.26, 99.94, 100, 512.4].map(formatValue)).toEqual([
      '4.3',
      '0.0',
      '0.0',
      '−1.3',
      '99.9',
      '100',
      '512',
    ]);
  });
});

describe('writeClasses', () => {
  it('writes the classes that changed', () => {
    const cy = cytoscape({ headless: true, styleEnabled: false });
    const scene = remember(null, base, 1);
    const drawing = draw(scene, place(scene, null), theme, 3);
    applyChange(cy, difference(new Map(), drawing), drawing, false);
    const none = classesOf(drawing, emphasise(scene, null, null, []));
    const chosen = classesOf(drawing, emphasise(scene, { kind: 'node', node: stateKey(1) }, null, []));
    writeClasses(cy, none, chosen);
    expect(cy.elements('.selected').map((element) => element.id())).toEqual([stateKey(1)]);
    const hovered = classesOf(drawing, emphasise(scene, null, { kind: 'node', node: stateKey(2) }, []));
    writeClasses(cy, chosen, hovered);
    expect(cy.elements('.selected')).toHaveLength(0);
    // Lit: state 2, its two bundles, and their other ends: state 1 and success. Dim: state 0, failure, one bundle.
    expect(cy.elements('.dim')).toHaveLength(3);
    cy.destroy();
  });
});
