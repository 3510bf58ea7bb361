/** All rollouts of the task on screen as rows of chips; hover and selection run both ways with the graph. */
import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from 'react';
import type { Selection } from '../../store/view.ts';
import { inspectorText } from '../../text/inspector.ts';
import { pageText } from '../../text/page.ts';
import { Explained } from '../inspector/Explained.tsx';
import { useLab, useView } from '../lab.tsx';
import { locate, rowsOf } from '../locate.ts';
import { type Screen, useScreen } from '../screen.tsx';
import { move, type Place, positionsOf } from './rows.ts';
import { StepChips } from './StepChips.tsx';

/** Rows shown before all are asked for: a group of 64 rollouts of 50 steps is a wall of buttons. */
const FIRST = 16;

export function Rollouts() {
  const screen = useScreen();
  return (
    <section className="rollouts">
      <h2>
        <Explained term="rollout">{inspectorText.rollouts.heading}</Explained>
      </h2>
      {screen === null ? <p className="soft">{pageText.empty.rollouts}</p> : <Rows screen={screen} />}
    </section>
  );
}

/** The step that a chip below the pointer or the focus stands for. */
function placeOf(target: EventTarget): Place | null {
  if (!(target instanceof HTMLElement)) return null;
  const { trajectory, step } = target.dataset;
  return trajectory === undefined || step === undefined ? null : { trajectory: Number(trajectory), step: Number(step) };
}

function Rows({ screen }: { readonly screen: Screen }) {
  const { view } = useLab();
  const container = useRef<HTMLFieldSetElement>(null);
  const [all, setAll] = useState(false);
  const selection = useView((state) => state.selection);
  const lit = useLit(screen);
  const { rollouts } = screen.shown;
  const count = rollouts.trajectories.length;
  const selected = selection?.kind === 'trajectory' ? selection : null;
  const shownRows = all || (selected !== null && selected.trajectory >= FIRST) ? count : Math.min(FIRST, count);
  const tabTrajectory = selected !== null && selected.trajectory < shownRows ? selected.trajectory : 0;

  const select = (place: Place) => view.setState({ selection: { kind: 'trajectory', ...place } });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const from = placeOf(event.target);
    const to = from === null ? null : move(rollouts, from, event.key);
    if (to === null || to.trajectory >= shownRows) return;
    // The page's own arrow keys scrub through iterations.
    event.preventDefault();
    event.stopPropagation();
    select(to);
    container.current
      ?.querySelector<HTMLElement>(`[data-trajectory="${to.trajectory}"][data-step="${to.step}"]`)
      ?.focus();
  };
  const onPointerOver = (event: PointerEvent) => {
    const place = placeOf(event.target);
    view.setState({ hover: place === null ? null : { kind: 'trajectory', ...place } });
  };
  return (
    <>
      <fieldset
        ref={container}
        className="rollout-rows"
        aria-label={inspectorText.rollouts.label}
        onKeyDown={onKeyDown}
        onPointerOver={onPointerOver}
        onPointerLeave={() => view.setState({ hover: null })}
        onClick={(event) => {
          const place = placeOf(event.target);
          if (place !== null) select(place);
        }}
      >
        {Array.from({ length: shownRows }, (_, trajectory) => {
          const here = selected?.trajectory === trajectory;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a rollout is its number
            <div key={trajectory} className="rollout-row" data-selected={here}>
              <RowButton screen={screen} trajectory={trajectory} />
              <StepChips
                screen={screen}
                trajectory={trajectory}
                lit={lit.get(trajectory)?.join(',') ?? ''}
                selected={here ? (selected?.step ?? -1) : -1}
                tabStop={trajectory === tabTrajectory ? (here ? (selected?.step ?? 0) : 0) : -1}
              />
            </div>
          );
        })}
      </fieldset>
      {count > FIRST && !all && (
        <button type="button" className="more" onClick={() => setAll(true)}>
          {inspectorText.rollouts.all(count)}
        </button>
      )}
    </>
  );
}

function RowButton({ screen, trajectory }: { readonly screen: Screen; readonly trajectory: number }) {
  const { view } = useLab();
  const success = screen.shown.rollouts.success[trajectory] === 1;
  const { success: succeeded, failure } = inspectorText.trajectory;
  const label = inspectorText.rollouts.row(trajectory + 1, success ? succeeded : failure);
  return (
    <button
      type="button"
      className="row-button"
      aria-label={label}
      title={label}
      onClick={() => view.setState({ selection: { kind: 'trajectory', trajectory, step: null } })}
      onPointerEnter={() => view.setState({ hover: { kind: 'trajectory', trajectory, step: null } })}
    >
      {trajectory + 1}
    </button>
  );
}

/** Positions to light by trajectory: of what is hovered, else of the selected node, edge or bundle. */
function useLit(screen: Screen): ReadonlyMap<number, readonly number[]> {
  const hover = useView((state) => state.hover);
  const selection = useView((state) => state.selection);
  return useMemo(() => {
    const { shown, index } = screen;
    const lights: Selection | null = hover ?? (selection?.kind === 'trajectory' ? null : selection);
    const located = lights === null ? null : locate(lights, shown.rollouts, index);
    return located === null ? new Map() : positionsOf(shown.rollouts, rowsOf(located, shown.rollouts, shown.graph));
  }, [screen, hover, selection]);
}
