/** Links and the runs that they ask for: played to the place where they were made, the same to the last bit. */
import { describe, expect, it } from 'vitest';
import type { OpenLab } from '../../src/app/createLab.ts';
import { shareOf } from '../../src/app/shareLink.ts';
import type { RunConfig } from '../../src/config/config.ts';
import { defaultsOf } from '../../src/options/option.ts';
import { createPolicy } from '../../src/policy/learner.ts';
import { nodeAssets } from '../../src/policy/nodeAssets.ts';
import { openBackend } from '../../src/policy/openBackend.ts';
import { readLink } from '../../src/share/link.ts';
import { linkOptions } from '../../src/share/options.ts';
import { indexElements } from '../../src/views/locate.ts';
import { type FakeWorker, labWith, ready, silentLab, trainingWorker, until } from './labHarness.ts';

const HOST = { graph: null, address: 'https://lab.example/g2po/?src=x#old' };
const choice = { place: true, camera: true, layout: true, options: defaultsOf(linkOptions) };
const hashOf = (lab: OpenLab, asked = choice) => new URL(shareOf(lab, HOST).link(asked, null)).hash;

const realWorker = () =>
  trainingWorker(async (config: RunConfig) => createPolicy(config, await openBackend(config.backend, nodeAssets())));

const idleAt = (lab: OpenLab, iteration: number) =>
  until(lab, () => {
    const { status, metrics } = lab.run.getState();
    return status === 'idle' && metrics.length === iteration;
  });

/** The checkpoint that a worker sent last is the run's weights and moments, bit by bit. */
function withWeights(open: () => FakeWorker) {
  const weights: unknown[] = [];
  return {
    weights,
    open: () => {
      const worker = open();
      return {
        ...worker,
        onMessage: (listener: Parameters<FakeWorker['onMessage']>[0]) =>
          worker.onMessage((message) => {
            if (message.type === 'checkpoint') weights.push(message.checkpoint);
            listener(message);
          }),
      };
    },
  };
}

describe('a link to a run', () => {
  it('with changes on the way plays to where it was made: the same weights, records and numbers, bit for bit', async () => {
    const first = withWeights(realWorker);
    const { lab } = labWith(
      first.open,
      '#v=2&tasks=2&rollouts=4&pinned=1&minibatch=32&backend=wasm&world.family=pick&seed=3',
    );
    lab.iterate(2);
    await idleAt(lab, 2);
    lab.change({ gamma: 0.8, estimator: 'gigpo' });
    lab.iterate(2);
    await idleAt(lab, 4);
    // Chosen, and not in force yet.
    lab.change({ clip: 0.3 });
    await until(lab, () => lab.run.getState().shown?.iteration === 4);
    const made = lab.run.getState();
    const shown = made.shown;
    if (shown === null) throw new Error('nothing is on screen');
    const edge = indexElements(shown.rollouts, shown.graph).edgeKeys[1];
    lab.view.setState({ selection: { kind: 'edge', edge }, colouring: 'gigpo' });
    const hash = hashOf(lab);
    expect(hash.length).toBeLessThan(240);

    const second = withWeights(realWorker);
    const opened = labWith(second.open, hash).lab;
    expect(opened.run.getState()).toMatchObject({ aim: 4, status: 'loading' });
    await opened.reconnect();
    await idleAt(opened, 4);
    await until(opened, () => opened.run.getState().shown?.iteration === 4);
    const again = opened.run.getState();
    expect(again.aim).toBeNull();
    expect(again).toMatchObject({ elsewhere: null, remarks: [] });
    expect(again.records).toEqual(made.records);
    const numbers = (state: typeof made) => state.metrics.map(({ seconds: _, ...scalars }) => scalars);
    expect(numbers(again)).toEqual(numbers(made));
    expect(first.weights.at(-1)).toMatchObject({ iteration: 4 });
    expect(second.weights.at(-1)).toEqual(first.weights.at(-1));
    expect(again.shown?.credit).toEqual(shown.credit);
    expect(opened.view.getState()).toMatchObject({ selection: { kind: 'edge', edge }, colouring: 'gigpo' });

    // And on from there the same: what waited has come into force.
    lab.iterate(1);
    opened.iterate(1);
    await Promise.all([idleAt(lab, 5), idleAt(opened, 5)]);
    expect(opened.run.getState().records[4]).toEqual(lab.run.getState().records[4]);
    expect(opened.run.getState().changes).toEqual(lab.run.getState().changes);
    expect(first.weights.at(-1)).toMatchObject({ iteration: 5 });
    expect(second.weights.at(-1)).toEqual(first.weights.at(-1));
  });

  it('shows the iteration that was on screen, and can be paused on the way', async () => {
    const { lab } = labWith(() => trainingWorker(), '#tasks=2&rollouts=2&pinned=1&seed=4&to=6&at=2&paused');
    await lab.reconnect();
    await until(lab, () => lab.run.getState().status === 'idle');
    // It waits for its reader.
    expect(lab.run.getState()).toMatchObject({ aim: 6, iteration: 0 });
    lab.play();
    await until(lab, () => lab.run.getState().metrics.length >= 2);
    lab.pause();
    await until(lab, () => lab.run.getState().status === 'idle');
    const paused = lab.run.getState();
    expect(paused.aim).toBe(6);
    expect(paused.metrics.length).toBeLessThan(6);
    // The address still says where to.
    expect(lab.link()).toBe('v=2&tasks=2&rollouts=2&pinned=1&seed=4&to=6&at=2&paused');
    lab.play();
    await until(lab, () => lab.run.getState().shown?.iteration === 2 && lab.run.getState().aim === null);
    expect(lab.run.getState().metrics.length).toBe(6);
    expect(lab.view.getState().iteration).toBe(2);
    expect(lab.link()).toBe('v=2&tasks=2&rollouts=2&pinned=1&seed=4&paused');
  });

  it('goes on past its place where it is to play', async () => {
    const { lab } = labWith(() => trainingWorker(), '#tasks=2&rollouts=2&pinned=1&to=2&autoplay');
    await lab.reconnect();
    await until(lab, () => lab.run.getState().metrics.length > 3);
    expect(lab.run.getState()).toMatchObject({ status: 'playing', aim: null });
    lab.pause();
  });

  it('that is given up stays where it is', async () => {
    const { lab } = labWith(() => trainingWorker(), '#tasks=2&rollouts=2&pinned=1&to=500&at=3');
    await lab.reconnect();
    await until(lab, () => lab.run.getState().metrics.length > 0);
    lab.run.setState({ aim: null });
    lab.pause();
    await until(lab, () => lab.run.getState().status === 'idle');
    expect(lab.link()).toBe('v=2&tasks=2&rollouts=2&pinned=1');
    lab.iterate(1);
    const { length } = lab.run.getState().metrics;
    await idleAt(lab, length + 1);
    expect(lab.view.getState().iteration).toBeNull();
  });
});

