/** What the share dialog makes links and frames of: the page, or the scene, as it stands when the dialog opens. */
import { recordChanges } from '../config/changes.ts';
import { defaultConfig } from '../config/config.ts';
import { scenes } from '../lessons/scenes.ts';
import { type LinkContent, type LinkView, linkTo, writeLink } from '../share/link.ts';
import { madeWith } from '../share/made.ts';
import { writeCamera, writeSelection } from '../share/place.ts';
import { writingLink } from '../share/recording/link.ts';
import type { Recording } from '../share/recording/recording.ts';
import { inPieces } from '../share/recording/replaying.ts';
import type { Lab } from '../store/lab.ts';
import type { LectureState } from '../store/lecture.ts';
import { nextConfig, type RunState } from '../store/run.ts';
import { lessonsText } from '../text/lessons.ts';
import { recordingText } from '../text/recording.ts';
import type { ExportFiles } from '../views/export/exports.ts';
import { fileName } from '../views/export/fileName.ts';
import { saveFile } from '../views/export/saveFile.ts';
import type { GraphView } from '../views/graph/graphView.ts';
import { heldCamera } from '../views/graph/heldCamera.ts';
import { indexElements } from '../views/locate.ts';
import type { SceneChoice, ShareChoice, SharedPage, SharedRecording, SharedScene } from '../views/share/shared.ts';
import { findWorld } from '../worlds/registry.ts';
import { pointAt } from './arrival.ts';
import { iframeSnippet } from './embedAddress.ts';
import { recordingOf } from './recordingOf.ts';
import { withLinked } from './recordings.ts';
import { writeLayout, writeLook, writeView } from './viewLink.ts';

interface ShareHost {
  /** The graph on screen; null while there is none. */
  readonly graph: GraphView | null;
  /** Of the page; its search and hash are left out. */
  readonly address: string;
  /** Makes the files that stand in for a link that is too long; absent where no run is trained. */
  readonly files?: ExportFiles['recording'];
  /** The recording that is on screen; absent where none is. */
  readonly recorded?: Recording | undefined;
}

/** @param lab whose page it is: of imported rollouts the settings of the estimators alone are shared */
export function shareOf(
  { trains, ...lab }: Pick<Lab, 'trains' | 'run' | 'view' | 'settings'>,
  { graph, address, files, recorded }: ShareHost,
): SharedPage {
  const state = lab.run.getState();
  const looked = lab.view.getState();
  // A recording of one task shows that as its first.
  const view = { ...looked, task: recorded?.task ?? looked.task };
  const { theme, language, hiddenCharts } = lab.settings.getState();
  const { shown } = state;
  // Whole iterations only: whoever opens the link cannot be brought to the middle of one.
  const to = trains ? (recorded?.records ?? state.metrics).length : 0;
  const at = view.iteration !== null && view.iteration < to ? view.iteration : null;
  const pointed = shown === null || view.selection === null ? null : pointAt(view.selection, shown);
  const camera =
    shown === null || graph === null ? null : heldCamera(graph, indexElements(shown.rollouts, shown.graph).nodeKeys);

  const parts = ({ place, camera: framed, layout }: ShareChoice): LinkView => ({
    ...writeView(view),
    ...(layout ? writeLayout(view, { theme, language, hiddenCharts }) : {}),
    ...(place && pointed !== null ? { select: writeSelection(pointed) } : {}),
    ...(framed && camera !== null ? { camera: writeCamera(camera) } : {}),
  });
  const { config, changes, on, made } = recorded ?? runOf(state);
  const link = (choice: ShareChoice, carried: string | null): string => {
    const content: LinkContent = trains
      ? {
          ...(choice.place && to > 0 ? { config, changes, on, made, to, at } : linkTo(nextConfig(state))),
          view: parts(choice),
          options: choice.options,
        }
      : linkTo(nextConfig(state));
    return addressWith(address, withLinked(writeLink(content), carried));
  };
  return {
    kind: 'page',
    imported: !trains,
    plays: recorded !== undefined,
    to,
    at,
    selected: pointed !== null,
    held: camera !== null,
    running: recorded === undefined && (state.status === 'playing' || state.status === 'working'),
    link,
    frame: (framed, size, origin) => iframeSnippet(framed, size, recordingText.embed.frameTitle, origin),
    recording:
      to > 0 && files !== undefined
        ? recordingShared(state, view.task, lab.settings, { address, files, recorded })
        : null,
  };
}

/** The run as it is, with what waits for the next iteration. */
function runOf(state: RunState): Pick<LinkContent, 'config' | 'changes' | 'on' | 'made'> {
  const { config, pending, iteration, backend } = state;
  const to = state.metrics.length;
  const changes = recordChanges(state.changes, iteration + 1, pending).filter((change) => change.iteration <= to + 2);
  return {
    config,
    changes,
    on: backend === null ? null : { backend: backend.name, adapter: backend.adapter },
    made: madeWith(config, changes, findWorld(config.world).version),
  };
}

function recordingShared(
  state: RunState,
  task: number,
  settings: Lab['settings'],
  { address, files, recorded }: Omit<ShareHost, 'graph'> & { readonly files: NonNullable<ExportFiles['recording']> },
): SharedRecording {
  const run = recorded ?? recordingOf(state, null, { app: '', created: 0 });
  return {
    text: async (iterations) => {
      const made = run === null ? null : await inPieces(writingLink(run, task, iterations), pause);
      return made === null ? { ok: false } : { ok: true, text: made.text };
    },
    link: (recorded, look) =>
      addressWith(
        address,
        withLinked(
          writeLink({ ...linkTo(defaultConfig()), view: look ? writeLook(settings.getState()) : {} }),
          recorded,
        ),
      ),
    save: async (form) => {
      const { world, seed } = state.config;
      const iteration = run?.records.length ?? 0;
      const ending = form === 'file' ? 'g2po' : 'html';
      const name = fileName({ world, seed, iteration, what: form === 'file' ? 'recording' : 'standalone', ending });
      const blob = await files(state, form);
      if (blob === null) throw new Error(recordingText.make.nothing);
      saveFile(blob, name);
      return name;
    },
  };
}

/** Gives the page a turn between two pieces of work. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** The scene that is open. */
export function shareOfScene(
  { scene, revealed, presenting }: Pick<LectureState, 'scene' | 'revealed' | 'presenting'>,
  settings: Lab['settings'],
  address: string,
): SharedScene {
  const at = scene ?? 0;
  const number = at + 1;
  return {
    kind: 'scene',
    scene: number,
    title: lessonsText.scenes[scenes[at].id].title,
    revealed,
    presenting,
    link: ({ reveal, present, look }: SceneChoice) => {
      const content = linkTo(defaultConfig());
      return addressWith(
        address,
        writeLink({
          ...content,
          options: { ...content.options, scene: number, reveal, present },
          view: look ? writeLook(settings.getState()) : {},
        }),
      );
    },
  };
}

function addressWith(address: string, hash: string): string {
  const url = new URL(address);
  url.search = '';
  url.hash = '';
  return `${url.href}#${hash}`;
}
