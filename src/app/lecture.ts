/**
 * Plays the lecture: puts each scene on a stage of its own and carries out its acts, one after the other. The run on the page
 * is not touched; it waits, paused, until the lecture is left.
 */
import { createStore } from 'zustand/vanilla';
import { parseConfig, type RunConfig, sameConfig } from '../config/config.ts';
import { readSettings } from '../config/variants.ts';
import { estimators } from '../credit/estimators/registry.ts';
import { nextBeat, previousBeat } from '../lessons/beats.ts';
import type { Act, Scene, Stage } from '../lessons/scene.ts';
import { linkTo, writeLink } from '../share/link.ts';
import type { Lab } from '../store/lab.ts';
import { atScene, type Lecture, type LectureStage, type LectureStore } from '../store/lecture.ts';
import type { Race } from '../store/race.ts';
import type { RunState } from '../store/run.ts';
import type { Shown } from '../store/shown.ts';
import { createViewStore } from '../store/view.ts';
import { asItTrains } from '../store/whatIf.ts';
import { lessonsText } from '../text/lessons.ts';
import { selectionOf } from '../views/lessons/targets.ts';
import { createStillLab } from './stillLab.ts';

/** Something of the lecture's own that ends with it. */
export interface Ending<T> {
  readonly value: T;
  /** Ends its workers. */
  end(): void;
}

export interface LectureHost {
  readonly store: LectureStore;
  readonly settings: Lab['settings'];
  readonly scenes: readonly Scene[];
  /** Pauses the run on the page; what it returns lets it go on. */
  hold(): () => void;
  createLab(): Ending<Lab>;
  createRace(): Race;
}

/** A scene was left before its acts were done: nobody waits for them. */
class Left extends Error {}

