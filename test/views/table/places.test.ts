import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundleKey } from '../../../src/credit/keys.ts';
import { indexElements } from '../../../src/views/locate.ts';
import { moveByRows, selectedKeys, selectionOf, TABS, tabOf } from '../../../src/views/table/places.ts';
import { rowsInSight, scrollToRow } from '../../../src/views/table/rowWindow.ts';
import { paths } from '../../credit/samples.ts';
import { shownOf } from '../shownOf.ts';

const { rollouts, graph } = shownOf(paths(['a -x-> b -y-> success', 'a -w-> b -z-> failure']));
const index = indexElements(rollouts, graph);

describe('rows of a selection', () => {
  it('are those of its kind: every edge of a bundle', () => {
    const [x, w] = [graph.stepEdge[0], graph.stepEdge[2]];
    const [a, b] = [index.nodeKeys[graph.stepNode[0]], index.nodeKeys[graph.stepNode[1]]];
    const bundle = { kind: 'bundle', bundle: bundleKey(a, b) } as const;
    expect(tabOf(bundle)).toBe('edge');
    expect(selectedKeys(bundle, 'edge', index)).toEqual(new Set([index.edgeKeys[x], index.edgeKeys[w]]));
    expect(selectedKeys(bundle, 'node', index)).toEqual(new Set());
    expect(selectedKeys({ kind: 'bundle', bundle: 'gone' }, 'edge', index)).toEqual(new Set());
    expect(selectedKeys(null, 'node', index)).toEqual(new Set());
  });

  it('select what they are selected by', () => {
    for (const tab of TABS) {
      const selection = selectionOf(tab, '3');
      expect(tabOf(selection)).toBe(tab);
      expect(selectedKeys(selection, tab, index)).toEqual(new Set(['3']));
    }
    // A step of a rollout is in the rollout's row.
    expect(selectedKeys({ kind: 'trajectory', trajectory: 1, step: 4 }, 'trajectory', index)).toEqual(new Set(['1']));
  });
});

describe('moving by rows', () => {
  it('goes one, a page or all the way, and stops at the ends', () => {
    const keys = ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'];
    expect(keys.map((key) => moveByRows(5, 20, key, 10))).toEqual([6, 4, 15, 0, 0, 19]);
    expect(moveByRows(19, 20, 'ArrowDown', 10)).toBe(19);
  });

  it('begins at the first row, and is nothing in an empty table or for another key', () => {
    expect(moveByRows(-1, 20, 'ArrowDown', 10)).toBe(0);
    expect(moveByRows(-1, 20, 'ArrowUp', 10)).toBe(0);
    expect(moveByRows(-1, 0, 'ArrowDown', 10)).toBeNull();
    expect(moveByRows(3, 20, 's', 10)).toBeNull();
  });
});

describe('rows in sight', () => {
  const viewport = fc.record({
    scrollTop: fc.double({ min: 0, max: 60_000, noNaN: true }),
    height: fc.double({ min: 1, max: 2000, noNaN: true }),
    rowHeight: fc.double({ min: 16, max: 60, noNaN: true }),
  });

  it('are all drawn, and little else', () => {
    fc.assert(
      fc.property(viewport, fc.nat({ max: 2000 }), (view, count) => {
        const { first, end } = rowsInSight(view, count);
        for (let row = 0; row < count; row++) {
          const top = row * view.rowHeight;
          const seen = top < view.scrollTop + view.height && top + view.rowHeight > view.scrollTop;
          if (seen) expect(row >= first && row < end).toBe(true);
        }
        // What fits, the two cut at the edges, and the spare ones at either end.
        expect(end - first).toBeLessThanOrEqual(view.height / view.rowHeight + 2 + 2 * 8);
        expect(first).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('do not scroll for a row that is in sight, and show one that is not', () => {
    const view = { scrollTop: 100, height: 200, rowHeight: 20 };
    // Rows 5 … 14 are wholly in sight. Row 4 begins at 80; row 15 ends at 320: 320 − 200 = 120.
    expect([5, 14].map((row) => scrollToRow(view, row))).toEqual([100, 100]);
    expect(scrollToRow(view, 4)).toBe(80);
    expect(scrollToRow(view, 15)).toBe(120);
  });
});
