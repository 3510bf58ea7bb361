import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSettings, readVariant, writeSettings, writeVariant } from '../../src/config/variants.ts';
import { estimators } from '../../src/credit/estimators/registry.ts';

describe('an estimator with settings of its own, as a text', () => {
  it('is its id, and what is otherwise, in the order of the settings', () => {
    expect(writeVariant({ estimator: 'gigpo', settings: {} })).toBe('gigpo');
    const settings = { edgeCentricTerm: false, gamma: 0.9, valueAggregation: 'trajectory' };
    expect(writeVariant({ estimator: 'g2po', settings })).toBe(
      'g2po;gamma=0.9;valueAggregation=trajectory;edgeCentricTerm=false',
    );
  });

  it('comes back as it was written', () => {
    const anySettings = fc.record(
      {
        gamma: fc.double({ min: 0.01, max: 1, noNaN: true }),
        weight: fc.double({ min: 0, max: 4, noNaN: true }),
        historyLength: fc.integer({ min: 0, max: 8 }),
        nodeCentricTerm: fc.boolean(),
        normalisation: fc.constantFrom('mean_norm', 'mean_std_norm'),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.constantFrom(...estimators.map(({ id }) => id)), anySettings, (estimator, settings) => {
        // −0 is written "0".
        const plain = Object.fromEntries(Object.entries(settings).map(([id, value]) => [id, value === 0 ? 0 : value]));
        expect(readVariant(writeVariant({ estimator, settings: plain }))).toEqual({ estimator, settings: plain });
        expect(readSettings(writeSettings(plain))).toEqual(plain);
      }),
    );
  });

  it('leaves out what is unknown or out of bounds', () => {
    expect(readVariant('magic')).toBeNull();
    expect(readVariant('')).toBeNull();
    expect(
      readVariant('g2po;gamma=2;gama=0.5;weight=;edgeCentricTerm=maybe;normalisation=none;historyLength=1.5;'),
    ).toEqual({
      estimator: 'g2po',
      settings: {},
    });
    expect(readSettings('weight=0.5;gamma=high')).toEqual({ weight: 0.5 });
    // Named like what every object has.
    expect(readSettings('constructor=1;__proto__=1')).toEqual({});
  });
});