describe('the backend of a link', () => {
  const LINK = '#tasks=2&rollouts=2&pinned=1&to=3&on=wasm';

  it('is asked for where the configuration leaves the choice, and not for another run', () => {
    const { lab, workers } = silentLab(LINK);
    lab.connect();
    expect(workers[0].commands[0]).toMatchObject({ type: 'start', config: { backend: 'wasm' } });
    expect(lab.run.getState().config.backend).toBe('auto');
    lab.reset(lab.run.getState().config);
    expect(workers[0].commands.at(-1)).toMatchObject({ type: 'start', config: { backend: 'auto' } });
  });

  it('that cannot be had is told: numbers may differ', () => {
    const { lab, workers } = silentLab(LINK);
    lab.connect();
    workers[0].post(ready(0));
    expect(lab.run.getState()).toMatchObject({
      elsewhere: { backend: 'wasm', adapter: '' },
      backend: { name: 'cpu' },
    });
    lab.dismissNotes();
    expect(lab.run.getState().elsewhere).toBeNull();
  });

  it('is not spoken of where it is the same, or the link promises no numbers', () => {
    for (const hash of ['#to=3&on=cpu', '#gamma=0.9&on=wasm']) {
      const { lab, workers } = silentLab(hash);
      lab.connect();
      workers[0].post(ready(0));
      expect(lab.run.getState()).toMatchObject({ elsewhere: null, remarks: [] });
    }
  });

  it('and another version of world or estimator is told', () => {
    const { lab } = silentLab('#to=3&made=house:2,g2po:7');
    expect(lab.run.getState().remarks).toEqual([{ kind: 'otherVersion', of: ['house', 'g2po'] }]);
  });
});

