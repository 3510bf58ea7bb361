/** A process that does jobs as they are sent to it, and answers each (pool.ts). */
import type { Job } from './jobs.ts';
import type { Answer } from './pool.ts';
import { doJob } from './work.ts';

async function answerTo(job: Job): Promise<Answer> {
  const start = performance.now();
  try {
    const result = await doJob(job);
    return { ok: true, seconds: Number(((performance.now() - start) / 1000).toFixed(1)), result };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

process.on('message', (job: Job) => {
  // A parent that is gone takes no answer: the job is done again when the bench is taken up.
  void answerTo(job).then((answer) => process.send?.(answer, () => undefined));
});
// The parent is done, or gone.
process.on('disconnect', () => process.exit());