export function createLecture({ store, settings, scenes, hold, createLab, createRace }: LectureHost): Lecture {
  let own: Ending<Lab> | null = null;
  let release: (() => void) | null = null;
  let race: { readonly scene: string; readonly race: Race } | null = null;
  /** Rises with every scene that is put on: acts of those before are given up. */
  let turn = 0;
  /** The acts under way, one after the other; and how often acts were added. */
  let acting: Promise<void> = Promise.resolve();
  let added = 0;
  const still = new Map<string, Lab>();
  const labOf = (): Lab => {
    own ??= createLab();
    return own.value;
  };
  const stage = createStore<LectureStage>(() => ({ lab: labOf(), race: null }));

  const sceneNow = (): Scene | null => {
    const { scene } = store.getState();
    return scene === null ? null : (scenes[scene] ?? null);
  };

  /** Puts a lab on the stage, looking at nothing in particular. */
  const clear = (lab: Lab, withRace: Race | null): void => {
    const { colouring, compared, threshold, stateValue } = createViewStore().getState();
    const look = { task: 0, iteration: null, selection: null, hover: null, walking: false, centre: 'graph' as const };
    lab.view.setState({ ...look, ...asItTrains, colouring, compared, threshold, stateValue, whatIfOpen: false });
    stage.setState({ lab, race: withRace });
  };

  /** Puts a run on the stage from its beginning; one that has not begun, and was not told to, is already there. */
  const begin = (lab: Lab, config: RunConfig): void => {
    const { config: present, records, status, queued } = lab.run.getState();
    const untouched = records.length === 0 && queued === null && (status === 'loading' || status === 'idle');
    if (!sameConfig(present, config) || !untouched) lab.reset(config);
  };

  const put = (id: string, what: Stage): void => {
    if (what.kind === 'rollouts') {
      const { paths, config } = what;
      const lab = still.get(id) ?? createStillLab(settings, { paths, config, name: lessonsText.madeUp });
      still.set(id, lab);
      clear(lab, null);
      return;
    }
    const config = parseConfig(what.config);
    const lab = labOf();
    if (what.kind === 'run') {
      clear(lab, null);
      begin(lab, config);
      return;
    }
    if (race?.scene !== id || cutShort(race.race)) {
      const { estimators: wanted, iterations } = what;
      race = { scene: id, race: createRace() };
      const racing = estimators.flatMap((estimator) => (wanted.includes(estimator.id) ? [estimator.id] : []));
      race.race.start({ config, estimators: racing, seeds: [config.seed], iterations }, { pause: false });
    }
    clear(lab, race.race);
  };

  /** What the lab on the stage shows, as soon as it shows something. */
  const picture = (mine: number): Promise<Shown> =>
    waitFor(
      stage.getState().lab,
      (state) => state.shown,
      () => turn === mine,
    );

  const perform = async (act: Act, mine: number): Promise<void> => {
    const { lab } = stage.getState();
    switch (act.do) {
      case 'run':
        begin(lab, parseConfig(act.config));
        await picture(mine);
        break;
      case 'iterate': {
        const wanted = lab.run.getState().records.length + act.count;
        lab.iterate(act.count);
        await waitFor(
          lab,
          (state) => iterated(state, wanted),
          () => turn === mine,
        );
        break;
      }
      case 'select': {
        const selection = selectionOf(act.target, await picture(mine));
        lab.view.setState({ selection });
        store.setState({ subject: selection });
        break;
      }
      case 'colour':
        lab.view.setState({ colouring: act.by });
        break;
      case 'whatIf':
        lab.view.setState({ ...asItTrains, whatIf: readSettings(act.settings) });
        break;
      case 'compare':
        lab.view.setState({ centre: 'compare', compared: act.columns });
        break;
      case 'melt':
        // Taken apart it begins so; merging is for the eye.
        store.setState(act.to === 0 ? { melt: 0, meltTo: null } : { meltTo: 1 });
        break;
      case 'tint':
        store.setState({ tinted: true });
    }
  };

  /** Carries out acts after those under way. */
  const play = (acts: () => Promise<readonly Act[]> | readonly Act[]): void => {
    const mine = turn;
    const number = ++added;
    store.setState({ status: 'acting' });
    acting = acting
      .then(async () => {
        for (const act of await acts()) {
          if (turn !== mine) return;
          await perform(act, mine);
        }
        // Acts that were added meanwhile are still to be done.
        if (turn === mine && number === added) store.setState({ status: 'ready' });
      })
      .catch((error: unknown) => {
        if (error instanceof Left || turn !== mine) return;
        store.setState({ status: 'failed', failure: error instanceof Error ? error.message : String(error) });
      });
  };

  const pointOut = (): void => {
    const { subject } = store.getState();
    if (subject !== null) stage.getState().lab.view.setState({ selection: subject });
  };

  const reveal = (): void => {
    const scene = sceneNow();
    if (scene === null) return;
    store.setState({ revealed: true });
    settings.setState(({ seenScenes }) => ({ seenScenes: [...seenScenes.filter((id) => id !== scene.id), scene.id] }));
    const mine = turn;
    play(async () => {
      // A scene may be opened with its answer: what there was before has to be there first. A race shows no picture.
      const before = scene.stage.kind === 'race' ? null : await picture(mine);
      if (turn !== mine) return [];
      store.setState(({ subject }) => ({ before, subjectBefore: subject }));
      // Whatever was clicked meanwhile: the answer is about what was asked.
      pointOut();
      return scene.reveal;
    });
  };

  const open = (number: number, revealed = false): void => {
    const at = Math.min(scenes.length - 1, Math.max(0, Math.floor(number)));
    const scene = scenes[at];
    turn++;
    acting = Promise.resolve();
    release ??= hold();
    if (race !== null && race.scene !== scene.id) race.race.cancel();
    settings.setState({ lastScene: scene.id });
    try {
      put(scene.id, scene.stage);
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error);
      store.setState({ ...atScene(at), status: 'failed', failure });
      return;
    }
    store.setState(atScene(at));
    play(() => scene.show);
    if (revealed) reveal();
  };

  return {
    store,
    stage,
    open,
    close: () => {
      turn++;
      race?.race.cancel();
      race = null;
      own?.end();
      own = null;
      store.setState({ scene: null, presenting: false, black: false });
      // Opened again it has another.
      release?.();
      release = null;
    },
    next: () => {
      const { scene, revealed } = store.getState();
      const beat = scene === null ? null : nextBeat({ scene, revealed }, scenes.length);
      if (beat === null) return;
      if (beat.scene === scene) reveal();
      else open(beat.scene);
    },
    previous: () => {
      const { scene, revealed } = store.getState();
      const beat = scene === null ? null : previousBeat({ scene, revealed });
      if (beat !== null) open(beat.scene, beat.revealed);
    },
    predict: (choice) => store.setState(({ revealed, predicted }) => ({ predicted: revealed ? predicted : choice })),
    pointOut,
    again: () => {
      const { scene } = store.getState();
      if (scene !== null) open(scene);
    },
    melt: (t, going) => {
      const melt = Math.min(1, Math.max(0, t));
      store.setState({ melt, meltTo: going === undefined || melt === going ? null : going });
    },
    link: (number) => {
      const { stage: what } = scenes[number];
      return what.kind === 'rollouts' ? null : `#${writeLink(linkTo(parseConfig(what.config)))}`;
    },
  };
}

/** Whether a race ended before all of it was run: it is begun anew. */
function cutShort({ store }: Race): boolean {
  const { status, racers } = store.getState();
  return status === 'stopped' || (status === 'finished' && racers.some((racer) => racer.status === 'failed'));
}

/** The picture once an iteration is done and on screen; null before. */
function iterated({ status, records, shown, iteration, stage }: RunState, wanted: number): Shown | null {
  const done = status === 'idle' && records.length >= wanted;
  return done && shown?.iteration === iteration && shown.stage === stage ? shown : null;
}

/**
 * The first answer that is not null.
 * @throws Left where nobody waits any more, Error where training stopped
 */
function waitFor<T>(lab: Lab, answer: (state: RunState) => T | null, wanted: () => boolean): Promise<T> {
  return new Promise((resolve, reject) => {
    const look = (state: RunState): boolean => {
      if (!wanted()) {
        reject(new Left());
        return true;
      }
      if (state.status === 'failed') {
        reject(new Error(state.failure?.message));
        return true;
      }
      const found = answer(state);
      if (found !== null) resolve(found);
      return found !== null;
    };
    if (look(lab.run.getState())) return;
    const unsubscribe = lab.run.subscribe((state) => {
      if (look(state)) unsubscribe();
    });
  });
}
