/** The words of the page's frame: header, task row, timeline, notes, shortcuts. */
import { count } from './counting.ts';
import { words } from './language.ts';

/** Stages of an iteration, as buttons and the status line name them. */
export const stageText = words('stageText', {
  rollout: 'Rollout',
  merge: 'Merge',
  value: 'Value',
  advantage: 'Advantage',
  update: 'Update',
});

export const pageText = words('pageText', {
  play: 'Play',
  playHint: 'Train until paused (Space)',
  pause: 'Pause',
  pauseHint: 'Stop after the stage under way (Space)',
  step: (stage: string) => `Step ▸ ${stage}`,
  stepHint: (stage: string) => `Do the next stage only: ${stage} (S)`,
  iterate: 'Iterate',
  iterateHint: 'One whole iteration: rollouts, merge, values, advantages, update (I)',
  reset: 'Reset',
  resetHint: 'Start this run over with the same seed: it comes out the same',
  newSeed: 'New seed',
  newSeedHint: (seed: number) => `Start over with seed ${seed}: other tasks, other rollouts`,
  controls: 'Training',
  speed: 'Speed',
  speedValue: (speed: number) =>
    speed >= 1 ? 'as fast as it goes' : speed <= 0 ? 'slow motion' : `${Math.round(speed * 100)} %`,
  languageFailed: (name: string) => `${name} could not be loaded. Press again, or reload the page.`,
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark', projector: 'Projector' },
  help: 'Keyboard shortcuts',
  lecture: 'Lecture',
  lectureOpening: 'Opening the lecture …',

  status: {
    before: 'not started',
    loading: 'Loading TensorFlow.js… Play can be pressed already.',
    failed: 'stopped',
    background: 'paused in the background',
    iteration: (n: number) => `iteration ${n}`,
    success: (share: string) => `success ${share}`,
    announce: (n: number, share: string) => `Iteration ${n}, success ${share} on fresh tasks`,
  },

  backend: {
    none: 'starting…',
    failed: 'no backend',
    label: (name: string) => `Backend: ${name}`,
    heading: 'What computes the policy',
    names: { webgpu: 'WebGPU', wasm: 'WebAssembly', cpu: 'plain JavaScript' },
    outcomes: { chosen: 'runs', slower: 'slower', failed: 'failed', 'not available': 'not available' },
    noAdapter: 'on the processor, no GPU.',
    adapter: (name: string, kind: 'software' | 'hardware') =>
      kind === 'software' ? `${name}, software adapter: correct, but slow.` : `${name}, hardware adapter.`,
    tried: 'What was tried',
    milliseconds: (ms: string) => `${ms} ms a training step`,
    /** After one of those. */
    parameters: (n: string) => ` ${n} trainable parameters.`,
    local: 'Everything runs in this tab; nothing is uploaded.',
    noGpu: {
      heading: 'Why not WebGPU',
      instead: (name: string) =>
        `The run trains with ${name} on the processor instead: the same method, the same results up to rounding, more time for large batches.`,
      reasons: {
        unsupported: {
          why: 'This browser has no WebGPU, or it is switched off.',
          advice: 'Chrome and Edge from version 113, Safari from 26 and Firefox from 141 have it on most systems.',
        },
        insecure: {
          why: 'This page came over plain http, where browsers give no WebGPU.',
          advice: 'Open it by https, or serve it from this machine (localhost).',
        },
        'no adapter': {
          why: 'The browser has WebGPU, but offers this page no graphics processor.',
          advice:
            'Mostly graphics acceleration is switched off in the browser’s settings, or its driver is known to be faulty. The browser’s own page about graphics (chrome://gpu, about:support) says which.',
        },
        software: {
          why: 'The browser offers only a software adapter: WebGPU computed on the processor, slower than WebAssembly.',
          advice: 'To see it all the same, choose WebGPU as the backend under Run.',
        },
        'wrong numbers': {
          why: 'On this graphics processor a short training came out otherwise than it must, so it is not trusted.',
          advice: 'A newer graphics driver or browser often mends that.',
        },
        error: {
          why: 'WebGPU is there, but did not start; what it said is above.',
          advice: 'Reset tries it again; a newer graphics driver or browser often mends it.',
        },
        'not asked': {
          why: 'This run asks for another backend by name.',
          advice: 'Under Run, “automatic” takes the fastest that there is.',
        },
        'broke down': {
          why: 'WebGPU broke down in the course of this run, so the run went on without it.',
          advice: 'Reset tries it again. Where it does not come back, restart the browser.',
        },
      },
    },
    noWasm:
      'WebAssembly could not be used either; what it said is above. Plain JavaScript computes the same, several times slower. Reset tries again.',
  },

  background: {
    label: 'Train in the background',
    help: 'Off: training pauses while this tab is hidden, and goes on when you come back.',
    title: (title: string) => `Paused · ${title}`,
    returned: (duration: string) => `Paused for ${duration} in the background; going on.`,
    seconds: (n: number) => `${n} s`,
    minutes: (n: number) => `${n} min`,
    hours: (h: number, min: number) => `${h} h ${min} min`,
  },
  faults: {
    silent: 'The training worker stopped answering.',
    silentDetail: (n: number) => `${n} requests for a sign of life in a row went unanswered.`,
  },
  /** A part of the page cannot be drawn. */
  broken: {
    heading: 'A part of the page could not be shown',
    why: 'Most often its code could not be loaded: there is no network, or the page has been replaced by a newer version. Training is not affected.',
    reload: 'Reload',
    reloadHint: 'Comes back to this place; the run goes on from its last checkpoint',
    leave: 'Back to the training run',
    leaveHint: 'Without what could not be shown',
    detail: 'What the browser said',
  },

  tasks: {
    label: 'Watched task',
    number: (n: number) => `Task ${n}`,
    title: (n: number, text: string) => `${text} (key ${n})`,
  },

  settings: 'Settings',
  showSettings: 'Show the settings',
  hideSettings: 'Hide the settings',
  inspector: 'Inspector',
  rollouts: 'Rollouts',
  charts: 'Charts',
  graph: 'Graph',
  panels: 'Panels',

  timeline: {
    region: 'Timeline',
    label: 'Iteration on screen',
    previous: 'Previous iteration (←)',
    next: 'Next iteration (→)',
    live: 'Live',
    liveHint: 'Follow the newest iteration (L)',
    position: (n: number, of: number) => `iteration ${n} of ${of}`,
    following: (n: number) => `iteration ${n}, live`,
    empty: 'no iteration yet',
  },

  notes: {
    label: 'Corrections to the link',
    heading: (n: number) => `The link asked for ${count(n, 'setting', 'settings')} that cannot be used`,
    used: (value: string) => `used ${value}`,
    dismiss: 'Dismiss',
  },
  recovery: {
    reload: (n: number) => `This tab was at iteration ${n} of this run; Play goes on from there.`,
    recording: (n: number) => `The recording's weights are of iteration ${n}; Play trains on from there.`,
    fault: (message: string, n: number) =>
      `${message} ${n === 0 ? 'The run begins again' : `It goes on from its checkpoint after iteration ${n}`} in a fresh worker.`,
    again: (n: number) =>
      n === 0
        ? 'Nothing is lost.'
        : `${count(n, 'iteration', 'iterations')} after that ${n === 1 ? 'is' : 'are'} computed again: the same seeds, the same outcome.`,
    /** The same where another backend computes from now on. */
    moved: (n: number, before: string, now: string) =>
      `It now computes on ${now}, because ${before} did not come back. ${
        n === 0
          ? 'Nothing is lost'
          : `${count(n, 'iteration', 'iterations')} after that ${n === 1 ? 'is' : 'are'} computed again`
      }; from there on numbers may differ in the last digits.`,
    label: 'How the run was taken up again',
  },
  storage: {
    label: 'What is not saved',
    memory: (reason: string) => `Runs are kept only until this tab is closed. ${reason} Export what you want to keep.`,
    /** Iterations are missing. `from` is the first. */
    iterations: (reason: string, from: number) =>
      `${reason} Iterations from ${from} on are not saved. Training goes on, and they are saved as soon as it is possible.`,
    /** Only the checkpoint is missing. */
    checkpoint: (reason: string) =>
      `${reason} The iterations are saved, the newest weights are not. Training goes on, and they are saved as soon as it is possible.`,
    /** What a closed tab would cost: `saved` iterations stay, and training goes on from `checkpoint`. */
    closed: (saved: number, checkpoint: number | null) =>
      saved === 0
        ? 'If this tab is closed now, the run is lost.'
        : checkpoint === null
          ? 'If this tab is closed now, what is saved can be looked at, but training cannot go on.'
          : `If this tab is closed now, training can go on from iteration ${checkpoint}.`,
  },
  failure: {
    heading: { before: 'Training cannot start', during: 'Training stopped' },
    /** `kept` is the iteration that the run can go on from; null before anything was trained. */
    advice: (kept: number | null) =>
      [
        kept === null
          ? 'Nothing has been trained yet.'
          : kept === 0
            ? 'There is no checkpoint yet: trying again begins the run anew, with the same outcome.'
            : `The run is kept up to iteration ${kept} and can go on from there.`,
        'If it happens again, reload the page, or choose another backend under Run.',
      ].join(' '),
    retry: 'Try again',
    detail: 'Technical detail',
  },
  empty: {
    graph: 'Press Play. Rollouts of the watched task merge into one graph, and you see where the credit goes.',
    charts: 'Press Play: learning is drawn here, iteration by iteration.',
    rollouts: 'The rollouts of the task appear here.',
  },

  shortcuts: {
    heading: 'Keyboard shortcuts',
    close: 'Close',
    play: 'Play or pause',
    step: 'Next stage',
    iterate: 'One iteration',
    nextCritical: 'Next critical transition',
    previousCritical: 'Previous critical transition',
    walk: 'Walk the selected rollout, or pause',
    earlier: 'Earlier iteration',
    later: 'Later iteration',
    live: 'Back to the newest iteration',
    clear: 'Clear the selection',
    task: 'Watched task 1 … 9',
    help: 'This help',
    keys: { ' ': 'Space', ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc' } as Readonly<Record<string, string>>,
  },
});
