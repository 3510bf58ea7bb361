/** The graph as a picture: Cytoscape's drawing, or bare paper, with what is painted over it. */
import type { Core } from 'cytoscape';

/** Pixels of the picture for each of the screen. */
const PNG_SCALE = 2;

/**
 * What is in view at twice its size.
 * @param graph whether Cytoscape's drawing belongs in it
 * @param paint paints over it; its unit is a CSS pixel
 * @throws where the browser gives no canvas, or cannot encode it
 */
export async function pictureOf(
  cy: Core,
  paper: string,
  graph: boolean,
  paint: (context: CanvasRenderingContext2D) => void,
): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, cy.width() * PNG_SCALE);
  canvas.height = Math.max(1, cy.height() * PNG_SCALE);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser gives no 2D canvas.');
  context.fillStyle = paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  if (graph) {
    const drawn = await cy.png({ output: 'blob-promise', bg: paper, scale: PNG_SCALE });
    context.drawImage(await createImageBitmap(drawn), 0, 0);
  }
  context.scale(PNG_SCALE, PNG_SCALE);
  paint(context);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('The picture could not be encoded.'));
      else resolve(blob);
    });
  });
}
