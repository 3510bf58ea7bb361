/** The words of the page's frame: header, task row, timeline, notes, shortcuts. */

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** Stages of an iteration, as buttons and the status line name them. */
export const stageText = {
  rollout: 'Rollout',
  merge: 'Merge',
  value: 'Value',
  advantage: 'Advantage',
  update: 'Update',
} as const;

export const pageText = {
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
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark', projector: 'Projector' },
  help: 'Keyboard shortcuts',

  status: {
    before: 'not started',
    loading: 'Loading TensorFlow.js… Play can be pressed already.',
    failed: 'stopped',
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
    noAdapter: 'on the processor, no GPU',
    kind: { software: 'software adapter: correct, but slow', hardware: 'hardware adapter' },
    tried: 'What was tried',
    milliseconds: (ms: string) => `${ms} ms a training step`,
    parameters: (n: string) => `${n} trainable parameters`,
    local: 'Everything runs in this tab; nothing is uploaded.',
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
    fault: (message: string, n: number) =>
      `${message} ${n === 0 ? 'The run begins again' : `It goes on from its checkpoint after iteration ${n}`} in a fresh worker.`,
    again: (n: number) =>
      n === 0
        ? 'Nothing is lost.'
        : `${count(n, 'iteration', 'iterations')} after that ${n === 1 ? 'is' : 'are'} computed again: the same seeds, the same outcome.`,
    label: 'How the run was taken up again',
  },
  storage: (reason: string) => `This run is not being saved: ${reason}`,
  failure: {
    heading: 'Training stopped',
    advice: 'Reset starts the run over in a fresh worker. If it stops again, choose another backend under Run.',
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
    earlier: 'Earlier iteration',
    later: 'Later iteration',
    live: 'Back to the newest iteration',
    clear: 'Clear the selection',
    task: 'Watched task 1 … 9',
    help: 'This help',
    keys: { ' ': 'Space', ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc' } as Readonly<Record<string, string>>,
  },
} as const;
