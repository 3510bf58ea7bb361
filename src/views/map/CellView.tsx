/** One cell of the map: its box coloured by value, landmarks, and the transitions that leave it. */

import type { GraphTheme } from '../graph/themes.ts';
import { landmarkWidth } from './CellTexts.tsx';
import type { GridModel, MapCell, MapTransition } from './cells.ts';
import { CORNERS, middleOf, type Sizes, tagAt } from './geometry.ts';
import { boxLook } from './look.ts';
import { Sign } from './marks.tsx';
import { TransitionView } from './TransitionView.tsx';

/** What every cell of a map is drawn with. */
export interface Drawn {
  readonly model: GridModel;
  readonly map: number;
  readonly sizes: Sizes;
  readonly theme: GraphTheme;
  /** |A| that is drawn at full strength. */
  readonly scale: number;
  /** What is said of a cell and of a transition. */
  readonly nameOfCell: (cell: MapCell) => string;
  readonly nameOfTransition: (transition: MapTransition) => string;
}

/** How much an element stands out: 'selected' before 'hovered'. */
export type Standing = 'selected' | 'hovered' | 'plain';

interface CellProps extends Drawn {
  readonly cell: MapCell;
  readonly transitions: readonly MapTransition[];
  readonly standing: Standing;
  /** On the path of the trajectory that is lit up. */
  readonly onPath: boolean;
  readonly standingOf: (transition: MapTransition) => Standing;
  readonly dimmed: (transition: MapTransition) => boolean;
  /** Whether Tab comes here. */
  readonly reachable: boolean;
}

export function CellView(props: CellProps) {
  const { cell, transitions, standing, onPath, standingOf, dimmed, reachable, ...drawn } = props;
  const { model, map, sizes, theme, nameOfCell } = drawn;
  const { box, tag } = sizes;
  const middle = middleOf(cell.cell, model.grid, sizes.pitch);
  const look = boxLook(cell, theme, model.successReward);
  const marked = standing !== 'plain' || onPath;
  const square = (side: number) => ({ x: middle.x - side / 2, y: middle.y - side / 2, width: side, height: side });
  return (
    // biome-ignore lint/a11y/useSemanticElements: there are no table cells in SVG
    <g
      role="gridcell"
      tabIndex={reachable ? 0 : -1}
      aria-label={nameOfCell(cell)}
      aria-selected={cell.nodes.length > 0 ? standing === 'selected' : undefined}
      data-map={map}
      data-cell={cell.cell}
      className="map-cell"
    >
      {/* In a wall there is nothing to pick, but something to read out. */}
      <rect {...square(Math.max(24, cell.wall ? sizes.pitch : box))} fill="transparent" />
      {!cell.wall && (
        <rect
          {...square(box)}
          rx={box * 0.14}
          fill={look.fill}
          stroke={marked ? theme.accent : look.outline}
          strokeWidth={theme.lineScale * (standing === 'selected' ? 3.5 : marked ? 2 : 1)}
          strokeDasharray={look.dashed && !marked ? '2 3' : undefined}
        />
      )}
      {cell.landmarks.map((landmark) => {
        const place = tagAt(CORNERS.landmark, middle, 1, sizes);
        return (
          <g key={landmark.id}>
            <rect
              {...place}
              width={landmarkWidth(landmark, model.grid.landmarks, sizes)}
              rx={tag / 2}
              fill={theme.paper}
              stroke={theme.ink}
              strokeWidth={theme.lineScale}
            />
            <Sign
              name={landmark.id}
              at={{ x: place.x + tag / 2, y: place.y + tag / 2 }}
              size={tag * 0.72}
              colour={theme.ink}
            />
          </g>
        );
      })}
      {transitions.map((transition) => (
        <TransitionView
          key={transition.key}
          {...drawn}
          transition={transition}
          standing={standingOf(transition)}
          dimmed={dimmed(transition)}
        />
      ))}
      <rect {...square(box + 8)} rx={box * 0.14 + 4} className="map-focus" />
    </g>
  );
}
