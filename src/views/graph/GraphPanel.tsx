/** The graph on the page: Cytoscape in one effect, with legend and camera buttons. Everything it draws comes in as props. */
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Lab } from '../../store/lab.ts';
import type { Shown } from '../../store/shown.ts';
import type { Selection, Tidied } from '../../store/view.ts';
import { graphText } from '../../text/graph.ts';
import { reached } from '../stages.ts';
import type { StateValues } from '../truth.ts';
import { markDisputed } from './disputed.ts';
import { trajectoryPath } from './emphasis.ts';
import './graph.css';
import { type CatchingUp, catchUp } from './catchUp.ts';
import { graphName, useGraphBook } from './graphBook.ts';
import type { GraphView } from './graphView.ts';
import { Legend } from './Legend.tsx';
import type { GraphScene } from './memory.ts';
import { graphModel } from './model.ts';
import { advantageScale, type GraphTheme, graphThemes } from './themes.ts';
import { useGraphView } from './useGraphView.ts';
import { useLanes } from './useLanes.ts';
import { useWalk } from './useWalk.ts';

export interface GraphPanelProps {
  /** What is on screen; null before the first rollouts. */
  readonly shown: Shown | null;
  /** The colouring's number per step; null before the Advantage stage and where it is unavailable. */
  readonly perStep: Float64Array | null;
  /** What it is compared with, the same task as it trains, or before a file was edited: transitions of the opposite sign are marked. */
  readonly against: { readonly shown: Pick<Shown, 'rollouts' | 'graph'>; readonly perStep: Float64Array } | null;
  /** What the states are filled by, and its number per node; null before the first rollouts. */
  readonly stateValues: StateValues | null;
  /** Half width of a sampled truth's 95 % interval, where one is shown; 0 otherwise. */
  readonly halfWidth: number;
  /** The graph of the same task in an earlier iteration. */
  readonly graphAt: Lab['graphAt'];
  /** When its places were tidied; null: they were not. */
  readonly tidied: Tidied | null;
  /** V(success). */
  readonly successReward: number;
  /** The world's short title of an observation; null for foreign texts. */
  readonly title: ((observation: string) => string) | null;
  readonly theme: GraphTheme['id'];
  /** Name of the colouring, for the legend. */
  readonly coloured: ReactNode;
  readonly selection: Selection | null;
  readonly hover: Selection | null;
  /** A token walks the selected trajectory. */
  readonly walking: boolean;
  /** Stages pass too quickly to be looked at: rollouts are not drawn apart before they are merged. */
  readonly passing: boolean;
  /** Something else draws the rollouts apart over it, as the lecture does. */
  readonly drawnApart?: boolean;
  readonly onSelect: (selection: Selection | null) => void;
  readonly onHover: (selection: Selection | null) => void;
  /** Places were tidied, or (null) are not any more. */
  readonly onTidied: (tidied: Tidied | null) => void;
  /** The walk is over, or what it went along is gone. */
  readonly onWalked: () => void;
  /** A key pressed while the graph has the focus: returns true where it was of use. */
  readonly onKey: (key: string) => boolean;
  /** Hands out the running view (for PNG export and overlays), and null when it ends. */
  readonly onView?: (view: GraphView | null) => void;
}

