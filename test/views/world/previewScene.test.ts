/** The drawing of a world that is being edited. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { place } from '../../../src/views/graph/place.ts';
import { previewScene, stateKey } from '../../../src/views/world/previewScene.ts';
import { removeState, sketchOf } from '../../../src/views/world/sketch.ts';
import { anyDefinition, small } from '../../worlds/custom/definitions.ts';

const sketch = sketchOf(small);
const [yard, hall] = sketch.states.map(({ id }) => stateKey(id));

describe('the scene of a sketch', () => {
  it('has a node a state and one bundle for all actions between two; invalid ones are not drawn', () => {
    const { nodes, bundles } = previewScene(sketch);
    expect([...nodes.values()].map(({ key, kind, title }) => [key, kind, title])).toEqual([
      [yard, 'start', 'start'],
      [hall, 'state', 'hall'],
      ['success', 'success', ''],
      ['failure', 'failure', ''],
    ]);
    expect([...bundles.values()].map(({ source, target, opposite }) => [source, target, opposite])).toEqual([
      [yard, hall, true],
      [hall, 'success', false],
      [hall, 'failure', false],
      [hall, yard, true],
    ]);
  });

  it('leaves out what leads to a state that is gone', () => {
    expect(previewScene(removeState(sketch, sketch.states[1].id)).bundles.size).toBe(0);
  });

  it('can be placed, whatever is wrong with the world', () => {
    fc.assert(
      fc.property(anyDefinition, (definition) => {
        const { states } = sketchOf(definition);
        const { places } = place(previewScene({ states }), null);
        for (const { id } of states) {
          const at = places.get(stateKey(id));
          expect(Number.isFinite(at?.x) && Number.isFinite(at?.y)).toBe(true);
        }
      }),
    );
  });
});
