/** What is written on the cells: values where they fit, names of landmarks. A layer of its own, since the cells' names say it all and more. */
import { said } from '../../text/language.ts';
import { formatValue } from '../graph/elements.ts';
import type { GraphTheme } from '../graph/themes.ts';
import type { GridModel, MapCell } from './cells.ts';
import { CORNERS, middleOf, type Sizes, tagAt } from './geometry.ts';
import { boxLook } from './look.ts';

type Landmark = GridModel['grid']['landmarks'][number];

/** Smallest number that is still read, CSS pixels; and how wide a bold digit is in its own size. */
const LEAST_NUMBER = 8.5;
const DIGIT_WIDTH = 0.6;
/** Size of that name in the height of the tag, and how wide a letter and a Chinese character are in their own size. */
const NAME_SIZE = 0.72;
const LETTER_WIDTH = 0.56;
const HAN_WIDTH = 1;

/** Width of a landmark's tag; with its name where the names of all fit between the corners of a box. */
export function landmarkWidth({ label }: Landmark, landmarks: readonly Landmark[], { box, tag }: Sizes): number {
  const widthWith = (name: string) => tag * (1.25 + NAME_SIZE * emsOf(name));
  return landmarks.every((one) => widthWith(said(one.label)) <= box) ? widthWith(said(label)) : tag;
}

/** Width of a name in its own size. */
function emsOf(name: string): number {
  return Array.from(name, (letter) => (/\p{sc=Han}/u.test(letter) ? HAN_WIDTH : LETTER_WIDTH)).reduce(
    (a, b) => a + b,
    0,
  );
}

interface CellTextsProps {
  readonly model: GridModel;
  readonly cells: readonly MapCell[];
  readonly sizes: Sizes;
  readonly theme: GraphTheme;
}

export function CellTexts({ model, cells, sizes, theme }: CellTextsProps) {
  const { box, tag, pitch } = sizes;
  const { landmarks } = model.grid;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
    <g aria-hidden="true">
      {cells.map((cell) => {
        if (cell.value === null) return null;
        const number = formatValue(cell.value);
        const size = Math.min(theme.numberSize, box * 0.46, (box * 0.96) / (DIGIT_WIDTH * number.length));
        if (size < LEAST_NUMBER) return null;
        return (
          <text
            key={cell.cell}
            {...middleOf(cell.cell, model.grid, pitch)}
            fontSize={size}
            fill={boxLook(cell, theme, model.successReward).ink}
            className="map-text"
          >
            {number}
          </text>
        );
      })}
      {landmarks
        .filter((landmark) => landmarkWidth(landmark, landmarks, sizes) > tag)
        .map(({ id, label, cell }) => {
          const { x, y } = tagAt(CORNERS.landmark, middleOf(cell, model.grid, pitch), 1, sizes);
          return (
            <text
              key={id}
              x={x + tag}
              y={y + tag / 2}
              fontSize={tag * NAME_SIZE}
              fill={theme.ink}
              className="map-text map-name"
            >
              {said(label)}
            </text>
          );
        })}
    </g>
  );
}
