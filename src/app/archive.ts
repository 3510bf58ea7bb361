/** The run archive as the page uses it: in a worker, or in the page's memory where no worker can be had. */
import { wrap } from 'comlink';
import type { Archive } from '../store/archive/archive.ts';
import { openArchive } from '../store/archive/openArchive.ts';
import type { ArchiveService } from '../store/archive/worker.ts';

/** One that is empty and keeps nothing beyond the page. */
export const noArchive = (): Promise<Archive> => openArchive(null);

/** Opens the archive. Never rejects. */
export async function openArchiveInWorker(): Promise<Archive> {
  const worker = new Worker(new URL('../store/archive/worker.ts', import.meta.url), {
    type: 'module',
    name: 'archive',
  });
  const remote = wrap<ArchiveService>(worker);
  const broken = new Promise<null>((resolve) => worker.addEventListener('error', () => resolve(null), { once: true }));
  const facts = await Promise.race([remote.facts(), broken]);
  if (facts === null) return noArchive();
  return {
    ...facts,
    list: () => remote.list(),
    latest: () => remote.latest(),
    load: (id) => remote.load(id),
    save: (run) => remote.save(run),
    claim: (id) => remote.claim(id),
    append: (id, records, metrics, changes) => remote.append(id, records, metrics, changes),
    checkpoint: (id, checkpoint) => remote.checkpoint(id, checkpoint),
    rename: (id, name) => remote.rename(id, name),
    remove: (id) => remote.remove(id),
    restore: (removed) => remote.restore(removed),
    dropCheckpoints: (except) => remote.dropCheckpoints(except),
    close: () => void remote.close(),
  };
}
