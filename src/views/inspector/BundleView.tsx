/** Several actions that lead from one state to the same next one: the list to pick from. */
import { inspectorText } from '../../text/inspector.ts';
import type { Screen } from '../screen.tsx';
import { EdgeButton, EdgeFigure } from './EdgeList.tsx';
import { NodeLink } from './NodeLink.tsx';

export function BundleView({ screen, edges }: { readonly screen: Screen; readonly edges: readonly number[] }) {
  const { graph } = screen.shown;
  const text = inspectorText.bundle;
  return (
    <section>
      <h2>{text.heading}</h2>
      <p className="element-title">{text.actions(edges.length)}</p>
      <p className="from-to">
        <NodeLink screen={screen} node={graph.edgeSource[edges[0]]} /> →{' '}
        <NodeLink screen={screen} node={graph.edgeTarget[edges[0]]} />
      </p>
      <ul className="edges">
        {edges.map((edge) => (
          <EdgeButton
            key={screen.index.edgeKeys[edge]}
            screen={screen}
            edge={edge}
            detail={`${graph.edgeStart[edge + 1] - graph.edgeStart[edge]} ×`}
            figure={<EdgeFigure screen={screen} edge={edge} />}
          />
        ))}
      </ul>
    </section>
  );
}
