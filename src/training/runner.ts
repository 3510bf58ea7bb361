/**
 * Carries out the page's commands on a session and reports back: the worker's whole behaviour, with `post` as an argument
 * so that it runs in tests without a worker.
 */
import type { FlatConfig, RunConfig } from '../config/config.ts';
import type { Policy } from '../policy/policy.ts';
import {
  CHECKPOINT_EVERY,
  type Command,
  type Message,
  type Order,
  type SessionCheckpoint,
  SIGN_EVERY_MS,
  type StageReport,
  type StudyOrder,
} from './protocol.ts';
import { watchedTasks } from './replay.ts';
import { Session } from './session.ts';
import { withSigns } from './signs.ts';

export interface RunnerHost {
  /** Sends a message; the buffers in `transfer` may be handed over instead of copied. */
  post(message: Message, transfer?: readonly ArrayBufferLike[]): void;
  /** A fresh policy for a configuration, on the backend that it asks for. */
  openPolicy(config: RunConfig): Promise<Policy>;
  /** Milliseconds that only rise; `performance.now` by default. */
  now?(): number;
  /** Lets waiting commands in; training calls it between stages. */
  yieldToCommands(): Promise<void>;
}

/** What the loop is to do: play until paused, or stages or iterations, counted down as they are done. */
type Goal =
  | { readonly kind: 'play'; readonly delay: number }
  | { readonly kind: 'stages' | 'iterations'; left: number };

function goalOf(order: Order): Goal | null {
  switch (order.type) {
    case 'play':
      return { kind: 'play', delay: order.delay };
    case 'step':
      return { kind: 'stages', left: 1 };
    case 'iterate':
      return { kind: 'iterations', left: order.count };
    case 'pause':
      return null;
  }
}

export class Runner {
  readonly #host: RunnerHost;
  #run = -1;
  #session: Session | null = null;
  #goal: Goal | null = null;
  #looping = false;
  #waiting: StageReport[] = [];
  #inFlight = false;
  /** Number of the newest order, and whether it is still to be reported as carried out. */
  #lastOrder = 0;
  #idleToReport = false;
  /** Iteration of the newest checkpoint, and the checkpoint itself until it is sent. */
  #kept = 0;
  #checkpoint: SessionCheckpoint | null = null;
  #keptAt = 0;
  /** Settings that the next iteration takes over. */
  #settings: FlatConfig = {};
  #study: StudyOrder | null = null;
  /** When the last sign of life was given unasked. */
  #signed = 0;
  /** Ends a slow-motion pause early when a command arrives. */
  #wake: (() => void) | null = null;

  constructor(host: RunnerHost) {
    this.#host = host;
  }

