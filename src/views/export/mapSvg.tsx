/** The map of a task as SVG: the page's own maps, one for each phase, with what only matters to pointer and keyboard taken off. */

import type { Lab } from '../../store/lab.ts';
import type { Shown } from '../../store/shown.ts';
import { said } from '../../text/language.ts';
import { mapText } from '../../text/map.ts';
import { findWorld } from '../../worlds/registry.ts';
import type { GridLayout } from '../../worlds/world.ts';
import { graphModel } from '../graph/model.ts';
import { advantageScale, type GraphTheme, graphThemes } from '../graph/themes.ts';
import { indexElements } from '../locate.ts';
import { gridModel } from '../map/cells.ts';
import { fitMaps, sizesOf } from '../map/geometry.ts';
import { Sign } from '../map/marks.tsx';
import { PhaseGrid } from '../map/PhaseGrid.tsx';
import { perStepOf } from '../perStep.ts';
import { reached } from '../stages.ts';
import { stateValuesOf } from '../truth.ts';
import { criticalMark, type LegendMark, legendLine } from './legendSvg.ts';
import { rendered } from './markup.ts';
import { graphWords, type PictureWords } from './pictureWords.ts';
import { element, type Svg, svgFile } from './svg.ts';

/** Room for the maps, pixels. */
const ROOM = { width: 1200, height: 700, gap: 24 } as const;
const MARGIN = 16;

/** What the page says by its style sheet, for programs that do not read one. */
const LOOKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'map-text': { 'text-anchor': 'middle', 'dominant-baseline': 'central', 'font-weight': '600' },
  'map-name': { 'text-anchor': 'start' },
  'map-axis': { 'font-size': '11.5', 'font-weight': '400' },
};
/** What only the page has a use for. */
const INTERACTION = ['role', 'tabindex', 'class', 'aria-hidden', 'aria-label', 'aria-selected', 'aria-pressed'];

/** The file; null where the world has no map. */
export function mapSvg(shown: Shown, creditOf: Lab['creditOf'], words: PictureWords): string | null {
  const { config, rollouts, graph, criticality, stage, task } = shown;
  const { layout, title } = findWorld(config.world);
  if (layout === undefined || shown.imported !== null) return null;
  const theme = graphThemes[words.theme];
  const credited = reached(stage, 'advantage');
  const perStep = credited ? perStepOf(words.colouring, shown, creditOf) : null;
  const drawn = graphModel({
    rollouts,
    graph,
    values: reached(stage, 'value') ? stateValuesOf(shown, words.stateValue) : null,
    perStep: perStep !== null && 'values' in perStep ? perStep.values : null,
    criticality: credited ? criticality : null,
    successReward: config.successReward,
    title,
  });
  const scale = advantageScale(drawn.bundles.flatMap(({ spread }) => (spread === null ? [] : [spread.mean])));
  const grid = layout.of(task.seed, config.worldOptions);
  const { nodeKeys } = indexElements(rollouts, graph);
  const model = gridModel({ rollouts, graph, model: drawn, nodeKeys, grid, layout });

  const line = 1.6 * theme.titleSize;
  const { pitch, columns } = fitMaps({ ...ROOM, caption: line }, grid, model.maps.length);
  const maps = model.maps.map(({ phase, rollouts: passed }, map): Placed => {
    const node = (
      <PhaseGrid
        key={phase.id}
        model={model}
        map={map}
        sizes={sizesOf(pitch)}
        theme={theme}
        scale={scale}
        nameOfCell={() => ''}
        nameOfTransition={() => ''}
        selected={null}
        hovered={null}
        path={null}
        lit={null}
        active={-1}
      />
    );
    const name = `${said(phase.label)} · ${mapText.rollouts(passed, rollouts.trajectories.length)}`;
    return { name, ...rendered(node, (host) => plain(host, theme.paper)) };
  });

  const wide = Math.max(...maps.map(({ width }) => width));
  const high = Math.max(...maps.map(({ height }) => height)) + line;
  const rows = Math.ceil(maps.length / columns);
  const labels = graphWords(shown, words);
  const frame = {
    width: columns * wide + (columns - 1) * ROOM.gap + 2 * MARGIN,
    height: 2 * line + rows * high + 2 * line,
    paper: theme.paper,
    font: theme.font,
    title: labels.title,
  };
  const caption = (text: string, x: number, y: number, size: number): Svg =>
    element('text', { x, y, fill: theme.ink, 'font-size': size, 'font-weight': 600 }, [text]);
  const measure = measureWith(theme.font);
  return svgFile(frame, [
    caption(labels.title, MARGIN, line, 1.15 * theme.titleSize),
    ...maps.flatMap(({ name, svg }, k) => {
      const x = MARGIN + (k % columns) * (wide + ROOM.gap);
      const y = 2 * line + Math.floor(k / columns) * high;
      return [caption(name, x + 18, y + 0.9 * theme.titleSize, theme.titleSize), placed(svg, x, y + line)];
    }),
    element(
      'g',
      { transform: `translate(${MARGIN} ${frame.height - line})` },
      legendLine(
        { theme, measure, width: frame.width, ends: { low: 0, high: config.successReward }, scale },
        labels,
        marksOf(grid.landmarks, theme),
      ),
    ),
  ]);
}

