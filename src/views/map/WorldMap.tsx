/** The map: the graph on screen laid out on the grid of its world, a map a phase, in step with the selection both ways. */
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { said } from '../../text/language.ts';
import { mapText } from '../../text/map.ts';
import { findWorld } from '../../worlds/registry.ts';
import type { WorldLayout } from '../../worlds/world.ts';
import { Tooltip } from '../controls/Tooltip.tsx';
import { useDrawnTheme } from '../drawnTheme.ts';
import { graphModel } from '../graph/model.ts';
import { advantageScale, graphThemes } from '../graph/themes.ts';
import { useView } from '../lab.tsx';
import { useMedia } from '../media.ts';
import { type Screen, useScreen } from '../screen.tsx';
import { ColouringName, WithSymbols } from '../symbols.tsx';
import { type GridModel, gridModel, type MapCell, type MapTransition, trajectoryPlaces } from './cells.ts';
import { cellParts, colouringWord, elementParts, transitionParts } from './describe.ts';
import { type Fit, fitMaps, LEAST_PITCH, sizesOf } from './geometry.ts';
import { MapLegend } from './MapLegend.tsx';
import { PhaseGrid } from './PhaseGrid.tsx';
import { onMap, pathOnMap } from './picking.ts';
import { useMapInput } from './useMapInput.ts';

export function WorldMap() {
  const screen = useScreen();
  const layout = screen === null ? undefined : findWorld(screen.shown.config.world).layout;
  return (
    <section className="map" aria-label={mapText.section} data-iteration={screen?.shown.iteration}>
      {screen === null || layout === undefined ? (
        <p className="soft map-note">{mapText.empty}</p>
      ) : (
        <Maps screen={screen} layout={layout} />
      )}
    </section>
  );
}

/** The picture on screen on its grid; the same object while nothing of it changes. */
function useGridModel({ shown, index, has, perStep, stateValues }: Screen, layout: WorldLayout) {
  const { seed } = shown.task;
  const { worldOptions, successReward } = shown.config;
  const grid = useMemo(() => layout.of(seed, worldOptions), [layout, seed, worldOptions]);
  const numbers = perStep !== null && 'values' in perStep ? perStep.values : null;
  return useMemo(() => {
    const { rollouts, graph, criticality } = shown;
    const model = graphModel({
      rollouts,
      graph,
      values: has.values ? stateValues : null,
      perStep: has.credit ? numbers : null,
      criticality: has.credit ? criticality : null,
      successReward,
      title: findWorld(shown.config.world).title,
    });
    const scale = advantageScale(model.bundles.flatMap(({ spread }) => (spread === null ? [] : [spread.mean])));
    return { model: gridModel({ rollouts, graph, model, nodeKeys: index.nodeKeys, grid, layout }), scale };
  }, [shown, index, has, numbers, stateValues, successReward, grid, layout]);
}

/** Rows of edges that the trajectory of a selection takes, and where it goes. */
function usePath({ shown, index }: Screen, model: GridModel) {
  const hover = useView((state) => state.hover);
  const selection = useView((state) => state.selection);
  const along = hover?.kind === 'trajectory' ? hover : selection?.kind === 'trajectory' ? selection : null;
  const trajectory = along?.trajectory ?? null;
  const step = along?.step ?? null;
  return useMemo(() => {
    const { rollouts, graph } = shown;
    if (trajectory === null || trajectory >= rollouts.trajectories.length) return null;
    const { trajectoryStart, trajectorySteps } = rollouts;
    const rows = trajectorySteps.subarray(trajectoryStart[trajectory], trajectoryStart[trajectory + 1]);
    const stops = trajectoryPlaces(model, rollouts, graph, index.nodeKeys, trajectory);
    return {
      lit: new Set(Array.from(rows, (row) => index.edgeKeys[graph.stepEdge[row]])),
      onMaps: model.maps.map((_, map) => pathOnMap(stops, map, step)),
    };
  }, [shown, index, model, trajectory, step]);
}

/** The window in which the panels stand under one another and the page grows with what it holds. */
const ONE_COLUMN = '(max-width: 900px)';

