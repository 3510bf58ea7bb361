/** Words of imported rollouts: the file, its tasks, its edits. Imports nothing. */
import { words } from './language.ts';

const word = (n: number, one: string, many: string) => (n === 1 ? one : many);

export const tracesText = words('tracesText', {
  failure: {
    broken: (detail: string) => `The worker that holds the file stopped (${detail}). Open the file again.`,
    replaced: (detail: string) =>
      `The worker that reads files stopped (${detail}) and was replaced. What was open is open again; what it was doing is not done.`,
    hung: 'That took too long and was broken off: the last change of the merging is taken back. A regular expression that repeats a repetition, such as (a+)+, can take for ever.',
    lastTrajectory: 'This is the last rollout of the task that is left: it cannot be taken out as well.',
    status: (status: number) => `the host answered ${status}`,
    large: 'it is larger than 1 GiB; download it and drop the file',
    address: (address: string, why: string) =>
      `${address} could not be fetched: ${why}. Its host has to allow it (CORS) and must not lead to another address; else download the file and drop it here.`,
  },
  follow: { name: 'training run' },
  colouring: {
    names: { logged: 'logged A', change: 'change of A' },
    help: {
      logged: 'The advantage that the trainer wrote into the file.',
      change: 'What the edits of this file change: A now less A before, of the estimator in the settings.',
    },
    notLogged: 'the file has no logged advantages',
    unchanged: 'nothing is edited yet',
  },
  settings: { tag: 'set' },
  evidence: (parts: readonly string[]) => parts.filter((part) => part !== '').join(' · '),
  page: {
    file: 'File and states',
    showFile: 'Show how the file was read and its states are merged',
    hideFile: 'Hide the file panel',
    size: (tasks: number, rollouts: number, successes: number) =>
      `${tasks.toLocaleString('en')} ${tasks === 1 ? 'task' : 'tasks'}, ${rollouts.toLocaleString('en')} ${rollouts === 1 ? 'rollout' : 'rollouts'}, ${successes.toLocaleString('en')} succeeded`,
    back: 'Back to training',
    backHint: 'The training run is as you left it; the file stays open',
    reopen: 'Rollout file',
    reopenHint: (name: string) => `Back to ${name}, as it is edited now`,
    edits: 'Edits of the file',
    undo: 'Undo',
    undoHint: 'Take the last edit of the file back (Ctrl/⌘ Z)',
    redo: 'Redo',
    redoHint: 'Make it again (Ctrl/⌘ Shift Z)',
    nothingYet: 'Reading the first task …',
    states: 'What counts as one state',
    tasks: 'Tasks of the file',
    previousTask: 'Previous task',
    nextTask: 'Next task',
    panels: { inspector: 'Inspector', rollouts: 'Rollouts', tasks: 'Tasks', file: 'File' },
    trouble: (n: number) => `${n} in trouble`,
    tabs: {
      tasks: { name: 'Tasks', hint: 'Every task of the file; a click puts one on screen' },
      findings: { name: 'Diagnosis of the file', hint: 'What is healthy and what is not, over all tasks' },
      taskFindings: { name: '… of this task', hint: 'The same for the task on screen' },
      difference: { name: 'Difference', hint: 'What your edits changed, step by step' },
    },
  },
  task: {
    number: (n: number, iteration: number) =>
      `task ${n} of the file${iteration > 0 ? ` · iteration ${iteration}` : ''}`,
    iteration: (n: number) => `iteration ${n}`,
    longest: (n: number) => `longest ${n}`,
  },

  /** Words that stand behind a number. */
  units: {
    steps: (n: number) => word(n, 'step', 'steps'),
    rollouts: (n: number) => word(n, 'rollout', 'rollouts'),
    tasks: (n: number) => word(n, 'task', 'tasks'),
    iterations: (n: number) => word(n, 'iteration', 'iterations'),
    files: (n: number) => word(n, 'file', 'files'),
    succeeded: (share: string) => `succeeded (${share})`,
  },

  /** Bringing a file in. */
  open: {
    button: 'Open rollouts…',
    buttonShort: 'Open…',
    buttonHint: 'Look into the rollouts of your own agent: a file, pasted text or an address',
    reading: (share: string) => `Reading ${share}`,
    heading: 'Open rollouts',
    close: 'Close',
    local: 'Everything stays on this machine: a file is read in this tab and sent nowhere.',
    drop: 'Drop a file here',
    dropAnywhere: 'Drop to open',
    dropHint: 'or anywhere on the page. Several .jsonl files are read as one, in the order of their names.',
    choose: 'Choose a file…',
    several: 'Several files are read together only where all of them are .jsonl. Drop one file, or only those.',
    joined: (n: number) => `${n} files`,
    pasteLabel: 'Or paste text',
    pasteHint: 'One JSON object a line. Ctrl or ⌘ V works anywhere in this window.',
    pasted: 'pasted text',
    readPasted: 'Read the text',
    addressLabel: 'Or fetch an address',
    addressExample: 'https://…',
    fetch: 'Fetch',
    cancel: 'Cancel',
    confirm: (host: string) => `Fetch from ${host}? Nothing is sent but the request.`,
    refused: {
      notAddress: 'This is no address. It begins with https://',
      insecure: 'Only https:// addresses are fetched, and files beside this page.',
      credentials: 'An address with a user name or password in it is not fetched. Take them out.',
    },
    progress: (name: string) => `Reading ${name}`,
    bytesOf: (bytes: string, total: string | null) => (total === null ? bytes : `${bytes} of ${total}`),
    /** What follows is why. */
    refusedName: (name: string) => `${name}: `,
    again: (name: string) => `Open ${name} again`,
    againHint: 'The file that was closed, as it was edited.',
    failedHint: 'What was on screen is still there. Below is what can be read.',
    formats: 'What can be read',
    formatsHint: 'Also packed as .gz or .zip. The format is found by itself and can be changed afterwards.',
    recorder: 'Python recorder',
    recorderHint:
      'No file yet? Call it at the end of each rollout: one file, nothing to install, lines that this page reads.',
    dismiss: 'Dismiss',
  },

  /** A file that could not be read, tried again in another way. */
  retry: {
    label: (name: string) => `Read ${name} in another way`,
    format: 'Format',
    automatic: 'found by itself',
    apply: 'Try again',
  },

  /** What came of a file. */
  file: {
    heading: 'File',
    close: 'Close file',
    closeHint:
      'Shows the training run. Until the page is loaded anew, Open rollouts… offers the file again, as it is edited now',
    format: 'Format',
    sure: (share: string) => `It looks like this format: ${share} sure.`,
    chosen: (share: string) => `Chosen by you. It looks like this format: ${share} sure.`,
    notRecognised: 'Chosen by you. The file does not look like it.',
    option: (label: string, share: string | null) => (share === null ? label : `${label} (${share})`),
    notes: 'How it was read',
    allRead: 'Everything was read: nothing is left out.',
    leftOut: (n: number) => `${word(n, 'place is', 'places are')} left out; the rest is all there.`,
    first: (where: string) => `(first: ${where})`,
    at: { line: (n: string) => `line ${n}`, record: (n: string) => `record ${n}` },
    inField: (where: string, field: string) => `${where}, field ${field}`,
    /** What follows the place. */
    problem: (problem: string) => `: ${problem}`,
    remedy: (remedy: string) => `; ${remedy}`,
    /** Below the most frequent ones. */
    reasons: (more: number, unfolded: boolean) =>
      unfolded ? 'Fewer' : `${more} more ${word(more, 'reason', 'reasons')}`,
    each: 'One by one',
    listed: (n: string, of: string) => `The first ${n} of ${of}.`,
  },

  /** How a file is read. */
  options: {
    heading: 'Read it otherwise',
    nodeKey: 'Two steps are in the same state when they share',
    nodeKeys: {
      observation: { label: 'the observation', help: 'What the agent saw, as in the paper.' },
      observation_action: {
        label: 'the observation and the last action',
        help: 'For texts that do not tell how the agent came there.',
      },
      field: {
        label: 'a field of the step',
        help: 'The address of a page, the hash of a screen: whatever names the state.',
      },
    },
    noField: 'This format keeps nothing else in a step.',
    nodeField: {
      label: 'Field of the state',
      help: 'Its path within a step or message: names joined by dots, as in info.url',
    },
    groupField: {
      label: 'Field of the group',
      help: 'What rollouts of one task share: its path in the record, as in task.id. Empty: the format’s own.',
    },
    rewardField: {
      label: 'Field of the reward',
      help: 'The reward of the episode: its path in the record, as in info.score. Empty: the format’s own.',
    },
    success: 'Success from a reward of',
    successSaid: 'The file itself says which rollouts succeeded.',
    successTaken: (reward: string) => `The file does not say which rollouts succeeded. Taken: reward ≥ ${reward}.`,
    successHelp: 'Empty: the largest reward of the file.',
    apply: 'Read again',
    unchanged: 'This is how it was read.',
    errors: {
      empty: 'Name the field, for instance info.url',
      path: 'Names joined by single dots, 200 characters at most',
      number: 'A number, or nothing',
    },
  },

  /** All tasks. */
  overview: {
    heading: 'Tasks',
    label: (n: number) => `Tasks: ${n}`,
    search: 'Find a task by its name',
    scope: 'Which iterations',
    thisIteration: (iteration: number) => `Iteration ${iteration}`,
    allIterations: 'All iterations',
    none: 'No task has that in its name.',
    waiting: 'Counting…',
    flat: 'without variance',
    yes: 'yes',
    keys: '↑ ↓ rows   Enter shows the task',
    columns: {
      group: {
        label: 'task',
        help: 'Group id in the file. Rollouts of one group are compared with each other.',
        /** What a row's name stands for; `start` is what the task begins with. */
        full: (name: string, start: string | null) => (start === null ? name : `${name}: ${start}`),
      },
      iteration: { label: 'iteration', help: 'Training iteration that the rollouts belong to' },
      trajectories: { label: 'rollouts', help: 'Rollouts of the task' },
      success: { label: 'success', help: 'Share of its rollouts that succeeded' },
      steps: { label: 'steps', help: 'Steps of all its rollouts' },
      nodes: { label: 'states', help: 'States after merging: the nodes of its graph, outcomes not counted' },
      singletons: {
        label: 'single',
        help: 'Share of its states that only one step starts from, so that there is nothing to compare it with. The papers report 8 to 12 %.',
      },
      meanReward: { label: 'reward', help: 'Mean episode reward' },
      flat: {
        label: 'no variance',
        help: 'All its rollouts have the same reward: there is no episode advantage, and little or nothing to learn from it',
      },
      disagreement: {
        label: 'disagree',
        help: 'Share of steps on which G2PO and GiGPO have opposite signs: one makes the action likelier, the other less likely',
      },
      peak: { label: 'peak |A|', help: 'Largest advantage of either sign, by the estimator in the settings' },
    },
  },

  /** Iterations of a file. */
  iterations: {
    label: 'Iteration',
    /** `at` counts from 1. */
    position: (iteration: number, at: number, of: number) =>
      iteration === at ? `iteration ${iteration} of ${of}` : `iteration ${iteration} (${at} of ${of})`,
    previous: 'Earlier iteration (←)',
    next: 'Later iteration (→)',
    success: 'success',
    reward: 'mean reward',
    newest: 'Newest',
    newestHint: 'Show each iteration as it comes',
    connection: { open: 'following', lost: 'no connection; trying again' },
    waiting: 'Waiting for the first whole step…',
    halfLine: (bytes: string) => `${bytes} of a line that is not finished yet`,
  },

  /** What the edits change. */
  difference: {
    heading: 'Difference',
    undo: 'Undo',
    undoHint: 'Take the last edit back (Ctrl Z)',
    redo: 'Redo',
    redoHint: 'Make it again (Ctrl Shift Z)',
    againstFile: 'Compare with the file as it is',
    againstNow: 'Compare with now',
    againstNowHint: 'Differences count from how it is edited now',
    baseline: { file: 'Edited, against the file as it is', edits: 'Edited, against the state that you kept' },
    same: { file: 'Nothing differs from the file.', edits: 'Nothing differs from the state that you kept.' },
    flipped: (n: string, of: string) => `${n} of ${of} steps changed sign`,
    correlation: (r: string) => `correlation ${r}`,
    noCorrelation: 'no correlation: every step has the same advantage',
    correlationHelp:
      'How alike the advantages before and now are, step by step (Pearson): 1 is the same up to scale, 0 no relation, below 0 the opposite.',
    gone: (n: number) => `${word(n, 'step is', 'steps are')} left out now`,
    added: (n: number) => `${word(n, 'step is', 'steps are')} new`,
    label: (n: number) => `Steps: ${n}`,
    onlyBefore: 'left out',
    onlyNow: 'new',
    columns: {
      rollout: { label: 'rollout', help: 'Number of the rollout on screen; its name in the file where it is left out' },
      step: { label: 'step', help: 'Step of the rollout, from 1' },
      action: { label: 'action', help: 'What was done' },
      before: { label: 'A before', help: 'Advantage before the edits' },
      now: { label: 'A now', help: 'Advantage as edited' },
      change: { label: 'Δ', help: 'Advantage now minus advantage before; sorted by size' },
    },
    keys: '↑ ↓ rows   Enter selects the step',
  },

  /** Edits of rollouts. */
  rollout: {
    legend: 'What if this rollout …',
    choices: {
      kept: { label: 'stays as it is', help: 'Its steps count as the file has them.' },
      dropped: {
        label: 'is left out',
        help: 'The values of its states and every advantage of the task are worked out without it.',
      },
      flipped: {
        label: 'ends the other way',
        help: 'A success becomes a failure with reward 0, a failure a success: every state on its way changes its value.',
      },
    },
    last: 'The last rollout of a task cannot be left out.',
    edited: 'Edited rollouts',
    dropped: 'left out',
    flipped: 'turned round',
    takeBack: 'Take back',
    takeBackLabel: (rollout: string) => `Take back: ${rollout}`,
    elsewhere: (n: number) => `${word(n, 'rollout of another task is', 'rollouts of other tasks are')} edited as well.`,
  },
});
