/** Every rollout format on offer. Menus, file dialogues and dispatch derive from it. */
import type { TraceAdapter } from './adapter.ts';
import { labJsonl } from './labJsonl.ts';

export const traceAdapters = [labJsonl] as const;

export type TraceAdapterId = (typeof traceAdapters)[number]['id'];

/** The format of an id, undefined where there is none. */
export function findTraceAdapter(id: string): TraceAdapter<TraceAdapterId> | undefined {
  return traceAdapters.find((adapter) => adapter.id === id);
}
