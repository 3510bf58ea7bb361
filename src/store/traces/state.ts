/** Rollouts that somebody brought: the file, what is looked at of it, and how it is edited; every edit can be undone. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { exactMerging, type MergePreview } from '../../credit/merging.ts';
import { defaultTraceOptions } from '../../traces/adapter.ts';
import type { Diagnosis, OpenedTraces, TaskOverview, TraceEdits } from '../../traces/answers.ts';
import type { ReadProgress } from '../../traces/read.ts';
import type { Opening } from './service.ts';

// Views know of rollout files by these alone.
export { NODE_KEYS, type NodeKey, type TraceOptions } from '../../traces/adapter.ts';
export { type OpenedTraces, type TaskOverview, type TraceEdits, trajectoryId } from '../../traces/answers.ts';
export type { TraceReport } from '../../traces/dataset.ts';
export type { TraceAdapterId } from '../../traces/registry.ts';

/** A file as it was given. */
export interface TraceFile {
  readonly file: Blob;
  readonly name: string;
}

/** A file on its way in. */
export interface ReadingState {
  readonly name: string;
  readonly progress: ReadProgress | null;
}

/** A file that could not be read as it was tried. */
export interface RefusedFile {
  readonly source: TraceFile;
  readonly opening: Opening;
}

/** A file that is being followed while a training run appends to it. */
export interface Following {
  readonly connection: 'open' | 'lost';
  /** Files that the server names, with the bytes that came of each. */
  readonly files: readonly { readonly id: string; readonly name: string; readonly bytes: number }[];
  /** Bytes of last lines whose end has not been written yet. */
  readonly waiting: number;
  /** The newest iteration is shown as it comes. */
  readonly newest: boolean;
}

export interface TracesState {
  /** The page shows imported rollouts in place of the training run. */
  readonly active: boolean;
  /** Counts files and re-readings: pictures of different ones are never compared. */
  readonly number: number;
  readonly opened: OpenedTraces | null;
  /** The file itself, to read it again; null for one that is followed. */
  readonly source: TraceFile | null;
  readonly opening: Opening;
  readonly reading: ReadingState | null;
  readonly following: Following | null;
  /** Why the last file could not be read, or a question could not be answered; until dismissed. */
  readonly failure: string | null;
  /** The file that `failure` is about, with how its reading was tried: it may only need to be told where things stand. */
  readonly refused: RefusedFile | null;
  /** Address that the page was asked to read (`?src=`), until the dialog that does it is closed; null: none. */
  readonly asked: string | null;
  /** Name of the file that was closed last, which can be opened again as it was; null where there is none. */
  readonly closed: string | null;
  readonly edits: TraceEdits;
  /** Edits before each change, oldest first; gestures are undone at once. And those that were undone, the next first. */
  readonly past: readonly EditStep[];
  readonly future: readonly TraceEdits[];
  /** What differences are shown against; null: the file as it is. */
  readonly baseline: TraceEdits | null;
  /** Every task at a glance, what is wrong with the file and with the task, what merging does to the task on screen; null while worked out. */
  readonly overview: TaskOverview | null;
  readonly findings: Diagnosis | null;
  readonly taskFindings: Diagnosis | null;
  readonly preview: MergePreview | null;
}

interface EditStep {
  readonly edits: TraceEdits;
  readonly gesture: string | null;
}

export const noEdits: TraceEdits = { merging: exactMerging, dropped: [], flipped: [] };

export type TracesStore = StoreApi<TracesState>;

export function createTracesStore(): TracesStore {
  return createStore<TracesState>(() => ({
    active: false,
    number: 0,
    opened: null,
    source: null,
    opening: { options: defaultTraceOptions, adapter: null },
    reading: null,
    following: null,
    failure: null,
    refused: null,
    asked: null,
    closed: null,
    baseline: null,
    ...freshEdits,
    ...unanswered,
  }));
}

/** No edit, and nothing to undo. */
export const freshEdits = { edits: noEdits, past: [], future: [] } as const satisfies Partial<TracesState>;
/** Nothing worked out yet. */
export const unanswered = {
  overview: null,
  findings: null,
  taskFindings: null,
  preview: null,
} as const satisfies Partial<TracesState>;

/** Edits that can be undone; older ones are forgotten. */
const MOST_PAST = 100;

type EditHistory = Pick<TracesState, 'edits' | 'past' | 'future'>;

/** With other edits, which can be undone; those of one gesture (a drag of a slider) together. */
export function withEdits(state: EditHistory, edits: TraceEdits, gesture: string | null = null): EditHistory {
  const same = gesture !== null && state.past.at(-1)?.gesture === gesture;
  const past = same ? state.past : [...state.past, { edits: state.edits, gesture }].slice(-MOST_PAST);
  return { edits, past, future: [] };
}

/** Before the last edit; the same where there is none. */
export function undoneEdit(state: EditHistory): EditHistory {
  const last = state.past.at(-1);
  if (last === undefined) return state;
  return { edits: last.edits, past: state.past.slice(0, -1), future: [state.edits, ...state.future] };
}

/** The edit that was undone last, again; the same where there is none. */
export function redoneEdit(state: EditHistory): EditHistory {
  const [next, ...future] = state.future;
  if (next === undefined) return state;
  return { edits: next, past: [...state.past, { edits: state.edits, gesture: null }], future };
}
