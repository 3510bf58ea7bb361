/** However a run was watched, the same iteration is the same picture: places, names and ghosts. */
import { describe, expect, it } from 'vitest';
import { createRecordingLab } from '../../../src/app/recordingLab.ts';
import type { Recording } from '../../../src/share/recording/recording.ts';
import { createSettingsStore } from '../../../src/store/settings.ts';
import type { ImportedPicture, Shown } from '../../../src/store/shown.ts';
import { catchingUp, catchUp } from '../../../src/views/graph/catchUp.ts';
import { GraphBook, graphName } from '../../../src/views/graph/graphBook.ts';
import type { GraphScene } from '../../../src/views/graph/memory.ts';
import { graphModel } from '../../../src/views/graph/model.ts';
import { findWorld } from '../../../src/worlds/registry.ts';
import { recordedRun } from '../../share/recording/recorded.ts';

const { title } = findWorld('house');
const ASPECT = 1.6;

/** Somebody who looks at a run. */
function viewer(recording: Recording) {
  const frames: (() => void)[] = [];
  const lab = createRecordingLab(recording, createSettingsStore(null), {
    nextFrame: (callback) => void frames.push(callback),
    later: () => () => undefined,
  });
  const book = new GraphBook();
  const place = (graph: string) => (scene: GraphScene) => book.placements.placementFor(graph, scene, ASPECT);
  const shownAt = (iteration: number, task: number): Shown => {
    lab.view.setState({ iteration, task });
    for (const frame of frames.splice(0)) frame();
    const { shown } = lab.run.getState();
    if (shown?.iteration !== iteration || shown.task.index !== task) throw new Error('not on screen');
    return shown;
  };
  return {
    lab,
    book,
    /** Where all of it stands, and what is drawn. */
    look: (iteration: number, task = 0) => {
      const shown = shownAt(iteration, task);
      const graph = graphName(shown);
      const host = { book, graphAt: lab.graphAt, title };
      for (const scene of catchingUp(shown, host)) place(graph)(scene);
      const { rollouts, graph: stateGraph, values } = shown;
      const model = graphModel({
        rollouts,
        graph: stateGraph,
        values,
        perStep: null,
        criticality: null,
        successReward: 10,
        title,
      });
      const scene = book.remember(graph, model, iteration);
      return { scene, places: place(graph)(scene).places };
    },
  };
}

describe('a picture of an iteration', () => {
  it('is the same for who watched every iteration, some of them, or none before, and of another task meanwhile', async () => {
    const recording = await recordedRun({ world: 'house', tasks: 2, pinned: 2, rollouts: 4 }, 8);
    const all = viewer(recording);
    const seen = [1, 2, 3, 4, 5, 6, 7, 8].map((iteration) => all.look(iteration));
    // Otherwise there would be nothing to catch up with.
    expect(seen[7].places.size).toBeGreaterThan(seen[0].places.size);
    expect([...seen[7].scene.nodes.values()].some(({ ghost, lastSeen }) => ghost && lastSeen > 1)).toBe(true);

    const late = viewer(recording);
    expect(late.look(8)).toEqual(seen[7]);
    const seldom = viewer(recording);
    expect(seldom.look(1)).toEqual(seen[0]);
    seldom.look(2, 1);
    expect(seldom.look(4)).toEqual(seen[3]);
    expect(seldom.look(8)).toEqual(seen[7]);
    // Who goes back finds every node where it was.
    const back = late.look(3);
    expect(back.places).toEqual(seen[7].places);
    expect(late.look(8)).toEqual(seen[7]);
  });

  it('catches up with nothing where a task has another instance in every iteration, or is of a file', async () => {
    const recording = await recordedRun({ world: 'house', tasks: 2, pinned: 0, rollouts: 4 }, 3);
    const { lab, look, book } = viewer(recording);
    look(3);
    const { shown } = lab.run.getState();
    if (shown === null) throw new Error('nothing is on screen');
    expect(lab.graphAt(shown, 2)).toBeNull();
    expect(lab.graphAt(shown, 3)?.graph).toEqual(shown.graph);
    const none = new Int32Array(0);
    const imported: ImportedPicture = {
      group: 'a',
      task: 0,
      merging: '',
      original: shown.rollouts,
      rows: none,
      trajectories: none,
      at: none,
      unit: 'line',
      logged: null,
      truncated: new Int8Array(0),
      baseline: null,
    };
    const file: Shown = { ...shown, imported };
    expect([...catchingUp(file, { book, graphAt: lab.graphAt, title })]).toEqual([]);
  });

  it('that is given up on the way goes on from there', async () => {
    const recording = await recordedRun({ world: 'house', tasks: 1, pinned: 1, rollouts: 2 }, 6);
    const { lab, book, look } = viewer(recording);
    look(1);
    lab.view.setState({ iteration: 6 });
    const all = viewer(recording);
    const seen = [1, 2, 3, 4, 5, 6].map((iteration) => all.look(iteration));
    const shown = all.lab.run.getState().shown;
    if (shown === null) throw new Error('nothing is on screen');
    const host = { book, graphAt: lab.graphAt, title };
    const first = catchingUp(shown, host).next();
    if (first.done) throw new Error('nothing to catch up with');
    book.placements.placementFor(graphName(shown), first.value, ASPECT);
    const order: number[] = [];
    catchUp(
      shown,
      host,
      (scene) => {
        order.push(scene.iteration);
        book.placements.placementFor(graphName(shown), scene, ASPECT);
      },
      () => order.push(0),
    );
    await expect.poll(() => order).toEqual([3, 4, 5, 0]);
    expect(look(6)).toEqual(seen[5]);
  });

  it('that is wanted at once is finished at once, and once only; given up it is left', async () => {
    const recording = await recordedRun({ world: 'house', tasks: 1, pinned: 1, rollouts: 2 }, 6);
    const began = () => {
      const { lab, book, look } = viewer(recording);
      look(1);
      lab.view.setState({ iteration: 6 });
      const all = viewer(recording);
      all.look(6);
      const { shown } = all.lab.run.getState();
      if (shown === null) throw new Error('nothing is on screen');
      const order: number[] = [];
      const slowly = ({ iteration }: GraphScene) => {
        order.push(iteration);
        // Longer than what is done at a time.
        const until = performance.now() + 15;
        while (performance.now() < until);
      };
      const catching = catchUp(shown, { book, graphAt: lab.graphAt, title }, slowly, () => order.push(0));
      expect(order).toEqual([2]);
      return { catching, order };
    };
    const wanted = began();
    wanted.catching.finish();
    expect(wanted.order).toEqual([2, 3, 4, 5, 0]);
    wanted.catching.finish();
    const left = began();
    left.catching.stop();
    left.catching.finish();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(wanted.order).toEqual([2, 3, 4, 5, 0]);
    expect(left.order).toEqual([2]);
  });
});
