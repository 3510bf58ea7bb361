/** A state's title as a button that selects it. */
import { useLab } from '../lab.tsx';
import type { Screen } from '../screen.tsx';
import { useTitles } from './titles.ts';

export function NodeLink({ screen, node }: { readonly screen: Screen; readonly node: number }) {
  const { view } = useLab();
  const title = useTitles(screen);
  const key = screen.index.nodeKeys[node];
  const { rollouts, graph } = screen.shown;
  return (
    <button
      type="button"
      className="link"
      title={rollouts.observations[graph.nodeObservation[node]]}
      onClick={() => view.setState({ selection: { kind: 'node', node: key } })}
      onPointerEnter={() => view.setState({ hover: { kind: 'node', node: key } })}
      onPointerLeave={() => view.setState({ hover: null })}
    >
      {title(node)}
    </button>
  );
}