export function GraphPanel(props: GraphPanelProps) {
  const { shown, perStep, against, stateValues, successReward, title, graphAt, tidied, selection, hover } = props;
  const theme = graphThemes[props.theme];
  const container = useRef<HTMLDivElement>(null);
  const legend = useRef<HTMLDivElement>(null);
  const buttons = useRef<HTMLFieldSetElement>(null);
  const [movedByUser, setMovedByUser] = useState(false);
  const [canUndo, setCanUndo] = useState(false);
  const book = useGraphBook();
  const drawing = useRef<CatchingUp | null>(null);
  const keys = useId();

  const { view, failed } = useGraphView({
    container,
    theme,
    onSelect: props.onSelect,
    onHover: props.onHover,
    onCameraMoved: setMovedByUser,
    onCamera: () => {},
    onView: (next) => props.onView?.(next),
    onResize: (resized) => {
      const element = container.current;
      if (element !== null) resized.setPanels(panelBoxes(element, [legend.current, buttons.current]));
    },
  });

  const model = useMemo(() => {
    if (shown === null) return null;
    const { rollouts, graph, criticality, stage } = shown;
    const credited = reached(stage, 'advantage');
    const input = {
      rollouts,
      graph,
      values: reached(stage, 'value') ? stateValues : null,
      perStep: credited ? perStep : null,
      criticality: credited ? criticality : null,
      successReward,
      title,
    };
    const model = graphModel(input);
    if (!credited || against === null) return model;
    const before = against.shown;
    return markDisputed(model, [
      graphModel({
        ...input,
        rollouts: before.rollouts,
        graph: before.graph,
        values: null,
        criticality: null,
        perStep: against.perStep,
      }),
    ]);
  }, [shown, perStep, against, stateValues, successReward, title]);

  const scale = useMemo(
    () => advantageScale(model?.bundles.flatMap(({ spread }) => (spread === null ? [] : [spread.mean])) ?? []),
    [model],
  );

  useEffect(() => {
    if (view === null || model === null || shown === null) return;
    const graph = graphName(shown);
    // Where the places were tidied when the graph had come so far, they are as it comes there again.
    const place = (scene: GraphScene) =>
      view.place(scene, graph, scene.iteration === tidied?.iteration ? tidied.aspect : null);
    const draw = () => {
      const comes = book.reached(graph) < shown.iteration;
      const scene = book.remember(graph, model, shown.iteration);
      if (comes) place(scene);
      view.update(scene, { graph, scale });
      setCanUndo(view.canUndoTidy(graph));
    };
    const catching = catchUp(shown, { book, graphAt, title }, place, draw);
    drawing.current = catching;
    return catching.stop;
  }, [view, model, scale, shown, book, graphAt, title, tidied]);

  useEffect(() => view?.select(selection), [view, selection]);
  useEffect(() => view?.hover(hover), [view, hover]);
  const along = hover?.kind === 'trajectory' ? hover : selection?.kind === 'trajectory' ? selection : null;
  useEffect(() => {
    const known = along !== null && shown !== null && along.trajectory < shown.rollouts.trajectories.length;
    const path = known ? trajectoryPath(shown.rollouts, shown.graph, along.trajectory) : [];
    view?.highlightPath(path, along?.step ?? null);
  }, [view, along, shown]);
  const unmerged = useLanes({ view, shown, passing: props.passing, focus: along });
  const apart = unmerged || props.drawnApart === true;
  useWalk({
    view,
    shown,
    selection,
    walking: props.walking,
    onStep: (trajectory, step) => props.onSelect({ kind: 'trajectory', trajectory, step }),
    onStop: props.onWalked,
  });
  useEffect(() => {
    const element = container.current;
    if (element !== null) view?.setPanels(panelBoxes(element, [legend.current, buttons.current]));
  }, [view]);

  const name = apart
    ? graphText.lanes(shown?.rollouts.trajectories.length ?? 0)
    : graphText.graph(model?.nodes.length ?? 0, model?.bundles.length ?? 0);
  const words = graphText.actions;
  const tidy = () => {
    if (view === null || shown === null) return;
    // What is tidied is what the page says is on screen, also where its drawing is late.
    drawing.current?.finish();
    const aspect = view.tidy();
    setCanUndo(true);
    // In an iteration that is gone back to are nodes of later ones too: nobody comes to the same places by way of it.
    const { iteration } = shown;
    props.onTidied(iteration === book.reached(graphName(shown)) ? { iteration, aspect } : null);
  };
  const undoTidy = () => {
    view?.undoTidy();
    setCanUndo(false);
    props.onTidied(null);
  };
  return (
    <section className="graph" data-theme={props.theme}>
      <div
        ref={container}
        className="graph-canvas"
        // The arrow keys are the graph's own, also where a screen reader has keys of its own.
        role="application"
        aria-label={name}
        aria-describedby={keys}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application is walked through by keyboard
        tabIndex={0}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !props.onKey(event.key)) return;
          // The page's own arrow keys scrub through iterations.
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <p id={keys} className="graph-keys">
        {graphText.keys}
      </p>
      {failed && <p className="graph-note">{graphText.failed}</p>}
      <div className="graph-bar">
        <div ref={legend}>
          <Legend
            theme={theme}
            ends={model?.ends ?? { low: 0, high: successReward }}
            scale={scale}
            coloured={props.coloured}
            stateValue={stateValues?.of ?? 'estimate'}
            halfWidth={props.halfWidth}
          />
        </div>
        <fieldset className="graph-buttons" aria-label={words.group} ref={buttons} disabled={apart}>
          <button type="button" aria-label={words.zoomOut} title={words.zoomOut} onClick={() => view?.zoomBy(1 / 1.3)}>
            −
          </button>
          <button type="button" aria-label={words.zoomIn} title={words.zoomIn} onClick={() => view?.zoomBy(1.3)}>
            +
          </button>
          <button type="button" title={words.fitHelp} data-active={movedByUser} onClick={() => view?.fit()}>
            {words.fit}
          </button>
          {canUndo && (
            <button type="button" title={words.undoTidyHelp} onClick={undoTidy}>
              {words.undoTidy}
            </button>
          )}
          <button type="button" title={words.tidyHelp} onClick={tidy}>
            {words.tidy}
          </button>
        </fieldset>
      </div>
    </section>
  );
}

/** Where panels lie over the canvas, in its own pixels. */
function panelBoxes(canvas: HTMLElement, panels: readonly (HTMLElement | null)[]) {
  const origin = canvas.getBoundingClientRect();
  return panels.flatMap((panel) => {
    // One that the style sheet hides covers nothing.
    if (panel === null || panel.getClientRects().length === 0) return [];
    const { left, top, right, bottom } = panel.getBoundingClientRect();
    return [
      { left: left - origin.left, top: top - origin.top, right: right - origin.left, bottom: bottom - origin.top },
    ];
  });
}