describe('a link that is opened in the page', () => {
  const opened = async () => {
    const { lab } = labWith(() => trainingWorker(), '#tasks=2&rollouts=2&pinned=1');
    lab.iterate(3);
    await idleAt(lab, 3);
    return lab;
  };

  it('goes on with the run that is on the way, or already past it', async () => {
    const lab = await opened();
    lab.open('#tasks=2&rollouts=2&pinned=1&to=2');
    await until(lab, () => lab.run.getState().shown?.iteration === 2);
    expect(lab.run.getState()).toMatchObject({ run: 0, aim: null });
    lab.open('#tasks=2&rollouts=2&pinned=1&to=5');
    await idleAt(lab, 5);
    expect(lab.run.getState()).toMatchObject({ run: 0, aim: null, iteration: 5 });
  });

  it('begins anew where the log says otherwise', async () => {
    const lab = await opened();
    lab.open('#tasks=2&rollouts=2&pinned=1&to=4&changes=2:gamma:0.5');
    expect(lab.run.getState()).toMatchObject({ run: 1, aim: 4, changes: [{ iteration: 2, key: 'gamma', value: 0.5 }] });
    await idleAt(lab, 4);
    await until(lab, () => lab.run.getState().shown?.iteration === 4);
    expect(lab.run.getState().shown?.config.gamma).toBe(0.5);
  });

  it('begins anew where the log says otherwise of what is still to come', async () => {
    const lab = await opened();
    lab.open('#tasks=2&rollouts=2&pinned=1&to=6&changes=5:gamma:0.5');
    await idleAt(lab, 6);
    expect(lab.run.getState()).toMatchObject({ run: 1, changes: [{ iteration: 5, key: 'gamma', value: 0.5 }] });
    await until(lab, () => lab.run.getState().shown?.iteration === 6);
    expect(lab.run.getState().shown?.config.gamma).toBe(0.5);
    // What waits here for the next iteration is none of that link's.
    lab.change({ gamma: 0.7 });
    lab.open('#tasks=2&rollouts=2&pinned=1&to=7&changes=5:gamma:0.5');
    await idleAt(lab, 7);
    expect(lab.run.getState()).toMatchObject({ run: 2, changes: [{ iteration: 5, key: 'gamma', value: 0.5 }] });
  });

  it('goes on where what waits is what the link says', async () => {
    const lab = await opened();
    lab.change({ gamma: 0.5 });
    lab.open('#tasks=2&rollouts=2&pinned=1&to=5&changes=4:gamma:0.5');
    await idleAt(lab, 5);
    expect(lab.run.getState()).toMatchObject({ run: 0, changes: [{ iteration: 4, key: 'gamma', value: 0.5 }] });
  });

  it('to a scene leaves the run as it is, unless it says what is to be trained', async () => {
    const lab = await opened();
    lab.view.setState({ task: 0, colouring: 'gigpo' });
    lab.open('#v=2&scene=3&reveal&view.theme=dark');
    expect(lab.view.getState()).toMatchObject({ colouring: 'gigpo', options: { scene: 3, reveal: true } });
    expect(lab.settings.getState().theme).toBe('dark');
    expect(lab.run.getState()).toMatchObject({ run: 0, iteration: 3, config: { tasks: 2 } });
    lab.open('#v=2&scene=3&seed=7');
    expect(lab.run.getState()).toMatchObject({ run: 1, iteration: 0, config: { seed: 7 } });
  });
});

describe('view only', () => {
  it('keeps the settings, lets the run go on, and can be ended by who holds the page', () => {
    const { lab } = silentLab('#viewOnly&gamma=0.9');
    const { config } = lab.run.getState();
    expect(() => lab.change({ gamma: 0.5 })).toThrow(/viewing only/);
    expect(() => lab.reset({ ...config, seed: 1 })).toThrow(/viewing only/);
    lab.reset(config);
    expect(lab.run.getState()).toMatchObject({ run: 1, config: { gamma: 0.9 } });
    expect(lab.link()).toBe('v=2&gamma=0.9&viewOnly');
    lab.view.setState({ options: defaultsOf(linkOptions) });
    lab.change({ gamma: 0.5 });
    expect(lab.link()).toBe('v=2&gamma=0.5');
  });
});

describe('the share dialog', () => {
  it('leaves out what is not chosen, and the address’ own search and hash', async () => {
    const { lab } = labWith(() => trainingWorker(), '#tasks=2&rollouts=2&pinned=1&view.panel=charts&view.colour=gigpo');
    lab.iterate(2);
    await idleAt(lab, 2);
    lab.change({ gamma: 0.5 });
    lab.view.setState({ iteration: 1, selection: { kind: 'trajectory', trajectory: 1, step: 0 } });
    const shared = shareOf(lab, HOST);
    expect(shared).toMatchObject({ imported: false, to: 2, at: 1, selected: true, held: false, running: false });
    const all = shared.link(choice, null);
    expect(all).toBe(
      'https://lab.example/g2po/#v=2&tasks=2&rollouts=2&pinned=1&changes=3:gamma:0.5&to=2&at=1&on=cpu&view.colour=gigpo&view.panel=charts&view.select=t.1.0',
    );
    // Without the place: what a run that begins now would have.
    const options = { ...choice.options, hide: 'controls', paused: true } as const;
    const bare = shared.link({ place: false, camera: false, layout: false, options }, null);
    expect(bare).toBe(
      'https://lab.example/g2po/#v=2&gamma=0.5&tasks=2&rollouts=2&pinned=1&hide=controls&paused&view.colour=gigpo',
    );
    // What goes on meanwhile changes nothing.
    lab.iterate(1);
    await idleAt(lab, 3);
    expect(shared.link(choice, null)).toBe(all);
    expect(readLink(new URL(all).hash).issues).toEqual([]);
  });

  it('shares nothing of imported rollouts but the settings', async () => {
    const { lab } = silentLab('#gamma=0.9&view.task=2&view.colour=gigpo');
    await until(lab, () => lab.run.getState().shown !== null);
    const shared = shareOf({ ...lab, trains: false }, HOST);
    expect(shared.imported).toBe(true);
    expect(shared.link(choice, null)).toBe('https://lab.example/g2po/#v=2&gamma=0.9');
  });
});
