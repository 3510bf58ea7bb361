/** Cytoscape's stylesheet: it maps the looks of elements.ts one to one, and adds what selection and hovering change. */
import { type GraphTheme, loopReach } from './themes.ts';

/** Classes that the adapter sets. */
export type ElementClass = 'dim' | 'selected' | 'path';

/**
 * In Cytoscape’s text form: its typings of the JSON form know no mapping of shapes, line styles or z-indices to data.
 * @param numberSize of the numbers in nodes, to scale
 */
export function stylesheet(theme: GraphTheme, numberSize = theme.numberSize): string {
  return `
    node {
      background-color: data(fill);
      shape: data(shape);
      width: data(size);
      height: data(size);
      border-width: data(outlineWidth);
      border-color: data(outline);
      border-style: data(outlineStyle);
      outline-width: ${3 * theme.lineScale};
      outline-offset: 4;
      outline-color: ${theme.ink};
      outline-opacity: data(ring);
      label: data(label);
      color: data(ink);
      font-family: ${theme.font};
      font-size: ${numberSize};
      font-weight: 600;
      min-zoomed-font-size: 7.5;
      text-outline-color: data(fill);
      text-outline-width: ${theme.numberOutline};
      text-valign: center;
      text-halign: center;
      z-index-compare: manual;
      z-index: data(depth);
      overlay-opacity: 0;
    }
    node[shape = 'round-rectangle'] {
      font-size: ${1.5 * numberSize};
    }
    edge {
      width: data(width);
      line-color: data(colour);
      line-style: data(line);
      line-dash-pattern: 6 6;
      target-arrow-shape: triangle;
      target-arrow-color: data(colour);
      arrow-scale: data(arrow);
      curve-style: data(curve);
      control-point-distances: data(bend);
      control-point-weights: 0.5;
      control-point-step-size: ${loopReach(theme)};
      loop-direction: -45deg;
      loop-sweep: -60deg;
      underlay-color: data(halo);
      underlay-opacity: data(haloOpacity);
      underlay-padding: ${7 * theme.lineScale};
      z-index-compare: manual;
      z-index: data(depth);
      overlay-opacity: 0;
    }
    node.selected {
      border-color: ${theme.accent};
      border-width: ${4 * theme.lineScale};
      border-style: solid;
    }
    edge.path {
      underlay-color: ${theme.accent};
      underlay-opacity: 0.3;
      z-index: 100;
    }
    edge.selected {
      underlay-color: ${theme.accent};
      underlay-opacity: 0.45;
      z-index: 101;
    }
    .dim {
      opacity: 0.14;
      underlay-opacity: 0;
    }`;
}
