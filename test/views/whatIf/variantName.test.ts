import { expect, it } from 'vitest';
import { estimatorOptions } from '../../../src/credit/estimator.ts';
import { estimators } from '../../../src/credit/estimators/registry.ts';
import { variantText } from '../../../src/text/compare.ts';
import { tellingSettings, variantName } from '../../../src/views/whatIf/variantName.ts';
import { defaults } from '../../credit/samples.ts';

const name = (settings: Record<string, number | boolean | string>, trained = defaults) =>
  variantName({ estimator: 'g2po', settings }, trained);

it('names an estimator by what is otherwise than as it trains', () => {
  expect(name({})).toBe('G2PO');
  expect(name({ edgeCentricTerm: false })).toBe('G2PO without A_EC');
  expect(name({ edgeCentricTerm: false, episodeTerm: false, nodeCentricTerm: false })).toBe(
    'G2PO without A_EP, A_NC and A_EC',
  );
  expect(name({ gamma: 0.9, edgeCentricTerm: false })).toBe('G2PO without A_EC, γ 0.9');
  expect(name({ valueAggregation: 'trajectory', weight: 0 })).toBe('G2PO, w 0, own-trajectory values');
  expect(name({ edgeCentricTerm: true }, { ...defaults, edgeCentricTerm: false })).toBe('G2PO with A_EC');
  expect(name({ edgeCentricTerm: true })).toBe('G2PO');
});

it('leaves out what the estimator does not read', () => {
  const variant = {
    estimator: 'grpo',
    settings: { edgeCentricTerm: false, gamma: 0.5, normalisation: 'mean_norm' },
  } as const;
  expect(tellingSettings(variant, defaults)).toEqual({ normalisation: 'mean_norm' });
  expect(variantName(variant, defaults)).toBe('GRPO, mean only');
});

it('has words for every setting and choice that an estimator reads', () => {
  for (const { uses } of estimators) {
    for (const id of uses) {
      const option = estimatorOptions[id];
      if (option.kind === 'flag') expect(variantText.terms, id).toHaveProperty(id);
      else if (option.kind === 'number') expect(variantText.symbols, id).toHaveProperty(id);
      else for (const choice of option.choices) expect(variantText.choices[id], id).toHaveProperty(choice.id);
    }
  }
});