  /** Takes one command in. Never throws: what goes wrong is posted as 'failed'. */
  async handle(command: Command): Promise<void> {
    if (command.type === 'start') return this.#start(command);
    if (command.type === 'ping') return this.#host.post({ type: 'pong', run: command.run });
    if (command.run !== this.#run) return;
    if (command.type === 'change') {
      this.#settings = { ...this.#settings, ...command.settings };
      return;
    }
    if (command.type === 'study') {
      this.#study = command.study;
      this.#wake?.();
      if (!this.#looping && this.#session !== null) await this.#loop();
      return;
    }
    if (command.type === 'acknowledge') {
      this.#inFlight = false;
      this.#send();
      return;
    }
    this.#lastOrder = command.number;
    const goal = goalOf(command.order);
    const current = this.#goal;
    // Step pressed three times is three stages, also where the first is still under way.
    if (current !== null && current.kind !== 'play' && current.kind === goal?.kind) current.left += goal.left;
    else this.#goal = goal;
    this.#idleToReport = true;
    this.#wake?.();
    if (goal === null) this.#send();
    else if (!this.#looping && this.#session !== null) await this.#loop();
  }

  async #start({ run, config, changes, checkpoint }: Extract<Command, { type: 'start' }>): Promise<void> {
    const former = this.#session;
    this.#run = run;
    this.#session = null;
    this.#goal = null;
    this.#waiting = [];
    this.#checkpoint = null;
    this.#settings = {};
    this.#study = null;
    this.#inFlight = false;
    this.#idleToReport = false;
    this.#wake?.();
    try {
      // A loop still in the middle of a stage disposes of its own policy when it notices.
      if (!this.#looping) former?.policy.dispose();
      const policy = withSigns(await this.#host.openPolicy(config), () => this.#giveSign());
      // Another start may have come while the backend loaded: the newest wins.
      if (run !== this.#run) return policy.dispose();
      const session = new Session(config, policy, () => this.#now(), changes);
      if (checkpoint !== null) session.restore(checkpoint);
      this.#session = session;
      this.#kept = session.iteration;
      this.#keptAt = this.#now();
      this.#host.post({ type: 'ready', run, backend: policy.backend, parameterCount: policy.parameterCount });
      this.#send();
      if ((this.#goal !== null || this.#study !== null) && !this.#looping) await this.#loop();
    } catch (error) {
      this.#fail(run, 'The policy could not be started.', error);
    }
  }

  /** Advances the session until the goal is reached, a pause, or another run. */
  async #loop(): Promise<void> {
    const session = this.#session;
    const run = this.#run;
    if (session === null) return;
    this.#looping = true;
    try {
      while ((this.#goal !== null || this.#study !== null) && session === this.#session) {
        if (this.#study !== null) await this.#carryOut(this.#study, session);
        const goal = this.#goal;
        if (goal === null || session !== this.#session) continue;
        this.#change(session);
        const slow = goal.kind === 'stages' || (goal.kind === 'play' && goal.delay > 0);
        const report = slow || session.nextStage !== 'rollout' ? await session.advance() : await session.iterate();
        if (session !== this.#session) break;
        this.#waiting.push(report);
        this.#reached(goal, report);
        this.#send();
        if (report.stage === 'update' && this.#keepIsDue(report.iteration)) await this.#keep(session);
        await this.#host.yieldToCommands();
        if (this.#goal?.kind === 'play' && this.#goal.delay > 0) await this.#sleep(this.#goal.delay);
        // At rest after a whole iteration; an order that comes meanwhile goes on in this loop.
        if (this.#goal === null && session.stage === 'update') await this.#keep(session);
      }
    } catch (error) {
      if (session === this.#session) this.#fail(run, 'Training stopped.', error);
    } finally {
      this.#looping = false;
    }
    if (session !== this.#session) {
      // A new run began while this one's last stage finished: its orders waited, a pause among them for its 'idle'.
      session.policy.dispose();
      if (this.#session !== null && this.#goal !== null) await this.#loop();
      else this.#send();
      return;
    }
    this.#send();
  }

  /** A study, task by task, until it is done or another order takes its place. */
  async #carryOut(study: StudyOrder, session: Session): Promise<void> {
    const of = watchedTasks(session.config);
    const { number } = study;
    for (let index = 0; index < of; index++) {
      const groups = await session.study(index, study.sizes);
      await this.#host.yieldToCommands();
      if (this.#study !== study || session !== this.#session) return;
      const { updates: iteration } = session;
      this.#host.post({ type: 'study', run: this.#run, number, iteration, done: index + 1, of, groups });
    }
    this.#study = null;
  }

  /** Hands over settings that wait for an iteration to begin. */
  #change(session: Session): void {
    if (session.nextStage !== 'rollout' || Object.keys(this.#settings).length === 0) return;
    session.change(this.#settings);
    this.#settings = {};
  }

  /** Tells the page that the worker lives, where a long iteration lets no ping in. */
  #giveSign(): void {
    if (this.#now() - this.#signed < SIGN_EVERY_MS) return;
    this.#signed = this.#now();
    this.#host.post({ type: 'pong', run: this.#run });
  }

  #now(): number {
    return this.#host.now?.() ?? performance.now();
  }

  #keepIsDue(iteration: number): boolean {
    const { iterations, milliseconds } = CHECKPOINT_EVERY;
    return iteration - this.#kept >= iterations && this.#now() - this.#keptAt >= milliseconds;
  }

  /** Sends the state that the run can be taken up from. */
  async #keep(session: Session): Promise<void> {
    if (session !== this.#session || session.iteration === this.#kept) return;
    this.#kept = session.iteration;
    this.#keptAt = this.#now();
    const checkpoint = await session.checkpoint();
    if (session !== this.#session) return;
    this.#checkpoint = checkpoint;
    this.#send();
  }

  /** Counts a report towards the goal that it was made for, unless a command has replaced that goal. */
  #reached(goal: Goal, report: StageReport): void {
    if (goal.kind === 'play' || (goal.kind === 'iterations' && report.stage !== 'update')) return;
    goal.left--;
    if (goal.left === 0 && this.#goal === goal) this.#goal = null;
  }

  /** Posts what waits: one progress message in flight, a checkpoint after its iteration, and 'idle' after the last. */
  #send(): void {
    if (this.#inFlight || this.#session === null) return;
    const reports = this.#waiting;
    if (reports.length > 0) {
      this.#inFlight = true;
      this.#waiting = [];
      this.#host.post({ type: 'progress', run: this.#run, reports });
    }
    if (this.#checkpoint !== null) {
      const checkpoint = this.#checkpoint;
      this.#checkpoint = null;
      const buffers = checkpoint.policy.parameters.flatMap(({ value, m, v }) => [value.buffer, m.buffer, v.buffer]);
      this.#host.post({ type: 'checkpoint', run: this.#run, checkpoint }, buffers);
    }
    if (reports.length > 0) return;
    if (this.#idleToReport && this.#goal === null && !this.#looping) {
      this.#idleToReport = false;
      this.#host.post({ type: 'idle', run: this.#run, order: this.#lastOrder });
    }
  }

  #sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        this.#wake = null;
        resolve();
      };
    });
  }

  /** Gives the run up: what it computes on can no longer be used or trusted. */
  abandon(message: string, detail: string): void {
    this.#fail(this.#run, message, detail);
  }

  #fail(run: number, message: string, error: unknown): void {
    if (run !== this.#run) return;
    this.#goal = null;
    this.#session = null;
    const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    this.#host.post({ type: 'failed', run, message, detail });
  }
}