/** What the signs mean: places of this grid, then what actions lead to. */
function marksOf(landmarks: GridLayout['landmarks'], theme: GraphTheme): readonly LegendMark[] {
  const { phase, success, stay } = mapText.legend.marks;
  const signs = [
    ...landmarks.map(({ id, label }) => ({ sign: id, name: said(label) })),
    { sign: 'phase', name: phase.name },
    { sign: 'success', name: success.name },
    { sign: 'stay', name: stay.name },
  ];
  return [criticalMark(theme), ...signs.map(({ sign, name }) => ({ name, draw: [signOf(sign, theme)] }))];
}

function signOf(name: string, theme: GraphTheme): Svg {
  const at = { x: 14, y: 0 };
  const node = (
    <svg aria-hidden="true">
      <Sign name={name} at={at} size={1.2 * theme.titleSize} colour={theme.ink} />
    </svg>
  );
  return { svg: rendered(node, (host) => plain(host, theme.paper)).inner };
}

interface Placed extends Svg {
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

const placed = (svg: string, x: number, y: number): Svg => ({
  svg: element('g', { transform: `translate(${x} ${y})` }, [{ svg }]).svg,
});

/** A rendered map as SVG that stands alone. */
function plain(host: HTMLElement, paper: string) {
  const svg = host.querySelector('svg');
  if (svg === null) throw new Error('The map was not rendered.');
  for (const hidden of svg.querySelectorAll('.map-focus, .map-hit')) hidden.remove();
  for (const one of svg.querySelectorAll('*')) {
    for (const name of one.classList) {
      for (const [attribute, value] of Object.entries(LOOKS[name] ?? {})) one.setAttribute(attribute, value);
    }
    for (const attribute of [...one.attributes]) {
      if (INTERACTION.includes(attribute.name) || attribute.name.startsWith('data-')) {
        one.removeAttribute(attribute.name);
      } else if (attribute.value === 'var(--paper)') one.setAttribute(attribute.name, paper);
    }
  }
  for (const attribute of INTERACTION) svg.removeAttribute(attribute);
  const [width, height] = ['width', 'height'].map((name) => Number(svg.getAttribute(name)));
  const write = (node: Node) => new XMLSerializer().serializeToString(node);
  return { svg: write(svg), inner: [...svg.childNodes].map(write).join(''), width, height };
}

/** Widths of texts for the legend; none where the browser gives no canvas, so that pieces stand a fixed way apart. */
function measureWith(font: string) {
  const context = document.createElement('canvas').getContext('2d');
  return (text: string, size: number, bold: boolean): number => {
    if (context === null) return 0.6 * size * text.length;
    context.font = `${bold ? 600 : 400} ${size}px ${font}`;
    return context.measureText(text).width;
  };
}
