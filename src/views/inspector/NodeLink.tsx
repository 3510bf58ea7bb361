/** A state's title as a button that selects it. */
import { AgentText } from '../AgentText.tsx';
import type { Screen } from '../screen.tsx';
import { Jump } from './Jump.tsx';
import { useTitles } from './titles.ts';

export function NodeLink({ screen, node }: { readonly screen: Screen; readonly node: number }) {
  const title = useTitles(screen);
  const { rollouts, graph } = screen.shown;
  const observed = graph.nodeObservation[node] >= 0;
  return (
    <Jump
      to={{ kind: 'node', node: screen.index.nodeKeys[node] }}
      look="link"
      title={rollouts.observations[graph.nodeObservation[node]]}
    >
      {observed ? <AgentText shown={screen.shown}>{title(node)}</AgentText> : title(node)}
    </Jump>
  );
}