/** The arrangement that fits the element; it follows its size. */
function useFit(model: GridModel, theme: string) {
  const place = useRef<HTMLDivElement>(null);
  const oneColumn = useMedia(ONE_COLUMN);
  const [fit, setFit] = useState<Fit>({ pitch: LEAST_PITCH, columns: model.maps.length });
  const { width: columns, height: rows } = model.grid;
  const count = model.maps.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: captions are as high as the theme's type
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    const measure = () => {
      const caption = element.querySelector('figcaption')?.offsetHeight ?? 0;
      const gap = Number.parseFloat(getComputedStyle(element).columnGap) || 0;
      const height = oneColumn ? Number.POSITIVE_INFINITY : element.clientHeight;
      const room = { width: element.clientWidth, height, caption, gap };
      const next = fitMaps(room, { width: columns, height: rows }, count);
      setFit((now) => (now.pitch === next.pitch && now.columns === next.columns ? now : next));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [columns, rows, count, theme, oneColumn]);
  return [place, fit] as const;
}

function Maps({ screen, layout }: { readonly screen: Screen; readonly layout: WorldLayout }) {
  const { shown, colouring } = screen;
  const theme = graphThemes[useDrawnTheme()];
  const { model, scale } = useGridModel(screen, layout);
  const path = usePath(screen, model);
  const selection = useView((state) => state.selection);
  const hover = useView((state) => state.hover);
  const [place, fit] = useFit(model, theme.id);
  const sizes = useMemo(() => sizesOf(fit.pitch), [fit.pitch]);
  const { active, rested, handlers } = useMapInput(model, place);

  const word = colouringWord(colouring);
  const names = useMemo(
    () => ({
      nameOfCell: (cell: MapCell) => cellParts(cell).join(mapText.spokenJoin),
      nameOfTransition: (transition: MapTransition) =>
        transitionParts(transition, model, word).join(mapText.spokenJoin),
    }),
    [model, word],
  );
  const selected = onMap(selection, model);
  const hovered = onMap(hover, model);
  const detail = rested ?? hovered ?? selected;
  const [only] = model.maps.length === 1 ? model.maps : [];
  return (
    <div className="map-body">
      {only !== undefined && <p className="soft map-lesson">{said(only.phase.help)}</p>}
      <div ref={place} className="maps" style={{ gridTemplateColumns: `repeat(${fit.columns}, auto)` }} {...handlers}>
        {model.maps.map(({ phase, rollouts }, map) => (
          <figure key={phase.id} className="phase-map">
            <figcaption>
              <Tooltip content={said(phase.help)}>
                {(describedBy) => (
                  <button type="button" className="term" aria-describedby={describedBy}>
                    {said(phase.label)}
                  </button>
                )}
              </Tooltip>
              <span className="soft">{mapText.rollouts(rollouts, shown.rollouts.trajectories.length)}</span>
            </figcaption>
            <PhaseGrid
              model={model}
              map={map}
              sizes={sizes}
              theme={theme}
              scale={scale}
              {...names}
              selected={idOn(selected, map)}
              hovered={idOn(hovered, map)}
              path={path?.onMaps[map] ?? null}
              lit={path?.lit ?? null}
              active={active[map]}
            />
          </figure>
        ))}
      </div>
      <div className="map-words">
        <p className="map-detail soft" data-shown={detail !== null}>
          {detail === null ? (
            mapText.keys.map((key) => (
              <span key={key} className="map-key">
                {key}
              </span>
            ))
          ) : (
            <WithSymbols text={elementParts(detail, model, word).join(mapText.join)} />
          )}
        </p>
        <MapLegend
          theme={theme}
          successReward={model.successReward}
          scale={scale}
          coloured={<ColouringName colouring={colouring} />}
          landmarks={model.grid.landmarks}
          stateValue={screen.stateValues.of}
        />
      </div>
    </div>
  );
}

/** What of a map is named: a cell's number or a transition's key; null where it is on another map. */
function idOn(element: ReturnType<typeof onMap>, map: number): number | string | null {
  if (element === null) return null;
  if (element.kind === 'cell') return element.place.map === map ? element.place.cell : null;
  return element.map === map ? element.transition.key : null;
}
