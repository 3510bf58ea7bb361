/** Jobs done by child processes, one at a time each: a process has one backend, and a job that fails takes no other with it. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Job } from './jobs.ts';
import type { JobResult } from './results.ts';

/** Child → parent: what came of the job that it was sent. */
export type Answer =
  | { readonly ok: true; readonly seconds: number; readonly result: JobResult }
  | { readonly ok: false; readonly message: string };

export interface PoolEvents {
  onDone(job: Job, result: JobResult, seconds: number): void;
  onFailed(job: Job, message: string): void;
}

/** Does the jobs in their order, as many at a time as there are processes. Resolves when none is left. */
export async function runPool(jobs: readonly Job[], processes: number, events: PoolEvents): Promise<void> {
  const waiting = [...jobs];
  const lane = async (): Promise<void> => {
    let child: ChildProcess | null = null;
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      child ??= fork(fileURLToPath(new URL('./worker.ts', import.meta.url)), [], { execArgv: ['--import', 'tsx'] });
      const answer = await ask(child, job);
      if (answer.ok) events.onDone(job, answer.result, answer.seconds);
      else {
        events.onFailed(job, answer.message);
        // Whatever state it is in, the next job gets a process of its own.
        child.kill();
        child = null;
      }
    }
    child?.disconnect();
  };
  await Promise.all(Array.from({ length: Math.min(processes, jobs.length) }, lane));
}

/** One job, one answer; a process that ends before it is a failure too. */
function ask(child: ChildProcess, job: Job): Promise<Answer> {
  return new Promise((resolve) => {
    const onExit = (code: number | null, signal: NodeJS.Signals | null) => {
      child.off('message', onMessage);
      resolve({ ok: false, message: `its process ended (${signal ?? code})` });
    };
    const onMessage = (answer: Answer) => {
      child.off('exit', onExit);
      resolve(answer);
    };
    child.once('exit', onExit);
    child.once('message', onMessage);
    child.send(job);
  });
}
