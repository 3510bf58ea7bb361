import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FlatConfig } from '../../../src/config/config.ts';
import {
  type EditHistory,
  MOST_EDITS,
  noEdits,
  recordEdit,
  redone,
  undone,
  withSide,
} from '../../../src/views/controls/editHistory.ts';

const house: FlatConfig = { world: 'house', gamma: 0.95, tasks: 16 };

/** Takes one edit back and applies it. */
function undo(values: FlatConfig, history: EditHistory): { values: FlatConfig; history: EditHistory } {
  const back = undone(history);
  return back === null ? { values, history } : { values: withSide(values, back.edit.before), history: back.history };
}

function redo(values: FlatConfig, history: EditHistory): { values: FlatConfig; history: EditHistory } {
  const again = redone(history);
  return again === null ? { values, history } : { values: withSide(values, again.edit.after), history: again.history };
}

describe('the history of edits', () => {
  it('remembers only what an edit changed, so that undo leaves the rest alone', () => {
    const history = recordEdit(noEdits, house, { ...house, gamma: 0.9 });
    expect(history.past).toEqual([{ before: { gamma: 0.95 }, after: { gamma: 0.9 }, gesture: null }]);
    // Tasks changed meanwhile by other means: they stay.
    expect(undo({ ...house, gamma: 0.9, tasks: 4 }, history).values).toEqual({ ...house, tasks: 4 });
  });

  it('does not change by no change', () => {
    expect(recordEdit(noEdits, house, { ...house })).toBe(noEdits);
  });

  it('takes a drag back in one, and forgets one that ended where it began', () => {
    const at = (gamma: number) => ({ ...house, gamma });
    let history = recordEdit(noEdits, at(0.95), at(0.9), 'drag 1');
    history = recordEdit(history, at(0.9), at(0.8), 'drag 1');
    history = recordEdit(history, at(0.8), at(0.7), 'drag 2');
    expect(history.past.map(({ before, after }) => [before.gamma, after.gamma])).toEqual([
      [0.95, 0.8],
      [0.8, 0.7],
    ]);
    expect(recordEdit(history, at(0.7), at(0.8), 'drag 2').past.length).toBe(1);
  });

  it('keeps both worlds whole where an edit changes the world', () => {
    const keydoor: FlatConfig = { world: 'keydoor', gamma: 0.95, tasks: 16, 'world.size': 'small' };
    const history = recordEdit(noEdits, house, keydoor);
    const back = undo(keydoor, history);
    expect(back.values).toEqual(house);
    expect(redo(back.values, back.history).values).toEqual(keydoor);
  });

  it('drops the oldest beyond its bound', () => {
    let history = noEdits;
    for (let i = 0; i <= MOST_EDITS; i++) history = recordEdit(history, { n: i }, { n: i + 1 });
    expect(history.past.length).toBe(MOST_EDITS);
    // Edit 0 → 1 is gone: the oldest is 1 → 2.
    expect(history.past[0].before).toEqual({ n: 1 });
  });

  it('undo goes back through every state and redo forward again, whatever was edited', () => {
    const edits = fc.array(fc.record({ key: fc.constantFrom('a', 'b', 'c'), value: fc.nat(5) }), { maxLength: 20 });
    fc.assert(
      fc.property(edits, (list) => {
        const start: FlatConfig = { a: 0, b: 0, c: 0 };
        let now = { values: start, history: noEdits };
        const states: FlatConfig[] = [start];
        for (const { key, value } of list) {
          const values = { ...now.values, [key]: value };
          const history = recordEdit(now.history, now.values, values);
          if (history !== now.history) states.push(values);
          now = { values, history };
        }
        const end = now.values;
        for (let i = states.length - 2; i >= 0; i--) {
          now = undo(now.values, now.history);
          expect(now.values).toEqual(states[i]);
        }
        expect(undone(now.history)).toBeNull();
        for (let i = 1; i < states.length; i++) {
          now = redo(now.values, now.history);
          expect(now.values).toEqual(states[i]);
        }
        expect(now.values).toEqual(end);
        expect(redone(now.history)).toBeNull();
      }),
    );
  });

  it('a new edit ends what could be made again', () => {
    const back = undo({ ...house, gamma: 0.9 }, recordEdit(noEdits, house, { ...house, gamma: 0.9 }));
    expect(redone(recordEdit(back.history, back.values, { ...back.values, tasks: 2 }))).toBeNull();
  });
});
