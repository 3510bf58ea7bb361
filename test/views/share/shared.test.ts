import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { heldCamera, placeOfCamera } from '../../../src/views/graph/heldCamera.ts';
import { frameSize } from '../../../src/views/share/FrameChoices.tsx';
import { qrPath } from '../../../src/views/share/qrPath.ts';
import { fitOf, isLocal } from '../../../src/views/share/shared.ts';

describe('the length of a link', () => {
  it('means where it fits', () => {
    expect([2000, 2001, 4000, 4001].map(fitOf)).toEqual(['all', 'notDiscord', 'notDiscord', 'notX']);
  });
});

describe('the size of a frame', () => {
  it('is what was typed, within its bounds, and the usual one where nothing was', () => {
    expect(frameSize({ width: 640.4, height: 480 })).toEqual({ width: 640, height: 480 });
    expect(frameSize({ width: 5, height: 99_999 })).toEqual({ width: 320, height: 2160 });
    expect(frameSize({ width: Number.NaN, height: Number.NaN })).toEqual({ width: 900, height: 560 });
  });
});

describe('an address', () => {
  it('of this machine is known as such', () => {
    for (const local of [
      'http://localhost:4173/#v=2',
      'http://127.0.0.1/',
      'http://[::1]:80/',
      'file:///x/index.html',
    ]) {
      expect(isLocal(local), local).toBe(true);
    }
    for (const other of ['https://lab.example/', 'http://192.168.0.7/', 'http://localhost.example/']) {
      expect(isLocal(other), other).toBe(false);
    }
  });
});

describe('a QR code', () => {
  it('is drawn module by module, with four of white round it', () => {
    const text = 'https://lab.example/#v=2&gamma=0.9';
    const { side, path } = qrPath(text);
    const drawn = Array.from({ length: side }, () => new Array<boolean>(side).fill(false));
    for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
      drawn[Number(y)].fill(true, Number(x), Number(x) + Number(width));
    }
    const { data, size } = encode(text, { ecc: 'L', boostEcc: true, border: 0 });
    expect(side).toBe(size + 8);
    expect(drawn.slice(4, -4).map((row) => row.slice(4, -4))).toEqual(data);
    expect([...drawn.slice(0, 4), ...drawn.slice(-4)].flat()).not.toContain(true);
    // The finder in its corner: a ring of seven.
    expect(drawn[4].slice(4, 12)).toEqual([true, true, true, true, true, true, true, false]);
  });
});

describe('a camera that is held by a node', () => {
  /** A drawing of two nodes, as Cytoscape projects it: screen = zoom · place + pan. */
  const drawing = (width: number, height: number, zoom: number, pan: { x: number; y: number }, held = true) => {
    const places: Readonly<Record<string, { x: number; y: number }>> = { a: { x: 100, y: 50 }, b: { x: 400, y: 80 } };
    return {
      camera: () => ({ zoom, pan }),
      canvas: () => ({ width, height, held }),
      positionOf: (key: string) => {
        const place = places[key];
        return place === undefined ? null : { x: zoom * place.x + pan.x, y: zoom * place.y + pan.y, radius: 9 };
      },
    };
  };

  it('shows the same region in a window of another size', () => {
    // b stands at (2 · 400 − 500, 2 · 80 + 10) = (300, 170), from the middle (400, 300): (−100, −130); a is farther away.
    const held = heldCamera(drawing(800, 600, 2, { x: -500, y: 10 }), ['a', 'b', 'gone']);
    expect(held).toMatchObject({ zoom: 2, x: -100, y: -130 });
    if (held === null) throw new Error('no camera');
    // In 400 × 300 at any camera: b has to come to (200 − 100, 150 − 130) = (100, 20), so pan = (100 − 800, 20 − 160).
    const place = placeOfCamera(held, drawing(400, 300, 0.5, { x: 7, y: 9 }), ['a', 'b']);
    expect(place).toEqual({ zoom: 2, pan: { x: -700, y: -140 } });
  });

  it('is none while the graph fits by itself, or the node is not drawn', () => {
    expect(heldCamera(drawing(800, 600, 2, { x: 0, y: 0 }, false), ['a'])).toBeNull();
    expect(placeOfCamera({ zoom: 1, mark: 'zzz', x: 0, y: 0 }, drawing(800, 600, 1, { x: 0, y: 0 }), ['a'])).toBeNull();
  });
});
