/** The canvas over the drawing that captions are written on, always at reading size whatever the zoom. */
import { type Caption, FRAME_PADDING, LINE_HEIGHT, type Measure } from './captions.ts';
import { boxAround } from './labels.ts';
import type { GraphTheme } from './themes.ts';

const DIM = 0.22;

export interface CaptionLayer {
  readonly canvas: HTMLCanvasElement;
  readonly measure: Measure;
  setTheme(theme: GraphTheme): void;
  /** Fits the canvas to its container; width and height in CSS pixels. */
  resize(width: number, height: number): void;
  /** Draws the captions, all shifted by (dx, dy). */
  draw(captions: readonly Caption[], dx: number, dy: number): void;
}

export function createCaptionLayer(document: Document, initialTheme: GraphTheme): CaptionLayer {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser gives no 2D canvas.');
  let theme = initialTheme;
  let ratio = 1;
  const widths = new Map<string, number>();
  return {
    canvas,
    measure: (text, size, bold) => {
      const key = `${size}/${bold}/${text}`;
      let width = widths.get(key);
      if (width === undefined) {
        context.font = fontOf(theme, size, bold);
        width = context.measureText(text).width;
        // Titles come and go with tasks: start over rather than grow for ever.
        if (widths.size > 5000) widths.clear();
        widths.set(key, width);
      }
      return width;
    },
    setTheme: (next) => {
      if (next.font !== theme.font) widths.clear();
      theme = next;
    },
    resize: (width, height) => {
      ratio = document.defaultView?.devicePixelRatio ?? 1;
      canvas.width = Math.max(1, Math.round(width * ratio));
      canvas.height = Math.max(1, Math.round(height * ratio));
    },
    draw: (captions, dx, dy) => {
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
      context.setTransform(ratio, 0, 0, ratio, dx * ratio, dy * ratio);
      drawCaptions(context, captions, theme);
    },
  };
}

/** A font of a theme as a canvas takes it; size in pixels. */
export function fontOf(theme: GraphTheme, size: number, bold: boolean): string {
  return `${bold ? 600 : 400} ${size}px ${theme.font}`;
}

/** Draws captions at their places; the caller has set the transform. */
export function drawCaptions(context: CanvasRenderingContext2D, captions: readonly Caption[], theme: GraphTheme): void {
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  for (const { x, y, size, lines, frame, dim } of captions) {
    context.globalAlpha = dim ? DIM : 1;
    if (frame !== null) drawFrame(context, boxAround({ x, y }, frame.width, frame.height), theme);
    lines.forEach((runs, row) => {
      const baseline = y + (row - (lines.length - 1) / 2) * size * LINE_HEIGHT;
      const widths = runs.map(({ text, bold }) => {
        context.font = fontOf(theme, size, bold);
        return context.measureText(text).width;
      });
      const total = widths.reduce((sum, width) => sum + width, 0);
      let left = frame === null ? x - total / 2 : x - frame.width / 2 + FRAME_PADDING;
      runs.forEach(({ text, colour, bold }, k) => {
        context.font = fontOf(theme, size, bold);
        if (frame === null) {
          context.strokeStyle = theme.paper;
          context.lineWidth = size / 3;
          context.strokeText(text, left, baseline);
        }
        context.fillStyle = colour;
        context.fillText(text, left, baseline);
        left += widths[k];
      });
    });
  }
  context.globalAlpha = 1;
}

function drawFrame(
  context: CanvasRenderingContext2D,
  { left, top, right, bottom }: ReturnType<typeof boxAround>,
  theme: GraphTheme,
): void {
  context.beginPath();
  context.roundRect(left, top, right - left, bottom - top, 7);
  context.fillStyle = theme.plain;
  context.fill();
  context.strokeStyle = theme.outline;
  context.lineWidth = 1;
  context.stroke();
}
