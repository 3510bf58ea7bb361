/** Words of copying a selection and of the export menu. Imports nothing. */

export const exportText = {
  menu: 'Export',
  menuHint: 'Save metrics, credits or the picture',
  items: {
    metrics: { label: 'Metrics (CSV)', help: 'Every scalar of every iteration of this run, one row an iteration.' },
    credits: {
      label: 'Credits (JSONL)',
      help: 'The rollouts on screen, one step a line, with advantage and log-probability: what the command line reads.',
    },
    picture: { label: 'Picture (PNG)', help: 'The graph as it is in view, at twice its size.' },
  },
  unavailable: {
    metrics: 'No iteration is finished yet.',
    credits: 'The advantages are not computed yet.',
    picture: 'There is no graph yet.',
  },
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
} as const;
