/** A selected element in words, part by part: what the inspector says first, for those who hear the page. Pure. */
import { PROGRESS, SETBACK } from '../credit/criticality.ts';
import { NODE_STATE, stepsOfNode } from '../credit/graph.ts';
import { summarise } from '../credit/statistics.ts';
import { graphText } from '../text/graph.ts';
import { inspectorText } from '../text/inspector.ts';
import { mapText } from '../text/map.ts';
import { bottlenecksTell } from './bottlenecks.ts';
import { decimal, signed } from './format.ts';
import { shortAction } from './graph/titles.ts';
import { waysOn } from './graphKeys.ts';
import { type Located, rowOf, rowsOf } from './locate.ts';
import { colouringWord } from './map/describe.ts';
import type { Screen } from './screen.tsx';

/** Characters of an action that are read out: a message of an agent may be a page of text. */
const SPOKEN_LENGTH = 120;

/**
 * "State: kitchen", "value 4.31", "12 visits", "3 ways on"; a transition, or a rollout and its step, likewise.
 * @param title short name of a node
 */
export function spokenParts(located: Located, screen: Screen, title: (node: number) => string): readonly string[] {
  const { rollouts, graph, criticality } = screen.shown;
  const action = (number: number) => shortAction(rollouts.actions[number], SPOKEN_LENGTH);
  switch (located.kind) {
    case 'node': {
      const { node } = located;
      const parts = [graphText.spoken.state(title(node))];
      if (graph.nodeKind[node] !== NODE_STATE) return parts;
      if (screen.has.values) parts.push(mapText.value(decimal(screen.shown.values.node[node])));
      parts.push(mapText.visits(stepsOfNode(graph, node).length), graphText.spoken.ways(waysOn(graph, node)));
      return parts;
    }
    case 'edge':
    case 'bundle': {
      const edges = located.kind === 'edge' ? [located.edge] : located.edges;
      const [first] = edges;
      const actions = mapText.actions(edges.map((edge) => action(graph.edgeAction[edge])));
      const parts = [
        graphText.spoken.transition(actions, title(graph.edgeSource[first]), title(graph.edgeTarget[first])),
      ];
      const rows = rowsOf(located, rollouts, graph);
      if (screen.perStep !== null && 'values' in screen.perStep) {
        const { mean } = summarise(screen.perStep.values, rows);
        parts.push(mapText.coloured(colouringWord(screen.colouring), signed(mean)));
      }
      parts.push(mapText.steps(rows.length));
      if (!screen.has.credit) return parts;
      if (edges.some((edge) => criticality.kind[edge] === PROGRESS)) parts.push(mapText.critical.progress);
      if (edges.some((edge) => criticality.kind[edge] === SETBACK)) parts.push(mapText.critical.setback);
      if (bottlenecksTell(rollouts) && edges.some((edge) => criticality.bottleneck[edge] === 1))
        parts.push(mapText.bottleneck);
      return parts;
    }
    case 'trajectory': {
      const { trajectory, step } = located;
      if (step === null) {
        const { success, failure } = inspectorText.trajectory;
        return [inspectorText.rollouts.row(trajectory + 1, rollouts.success[trajectory] === 1 ? success : failure)];
      }
      const row = rowOf(rollouts, trajectory, step);
      const values = screen.perStep !== null && 'values' in screen.perStep ? screen.perStep.values : null;
      const advantage = values === null ? null : signed(values[row]);
      return [inspectorText.rollouts.chip(trajectory + 1, step + 1, action(rollouts.action[row]), advantage)];
    }
  }
}
