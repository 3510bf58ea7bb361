import { expect, it } from 'vitest';
import { asItTrains, edited, MOST_PAST, undone, type WhatIfState } from '../../src/store/whatIf.ts';

it('undoes edits one by one, those of one drag together', () => {
  let state: WhatIfState = edited(asItTrains, { edgeCentricTerm: false });
  for (const gamma of [0.9, 0.8, 0.7]) state = edited(state, { edgeCentricTerm: false, gamma }, 'drag 1');
  state = edited(state, { edgeCentricTerm: false, gamma: 0.6 }, 'drag 2');
  expect(state.whatIf).toEqual({ edgeCentricTerm: false, gamma: 0.6 });

  const seen = [];
  for (let k = 0; k < 4; k++) {
    state = undone(state);
    seen.push(state.whatIf);
  }
  expect(seen).toEqual([{ edgeCentricTerm: false, gamma: 0.7 }, { edgeCentricTerm: false }, {}, {}]);
  expect(state).toEqual(asItTrains);
});

it('forgets the oldest edits', () => {
  let state: WhatIfState = asItTrains;
  for (let k = 0; k <= MOST_PAST; k++) state = edited(state, { weight: k / 100 });
  expect(state.whatIfPast).toHaveLength(MOST_PAST);
  // The edit from nothing is gone: the oldest left leads back to the first weight.
  expect(state.whatIfPast[0].whatIf).toEqual({ weight: 0 });
});
