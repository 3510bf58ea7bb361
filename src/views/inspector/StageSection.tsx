/** What the stage on screen did, while there is time to read it: its report, unfolded where stages are gone through. */
import { type ReactNode, useState } from 'react';
import { stagesText } from '../../text/stages.ts';
import { useRun, useView } from '../lab.tsx';
import type { Screen } from '../screen.tsx';
import type { Stage } from '../stages.ts';
import { useAtRest } from './atRest.ts';
import { AdvantageDone } from './stages/AdvantageDone.tsx';
import { MergeDone } from './stages/MergeDone.tsx';
import { RolloutDone } from './stages/RolloutDone.tsx';
import { UpdateDone } from './stages/UpdateDone.tsx';
import { ValueDone } from './stages/ValueDone.tsx';

const reports: Readonly<Record<Stage, (props: { readonly screen: Screen }) => ReactNode>> = {
  rollout: RolloutDone,
  merge: MergeDone,
  value: ValueDone,
  advantage: AdvantageDone,
  update: UpdateDone,
};

export function StageSection({ screen }: { readonly screen: Screen }) {
  const { stage, iteration, run } = screen.shown;
  const atRest = useAtRest();
  const untrained = useRun((state) => state.records.length === 0);
  const elementShown = useView((state) => state.selection !== null);
  const { open, toggle } = useFold(screen, elementShown);
  if (untrained) return null;
  // Beside an element the line is kept while training runs: a pause must not push the element down.
  if (!atRest) return elementShown ? <p className="soft stage-line">{stagesText.atRest}</p> : null;
  const Report = reports[stage];
  return (
    <section className="stage-report">
      <h2>
        <button type="button" className="stage-line" aria-expanded={open} onClick={toggle}>
          <span className="fold" aria-hidden="true">
            {open ? '▾' : '▸'}
          </span>{' '}
          {stagesText.heading[stage]} <small className="stage-iteration">{stagesText.iteration(iteration)}</small>
        </button>
      </h2>
      {open && <Report key={`${run} ${iteration} ${stage}`} screen={screen} />}
    </section>
  );
}

/**
 * Whether the report is unfolded. Unless a person has said otherwise: where the iteration was gone through stage by stage
 * or is looked back at, and nothing is selected, so that what is selected comes first.
 */
function useFold({ shown }: Screen, elementShown: boolean): { readonly open: boolean; readonly toggle: () => void } {
  const [asked, setAsked] = useState<{ readonly task?: boolean; readonly element?: boolean }>({});
  const [stepped, setStepped] = useState('');
  const scrubbed = useView((state) => state.iteration !== null);
  const name = `${shown.run} ${shown.iteration}`;
  // Adjusted while rendering: training that is not stepped shows no stage but the last.
  if (shown.stage !== 'update' && stepped !== name) setStepped(name);
  const place = elementShown ? 'element' : 'task';
  const open = asked[place] ?? (!elementShown && (scrubbed || stepped === name));
  return { open, toggle: () => setAsked({ ...asked, [place]: !open }) };
}
