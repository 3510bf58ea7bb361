/** What the pointer rests on and picks: elements of the graph, or steps of the lanes while these stand in its place. */
import type { Core, EventObject, SingularElementReturnValue } from 'cytoscape';
import type { Selection } from '../../store/view.ts';
import type { GraphCallbacks } from './graphView.ts';
import type { Overlay } from './overlay.ts';

/** Reports hovering and picking until the returned function is called. */
export function watchPointer(
  cy: Core,
  container: HTMLElement,
  overlay: Pick<Overlay, 'covers' | 'stepAt'>,
  { onSelect, onHover }: Pick<GraphCallbacks, 'onSelect' | 'onHover'>,
): () => void {
  const point = (selection: Selection | null): void => {
    container.style.cursor = selection === null ? '' : 'pointer';
    onHover(selection);
  };
  const left = (): void => point(null);

  const laneStep = ({ renderedPosition }: EventObject): Selection | null => {
    const found = overlay.stepAt(renderedPosition);
    return found === null ? null : { kind: 'trajectory', ...found };
  };

  cy.on('tap', (event: EventObject) => {
    if (overlay.covers) onSelect(laneStep(event));
    else onSelect(event.target === cy ? null : selectionOf(event.target));
  });
  cy.on('mouseover', 'node, edge', (event: EventObject) => {
    if (!overlay.covers) point(selectionOf(event.target));
  });
  cy.on('mouseout', 'node, edge', () => {
    if (!overlay.covers) left();
  });
  let over = '';
  cy.on('mousemove', (event: EventObject) => {
    if (!overlay.covers) {
      over = '';
      return;
    }
    const step = laneStep(event);
    const now = JSON.stringify(step);
    if (now === over) return;
    over = now;
    point(step);
  });
  // Cytoscape does not tell when the pointer goes straight from an element to a panel over the canvas.
  const gone = (): void => {
    over = '';
    left();
  };
  container.addEventListener('mouseleave', gone);
  return () => container.removeEventListener('mouseleave', gone);
}

function selectionOf(element: SingularElementReturnValue): Selection {
  const id = element.id();
  return element.isNode() ? { kind: 'node', node: id } : { kind: 'bundle', bundle: id };
}
