import { describe, expect, it } from 'vitest';
import { colourings } from '../../../src/views/colouring.ts';
import { cellParts, colouringWord, elementParts } from '../../../src/views/map/describe.ts';
import { elementOn } from '../../../src/views/map/picking.ts';
import { mapsOf, perStep, twoRollouts } from './tinyMaze.ts';

const model = mapsOf(twoRollouts(), perStep);
const said = (map: number, cell: number, transition: string | null) => {
  const element = elementOn(model, { map, cell, transition });
  return element === null ? null : elementParts(element, model, 'A_EC');
};

describe('what is said of the map', () => {
  it('names a cell by row and column, its landmarks, value and visits', () => {
    expect(said(0, 2, null)).toEqual(['row 1, column 3', 'key', 'value 1.25', '1 visit']);
    // 0.078125 to two digits.
    expect(said(0, 0, null)).toEqual(['row 1, column 1', 'start', 'value 0.08', '4 visits']);
    expect(said(1, 0, null)).toEqual(['row 1, column 1', 'start', 'not visited']);
    expect(said(0, 4, null)).toEqual(['row 2, column 2', 'wall']);
  });

  it('says nothing of values before there are any', () => {
    const merged = mapsOf(twoRollouts(), perStep, { values: false, credit: false });
    expect(cellParts(merged.maps[0].cells[1])).toEqual(['row 1, column 2', '2 visits']);
  });

  it('names a transition by its action, where it leads, its number, and what is special about it', () => {
    expect(said(0, 1, 'move 1 0 2')).toEqual(['row 1, column 2', 'east', 'to row 1, column 3', 'A_EC +2.00', '1 step']);
    expect(said(0, 0, 'move 0 0 1')).toEqual([
      'row 1, column 1',
      'east',
      'to row 1, column 2',
      'A_EC 0.00',
      '−1.00 … +1.00',
      '2 steps',
    ]);
    expect(said(0, 2, 'phase 2 1 2')?.slice(1, 3)).toEqual(['take', 'on to “After”']);
    expect(said(0, 0, 'stay 0 0 0')?.slice(1, 3)).toEqual(['look', 'stays here']);
    expect(said(0, 0, 'failure 0')?.slice(1, 4)).toEqual(['east', 'failure', 'A_EC −4.00']);
    expect(said(1, 5, 'success 5')).toEqual(['row 2, column 3', 'open', 'success', 'A_EC +5.00', '1 step', 'progress']);
  });

  it('calls every colouring by another name', () => {
    const names = colourings.map(colouringWord);
    expect(names.slice(0, 2)).toEqual(['G2PO', 'A_EC']);
    expect(new Set(names).size).toBe(names.length);
  });
});
