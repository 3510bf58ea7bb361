/** What the share dialog works on: the page as it was when the dialog opened, and the links to it. */
import type { LinkOptions } from '../../share/options.ts';

/** What goes into a link of the run beside the configuration. */
export interface ShareChoice {
  /** The iteration, what changed on the way there, the selection. */
  readonly place: boolean;
  readonly camera: boolean;
  /** Unfolded panels, charts, theme and language. */
  readonly layout: boolean;
  readonly options: LinkOptions;
}

/** A recording of the run as text for a link: packed, or why there is none. */
export type RecordedText = { readonly ok: true; readonly text: string } | { readonly ok: false };

/** The rollouts of the run on screen, for links and files that play them. */
export interface SharedRecording {
  /** Those of the task on screen, iterations 1 … `iterations`; not ok where they are more than any link holds. */
  text(iterations: number): Promise<RecordedText>;
  /** A link that plays them. @param look with theme and language */
  link(recorded: string, look: boolean): string;
  /** Saves the whole run, and says under which name. Rejects with a reason. */
  save(form: 'file' | 'page'): Promise<string>;
}

/** The page of a run, or of imported rollouts. */
export interface SharedPage {
  readonly kind: 'page';
  /** Imported rollouts are on screen: a link holds the configuration alone. */
  readonly imported: boolean;
  /** A recording is on screen: nothing trains here. */
  readonly plays: boolean;
  /** Iterations done, and the one on screen where it is not the newest. */
  readonly to: number;
  readonly at: number | null;
  readonly selected: boolean;
  /** Whether the camera is held by hand. */
  readonly held: boolean;
  /** Training went on when the dialog opened. */
  readonly running: boolean;
  /** The whole address. @param recorded a recording of its iterations that goes with it; null: none */
  link(choice: ShareChoice, recorded: string | null): string;
  /** HTML of a frame in another page that shows a link. @param origin of the page that is to talk to it; null: none */
  frame(link: string, size: FrameSize, origin: string | null): string;
  /** Null where nothing can be recorded. */
  readonly recording: SharedRecording | null;
}

/** A scene of the lecture. */
export interface SharedScene {
  readonly kind: 'scene';
  /** From 1. */
  readonly scene: number;
  readonly title: string;
  readonly revealed: boolean;
  readonly presenting: boolean;
  link(choice: SceneChoice): string;
}

export interface SceneChoice {
  readonly reveal: boolean;
  readonly present: boolean;
  /** Theme and language. */
  readonly look: boolean;
}

export type Shared = SharedPage | SharedScene;

/** CSS pixels; a frame is as wide as what it stands in, up to this. */
export interface FrameSize {
  readonly width: number;
  readonly height: number;
}

/** Sizes of a frame that the page can be used in, CSS pixels; the first is the dialog's proposal. */
export const FRAME = {
  width: { usual: 900, min: 320, max: 3840 },
  height: { usual: 560, min: 320, max: 2160 },
} as const;

/** Lengths from which a link does not fit everywhere: a message on Discord, a post on X. */
export const LENGTHS = { discord: 2000, x: 4000 } as const;

/** What a length means. */
export function fitOf(characters: number): 'all' | 'notDiscord' | 'notX' {
  if (characters <= LENGTHS.discord) return 'all';
  return characters <= LENGTHS.x ? 'notDiscord' : 'notX';
}

/** Longest text that becomes a code, in characters: 105 modules a side, which a phone reads from a wall. */
export const LONGEST_CODE = 1000;

/** Whether other machines cannot reach an address: this machine's own name, or a file. */
export function isLocal(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return (
    protocol === 'file:' || /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname) || hostname.endsWith('.localhost')
  );
}
