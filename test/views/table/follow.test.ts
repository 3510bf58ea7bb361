import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildStateGraph } from '../../../src/credit/graph.ts';
import { taskSubset } from '../../../src/credit/taskSubset.ts';
import { indexElements } from '../../../src/views/locate.ts';
import { edgeWays, follow, nodeWays, type Position, siblingsOf } from '../../../src/views/table/follow.ts';
import { anyRollouts, paths } from '../../credit/samples.ts';

// Rows: 0 hall-go→kitchen, 1 kitchen-take→success; 2 hall-run→cellar, 3 cellar-wait→failure;
// 4 hall-look→hall, 5 hall-go→kitchen, 6 kitchen-take→success.
const rollouts = paths([
  'hall -go-> kitchen -take-> success',
  'hall -run-> cellar -wait-> failure',
  'hall -look-> hall -go-> kitchen -take-> success',
]);
const graph = buildStateGraph(rollouts);
const index = indexElements(rollouts, graph);
// |mean|: run 3, take 2, go 1, wait 0.5; look 9, but it is a loop.
const perStep = Float64Array.of(1, 2, -3, 0.5, 9, 1, 2);
const hall = index.nodeKeys[graph.stepNode[0]];
const kitchen = index.nodeKeys[graph.stepNode[1]];
const cellar = index.nodeKeys[graph.stepNode[3]];
const success = index.nodeKeys[graph.stepNextNode[1]];
const edge = (row: number) => index.edgeKeys[graph.stepEdge[row]];
const at = (key: string, ...trail: string[]): Position => ({ at: key, trail });

describe('following edges from state to state', () => {
  const ways = nodeWays(graph, index, perStep);

  it('goes on along the strongest, of either sign, and never round a loop', () => {
    expect(follow(ways, at(hall), 'ArrowRight')).toEqual(at(cellar, hall));
    expect(follow(ways, at(kitchen, hall), 'ArrowRight')).toEqual(at(success, hall, kitchen));
  });

  it('takes the most traversed where nothing is coloured yet', () => {
    expect(follow(nodeWays(graph, index, null), at(hall), 'ArrowRight')).toEqual(at(kitchen, hall));
  });

  it('goes up and down among the ways that leave the state one came from, and stops at their ends', () => {
    expect(siblingsOf(ways, at(cellar, hall))).toEqual([cellar, kitchen]);
    expect(follow(ways, at(cellar, hall), 'ArrowDown')).toEqual(at(kitchen, hall));
    expect(follow(ways, at(kitchen, hall), 'ArrowDown')).toEqual(at(kitchen, hall));
    expect(follow(ways, at(kitchen, hall), 'ArrowUp')).toEqual(at(cellar, hall));
  });

  it('leaves up and down to the rows where no edge was followed', () => {
    expect(follow(ways, at(kitchen), 'ArrowDown')).toBeNull();
    // Training went on: the hall no longer leads here.
    expect(follow(ways, at(success, hall), 'ArrowDown')).toBeNull();
    expect(follow(ways, at(kitchen), 'Home')).toBeNull();
  });

  it('goes back the way it came, else along the strongest that leads here', () => {
    expect(follow(ways, at(success, hall, kitchen), 'ArrowLeft')).toEqual(at(kitchen, hall));
    expect(follow(ways, at(kitchen), 'ArrowLeft')).toEqual(at(hall));
  });

  it('stays where there is no way', () => {
    expect(follow(ways, at(success), 'ArrowRight')).toEqual(at(success));
    expect(follow(ways, at(hall), 'ArrowLeft')).toEqual(at(hall));
    expect(follow(ways, at('gone'), 'ArrowRight')).toEqual(at('gone'));
  });
});

describe('following edges from transition to transition', () => {
  const ways = edgeWays(graph, index, perStep);

  it('goes to those that leave the state one leads to', () => {
    expect(follow(ways, at(edge(0)), 'ArrowRight')).toEqual(at(edge(1), edge(0)));
    expect(follow(ways, at(edge(1)), 'ArrowRight')).toEqual(at(edge(1)));
    // After the loop at the hall: run and go.
    expect(follow(ways, at(edge(4)), 'ArrowRight')).toEqual(at(edge(2), edge(4)));
    expect(follow(ways, at(edge(2), edge(4)), 'ArrowDown')).toEqual(at(edge(0), edge(4)));
  });

  it('goes back to the strongest that leads to where one starts', () => {
    expect(follow(ways, at(edge(3)), 'ArrowLeft')).toEqual(at(edge(2)));
  });
});

describe('any graph', () => {
  it('leads on along an edge that is there, and back to where one was', () => {
    fc.assert(
      fc.property(anyRollouts, (batch) => {
        const some = taskSubset(batch, 0);
        const any = buildStateGraph(some);
        const keys = indexElements(some, any);
        const ways = nodeWays(any, keys, null);
        for (let node = 0; node < any.nodeCount; node++) {
          const start = at(keys.nodeKeys[node]);
          const on = follow(ways, start, 'ArrowRight');
          if (on === null || on.at === start.at) continue;
          const target = keys.nodes.get(on.at);
          const joined = Array.from(any.edgeSource.keys()).some(
            (one) => any.edgeSource[one] === node && any.edgeTarget[one] === target,
          );
          expect(joined).toBe(true);
          expect(follow(ways, on, 'ArrowLeft')).toEqual(start);
        }
      }),
    );
  });
});
