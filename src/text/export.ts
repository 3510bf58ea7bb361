/** Words of copying a selection and of the export menu. Imports nothing. */
import { words } from './language.ts';

export const exportText = words('exportText', {
  menu: 'Export',
  menuHint: 'Save data, graph, pictures, a report',
  groups: { run: 'The run', data: 'Data', graph: 'Graph', picture: 'Picture and report', elsewhere: 'Use elsewhere' },
  /** `format`: what the button says. */
  items: {
    metrics: { label: 'Metrics', help: 'Every scalar of every iteration of this run, one row an iteration.' },
    recording: {
      label: 'Recording',
      help: 'The whole run in one file: it plays, steps and scrubs on this page without training. With weights, training can go on from it. Open it here, or drop it on the page.',
    },
    standalone: {
      label: 'Standalone page',
      help: 'One HTML file that plays this run anywhere, without a network: for a lecture, a mail, an archive.',
    },
    credits: {
      label: 'Credits',
      help: 'The rollouts on screen, a row a step, without a what-if. JSONL can be read back; CSV is for spreadsheets.',
    },
    fileCredits: {
      label: 'Credits of the whole file',
      help: 'Every task and iteration as edited here, a row a step. JSONL can be read back.',
    },
    graph: {
      label: 'Graph data',
      help: 'States and transitions on screen, with every estimator’s advantages: for networkx and Gephi, for programs, for Graphviz.',
    },
    picture: { label: 'Graph picture', help: 'The graph as it is in view. In SVG text stays text.' },
    map: { label: 'Map picture', help: 'The map of this task, every phase of it. Text stays text.' },
    report: {
      label: 'Report',
      help: 'This task to print: graph, critical transitions, findings, rollouts.',
    },
    verl: {
      label: 'verl command',
      help: 'These hyper-parameters as a command for the authors’ training code, and what has no counterpart there.',
    },
  },
  formats: {
    g2po: 'File',
    weights: 'With weights',
    csv: 'CSV',
    jsonl: 'JSONL',
    graphml: 'GraphML',
    json: 'JSON',
    dot: 'DOT',
    png: 'PNG',
    svg: 'SVG',
    html: 'HTML',
    show: 'Show command',
  },
  /** Name of a button whose text is the format alone. */
  button: (item: string, format: string) => `${item} as ${format}`,
  unavailable: {
    metrics: 'No iteration is finished yet.',
    recording: 'No iteration is finished yet.',
    standalone: 'No iteration is finished yet.',
    credits: 'The advantages are not computed yet.',
    fileCredits: 'The advantages are not computed yet.',
    graph: 'The advantages are not computed yet.',
    picture: 'There is no graph yet.',
    map: 'The states are not merged yet.',
    report: 'The advantages are not computed yet.',
    verl: '',
  },
  verl: {
    heading: 'These hyper-parameters in the authors’ code',
    intro:
      'For a checkout of github.com/Nala-YN/G2PO on machines with GPUs; it trains a language model, on Ray. Set the variables first.',
    command: 'The command',
    copy: 'Copy',
    copied: 'Copied.',
    save: 'Save as a script',
    caveats: 'Before it runs',
    unmapped: 'Not in the command',
    why: {
      differs: 'Theirs does otherwise',
      absent: 'Nothing like it there',
      same: 'Theirs always does just this',
      unused: 'Not read by this estimator',
    },
  },
  /** What made a file, as files name it; its version is that of package.json. */
  software: 'G2PO Lab 0.1.0',
  report: {
    ofRun: (world: string, seed: number, iteration: number, task: number) =>
      `World ${world}, seed ${seed}, iteration ${iteration}, watched task ${task}`,
    ofFile: (task: number, iteration: number) =>
      `Imported rollouts, task ${task}${iteration > 0 ? `, iteration ${iteration}` : ''}`,
    supposed: 'A what-if is laid over the settings: these numbers are supposed, and train nothing.',
    edited: 'The rollouts were edited after they were read: states merged, or rollouts left out or turned round.',
    peak: 'Largest |A|',
    settings: (estimator: string) => `Credit by ${estimator}`,
    software: (software: string, made: string) => `Made by ${software} on ${made}. The method: G2PO, arXiv 2606.22995.`,
    graph: 'State-transition graph',
    transition: 'Transition',
    steps: 'n',
    sigma: 'σ',
    legend: (all: number, listed: number) =>
      `▲ progress, ▼ setback, ◆ taken by every successful rollout. n: steps that took it. δ: value of the state after less value of the state before. σ: mean A_EC in standard deviations of δ over the task. The terms and A: mean over the steps, and their range where they differ.${all > listed ? ` The ${listed} strongest of ${all}.` : ''}`,
    more: (rollouts: number) => `… and ${rollouts} more ${rollouts === 1 ? 'rollout' : 'rollouts'}, not printed.`,
  },
  /** `iteration` is null where a file does not say. */
  pictureTitle: (task: string, iteration: number | null) =>
    iteration === null ? task : `${task} · iteration ${iteration}`,
  /** A task that is known by the id of its group alone. */
  group: (id: string) => `Group ${id}`,
  saved: (file: string) => `Saved ${file}`,
  failed: (reason: string) => `Not saved: ${reason}`,
  noReason: 'the browser refused',

  copy: 'Copy as JSON',
  shortcut: 'Copy the selection as JSON',
  copyHint: 'Copy what is selected with all its numbers (C)',
  copied: {
    node: 'State copied as JSON',
    bundle: 'Transitions copied as JSON',
    edge: 'Transition copied as JSON',
    trajectory: 'Rollout copied as JSON',
  },
  nothing: 'Nothing is selected: click a state, a transition or a rollout first.',
  refused: {
    heading: 'Copy by hand',
    advice: 'The browser does not let the page write to the clipboard. Press Ctrl+C or ⌘C to copy the marked text.',
    close: 'Close',
  },
});
