/** The stops of the tour as data: what each points at, and what is unfolded for it. Their words are text/tour.ts. */
import type { Lab } from '../../store/lab.ts';
import type { tourText } from '../../text/tour.ts';
import { selectCritical } from '../controls/shortcuts.ts';
import { indexElements } from '../locate.ts';

/** Parts of the page that a stop can point at: what carries the name as `data-tour`. */
export type TourTarget = 'graph' | 'inspector' | 'step' | 'timeline' | 'settings' | 'lecture' | 'share' | 'own';

export interface TourStop {
  readonly id: keyof typeof tourText.stops;
  /** Those that are not on the page are passed over; the card stands by the first. */
  readonly targets: readonly TourTarget[];
  /** Brings to light what it points at. */
  readonly unfold?: (lab: Lab) => void;
}

const showGraph = ({ view }: Lab): void => view.setState({ centre: 'graph' });

/** Selects the most critical transition, or any, unless one is selected already. */
export function selectTransition(lab: Lab): void {
  const { shown } = lab.run.getState();
  if (shown === null || lab.view.getState().selection?.kind === 'edge') return;
  selectCritical(lab, 1);
  if (lab.view.getState().selection?.kind === 'edge') return;
  const [edge] = indexElements(shown.rollouts, shown.graph).edgeKeys;
  if (edge !== undefined) lab.view.setState({ selection: { kind: 'edge', edge } });
}

const common: readonly TourStop[] = [
  { id: 'graph', targets: ['graph'], unfold: showGraph },
  {
    id: 'edge',
    targets: ['graph'],
    unfold: (lab) => {
      showGraph(lab);
      selectTransition(lab);
    },
  },
  {
    id: 'inspector',
    targets: ['inspector'],
    unfold: (lab) => {
      lab.view.setState({ panel: 'inspector' });
      selectTransition(lab);
    },
  },
  { id: 'time', targets: ['timeline', 'step'] },
];

/** Five: on the page of a run, and on the recording that welcomes. */
export function stopsOf({ recorded }: Pick<Lab, 'recorded'>): readonly TourStop[] {
  return [
    ...common,
    recorded ? { id: 'own', targets: ['own'] } : { id: 'page', targets: ['settings', 'lecture', 'share'] },
  ];
}
