import { describe, expect, it } from 'vitest';
import {
  type Compared,
  choicesFor,
  columnOf,
  columnsOf,
  extended,
  matrixColumns,
  reduced,
  replaced,
} from '../../../src/views/compare/columns.ts';
import { defaults } from '../../credit/samples.ts';

const compared: Compared = { trained: { ...defaults, estimator: 'g2po' }, whatIf: { gamma: 0.5 }, shown: 'gigpo' };

describe('a column', () => {
  it('is an estimator as it trains, one with settings of its own, or the what-if', () => {
    expect(columnOf('g2po', compared)).toMatchObject({ name: 'G2PO', trains: true, live: false });
    expect(columnOf('gigpo', compared)).toMatchObject({ name: 'GiGPO', trains: false });
    expect(columnOf('g2po;edgeCentricTerm=false', compared)).toMatchObject({
      name: 'G2PO without A_EC',
      trains: false,
    });
    // Of the estimator that is on screen.
    expect(columnOf('whatif', compared)).toMatchObject({
      variant: { estimator: 'gigpo', settings: { gamma: 0.5 } },
      name: 'GiGPO, γ 0.5',
      live: true,
    });
    expect(columnOf('magic', compared)).toBeNull();
  });

  it('is what trains where its settings are those', () => {
    const same = `g2po;gamma=${defaults.gamma}`;
    expect(columnOf(same, compared)).toMatchObject({ name: 'G2PO', trains: true });
    expect(columnOf('whatif', { ...compared, whatIf: {}, shown: 'g2po' })?.trains).toBe(true);
  });
});

describe('the columns', () => {
  it('are changed one for another, and change places', () => {
    expect(replaced(['g2po', 'gigpo'], 'gigpo', 'grpo')).toEqual(['g2po', 'grpo']);
    expect(replaced(['g2po', 'gigpo', 'rloo'], 'rloo', 'g2po')).toEqual(['rloo', 'gigpo', 'g2po']);
  });

  it('grow to four: by the what-if, if there is one, else by an estimator that is not there', () => {
    expect(extended(['g2po', 'gigpo'], { gamma: 0.5 })).toEqual(['g2po', 'gigpo', 'whatif']);
    expect(extended(['g2po', 'gigpo', 'whatif'], { gamma: 0.5 })).toEqual(['g2po', 'gigpo', 'whatif', 'graphgpo']);
    expect(extended(['g2po', 'gigpo'], {})).toEqual(['g2po', 'gigpo', 'graphgpo']);
    const four = ['g2po', 'gigpo', 'grpo', 'rloo'];
    expect(extended(four, {})).toBe(four);
  });

  it('shrink to two', () => {
    expect(reduced(['g2po', 'gigpo', 'grpo'], 'g2po')).toEqual(['gigpo', 'grpo']);
    expect(reduced(['gigpo', 'grpo'], 'grpo')).toEqual(['gigpo', 'grpo']);
  });

  it('are chosen among every estimator, the what-if, and single changes of their own', () => {
    const { estimators, live, changes } = choicesFor('g2po', compared);
    expect(estimators.map(({ name }) => name)).toEqual(['GRPO', 'RLOO', 'GiGPO', 'HGPO', 'GraphGPO', 'G2PO']);
    expect(live.map(({ name }) => name)).toEqual(['GiGPO, γ 0.5']);
    expect(changes.map(({ name }) => name)).toEqual([
      ...['G2PO without A_EP', 'G2PO without A_NC', 'G2PO without A_EC'],
      ...[
        'G2PO, penalty outside',
        'G2PO, mean only',
        'G2PO, statistics over trajectories',
        'G2PO, own-trajectory values',
      ],
    ]);
  });

  it('stand in the matrix beside every estimator where they are something else', () => {
    const columns = columnsOf(['g2po', 'whatif', 'g2po;edgeCentricTerm=false'], compared);
    expect(matrixColumns(columns, compared).map(({ name }) => name)).toEqual([
      ...['GRPO', 'RLOO', 'GiGPO', 'HGPO', 'GraphGPO', 'G2PO'],
      ...['GiGPO, γ 0.5', 'G2PO without A_EC'],
    ]);
  });
});
