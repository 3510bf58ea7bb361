/** What the dialog of saved runs needs: the archive's own methods, and how to open a run. */
import type { Archive, ArchiveResult } from '../../store/archive/archive.ts';

export interface SavedRuns
  extends Pick<
    Archive,
    'persistent' | 'reason' | 'kept' | 'list' | 'rename' | 'remove' | 'restore' | 'dropCheckpoints'
  > {
  /** The run on screen; null where it is not saved. */
  readonly current: string | null;
  /** Brings a run back to the screen. */
  open(id: string): Promise<ArchiveResult>;
  /** There may be room again: what could not be saved is tried at once. */
  retry(): void;
}
