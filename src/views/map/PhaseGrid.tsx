/** The map of one phase: a grid of cells that the keyboard moves in, with walls, and the path of a trajectory under it. */
import { memo } from 'react';
import { said } from '../../text/language.ts';
import { mapText } from '../../text/map.ts';
import { CellTexts } from './CellTexts.tsx';
import { CellView, type Drawn, type Standing } from './CellView.tsx';
import type { MapTransition } from './cells.ts';
import { AXIS, middleOf } from './geometry.ts';
import type { PathOnMap } from './picking.ts';

export interface PhaseGridProps extends Drawn {
  /** Cell or key of the transition that is selected on this map; null where nothing is. */
  readonly selected: number | string | null;
  readonly hovered: number | string | null;
  /** Path of the trajectory that is lit up; null where none is. */
  readonly path: PathOnMap | null;
  /** Keys of the transitions that it takes, on any map. */
  readonly lit: ReadonlySet<string> | null;
  /** Cell that Tab comes to. */
  readonly active: number;
}

export const PhaseGrid = memo(function PhaseGrid(props: PhaseGridProps) {
  const { selected, hovered, path, lit, active, ...drawn } = props;
  const { model, map, sizes, theme } = drawn;
  const { grid } = model;
  const { phase, cells, transitions } = model.maps[map];
  const { pitch, box } = sizes;
  const width = grid.width * pitch;
  const height = grid.height * pitch;
  const standing = (id: number | string): Standing =>
    id === selected ? 'selected' : id === hovered ? 'hovered' : 'plain';
  const onPath = new Set(path?.stretches.flat());
  const leaving = new Map<number, MapTransition[]>();
  // Tags after arrows, over which they are drawn.
  const inOrder = transitions.toSorted((a, b) => Number(a.kind !== 'move') - Number(b.kind !== 'move'));
  for (const transition of inOrder) {
    leaving.set(transition.from, [...(leaving.get(transition.from) ?? []), transition]);
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a grid of shapes, not of text
    <svg
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the keyboard moves in it
      role="grid"
      aria-label={mapText.grid(said(phase.label), grid.width, grid.height)}
      width={width + 2 * AXIS}
      height={height + AXIS + 2}
      className="map-grid"
      fontFamily={theme.font}
    >
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus */}
      <g aria-hidden="true">
        {Array.from({ length: grid.width }, (_, column) => (
          <text
            // biome-ignore lint/suspicious/noArrayIndexKey: columns are their numbers
            key={column}
            x={AXIS + (column + 0.5) * pitch}
            y={AXIS / 2}
            fill={theme.inkSoft}
            className="map-text map-axis"
          >
            {column + 1}
          </text>
        ))}
        {Array.from({ length: grid.height }, (_, row) => (
          <text
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are their numbers
            key={row}
            x={AXIS / 2}
            y={AXIS + (row + 0.5) * pitch}
            fill={theme.inkSoft}
            className="map-text map-axis"
          >
            {row + 1}
          </text>
        ))}
        {grid.walls.map((wall) => (
          <rect
            key={wall}
            x={AXIS + (wall % grid.width) * pitch}
            y={AXIS + Math.floor(wall / grid.width) * pitch}
            width={pitch}
            height={pitch}
            fill={theme.ghost}
          />
        ))}
        <rect x={AXIS} y={AXIS} width={width} height={height} fill="none" stroke={theme.ghost} strokeWidth={2} />
        {path?.stretches.map((stretch, k) => (
          <polyline
            // biome-ignore lint/suspicious/noArrayIndexKey: stretches are their order
            key={k}
            points={stretch.map((cell) => Object.values(middleOf(cell, grid, pitch)).join(',')).join(' ')}
            fill="none"
            stroke={theme.accent}
            strokeWidth={box * 0.72}
            strokeLinejoin="round"
            strokeLinecap="round"
            opacity={0.2}
          />
        ))}
      </g>
      {Array.from({ length: grid.height }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are their numbers
        // biome-ignore lint/a11y/useSemanticElements: there are no table rows in SVG
        <g key={row} role="row">
          {cells.slice(row * grid.width, (row + 1) * grid.width).map((cell) => (
            <CellView
              key={cell.cell}
              {...drawn}
              cell={cell}
              transitions={leaving.get(cell.cell) ?? []}
              standing={path?.at === cell.cell ? 'selected' : standing(cell.cell)}
              onPath={onPath.has(cell.cell)}
              standingOf={(transition) => standing(transition.key)}
              dimmed={(transition) => lit !== null && !transition.edges.some(({ edgeKey }) => lit.has(edgeKey))}
              reachable={cell.cell === active}
            />
          ))}
        </g>
      ))}
      <CellTexts model={model} cells={cells} sizes={sizes} theme={theme} />
    </svg>
  );
});
