import { describe, expect, it } from 'vitest';
import { CameraLink } from '../../../src/views/compare/cameraLink.ts';
import type { View } from '../../../src/views/graph/camera.ts';

/** A camera that is where it was put, and says whether it is led. */
class Camera {
  at: View;
  byUser = false;
  led = false;
  fits = 0;
  constructor(zoom: number) {
    this.at = { zoom, pan: { x: 0, y: 0 } };
  }
  camera = () => this.at;
  placeCamera = (at: View, byUser: boolean) => {
    this.at = at;
    this.byUser = byUser;
  };
  setLed = (led: boolean) => {
    this.led = led;
  };
  fit = () => {
    this.fits++;
  };
  zoomBy = () => {};
}

const there: View = { zoom: 2, pan: { x: 30, y: -10 } };

function linked() {
  const link = new CameraLink();
  link.arrange(['0', '1', '2']);
  const cameras = [new Camera(1), new Camera(0.5), new Camera(0.7)];
  // They come in no order: each loads by itself.
  for (const k of [2, 0, 1]) link.join(String(k), cameras[k]);
  return { link, cameras };
}

describe('linked cameras', () => {
  it('stand where the first one does, which alone fits the graph', () => {
    const { link, cameras } = linked();
    expect(cameras.map(({ led }) => led)).toEqual([false, true, true]);
    expect(cameras.map(({ at }) => at.zoom)).toEqual([1, 1, 1]);
    link.withLeader((leader) => leader.fit());
    expect(cameras.map(({ fits }) => fits)).toEqual([1, 0, 0]);
  });

  it('go along with any of them', () => {
    const { link, cameras } = linked();
    link.moved('1', there, true);
    expect(cameras[0]).toMatchObject({ at: there, byUser: true });
    expect(cameras[2]).toMatchObject({ at: there, byUser: true });
    // The one that moved is where it is by itself.
    expect(cameras[1].at.zoom).toBe(1);
  });

  it('are led by the next one where the first leaves, at the place that was taken', () => {
    const { link, cameras } = linked();
    for (const camera of cameras) camera.at = there;
    link.moved('0', there, true);
    link.leave('0');
    expect(cameras.slice(1).map(({ led }) => led)).toEqual([false, true]);
    expect(cameras[2]).toMatchObject({ at: there, byUser: true });
  });
});
