/** The words of sharing: the dialog that makes a link, and what the page says of the link that it was opened with. */
import { words } from './language.ts';

export const shareText = words('shareText', {
  button: 'Share',
  buttonHint: 'A link to what is on screen',
  heading: 'Share a link',
  close: 'Close',
  intro:
    'Whoever opens the link gets the same world, settings and seed in their own browser. Nothing is uploaded: all of it is in the address.',
  imported:
    'Imported rollouts stay on this machine: they never go into a link. This one holds the settings of the estimators only, and opens a training run with them.',
  contents: 'What goes into it',
  parts: {
    configuration: 'World, policy, estimator, every setting and the seed',
    place: 'Where the run is',
    camera: 'Where the graph is looked at from',
    layout: 'Layout and theme',
  },
  placeHelp: {
    none: 'Nothing has been trained yet.',
    /** `to` iterations are trained again; `at` is on screen. */
    plays: (to: number, at: number | null, selected: boolean) =>
      `Opening it trains to iteration ${to} again, the same to the last bit on the same backend and browser${
        at === null ? '' : `, and shows iteration ${at}`
      }${selected ? ', with what is selected' : ''}.`,
    waits: 'With what is selected.',
    without: 'It opens a fresh run with the settings as they are now.',
  },
  cameraHelp: {
    held: 'The part of the graph that you moved to.',
    fits: 'The graph fits by itself now: there is nothing to keep.',
  },
  layoutHelp: 'Unfolded panels, charts and theme. The other person’s own preferences stay as they are.',
  /** Made while training goes on: the link says where the run was. */
  running: 'Training goes on: the link is of the iteration that was done when this opened.',
  forLectures: 'For a lecture',
  link: 'The link',
  copy: 'Copy link',
  copied: 'Copied.',
  refused: 'The browser does not let the page copy. The link is marked: copy it by hand.',
  length: (characters: number) => `${characters.toLocaleString('en')} characters`,
  fits: {
    all: 'fits anywhere: chats, mails, slides.',
    notDiscord: 'more than a message on Discord takes (2,000).',
    notX: 'more than Discord (2,000) and X (4,000) take: send it in a file or a mail.',
  },
  local:
    'This page comes from this machine: others can open the link only where the same page is served to them under this address.',
  code: {
    label: (characters: number) => `QR code of the link, ${characters} characters`,
    enlarge: 'Enlarge',
    enlargeHint: 'Fill the window with the code, for a hall',
    shrink: 'Back (Esc)',
    tooLong: (most: number) => `Too long for a code that a phone reads across a hall (at most ${most} characters).`,
  },
  showControls: 'Show controls',
  showControlsHint: 'Bring back what the link hid, and let settings change',
  viewOnly: 'View only: the link this page was opened with keeps the settings as they are.',

  arrival: {
    label: 'About the link',
    playing: (to: number, done: number) => `Playing to iteration ${to}, where the link was made: ${done} done.`,
    waiting: (to: number, done: number) =>
      done === 0
        ? `This link was made at iteration ${to}. Play trains up to there.`
        : `Paused at iteration ${done}. Play goes on to iteration ${to}, where the link was made.`,
    giveUp: 'Do not go there',
    /** `then` and `now` are names of backends, with their adapter. */
    otherBackend: (then: string, now: string) =>
      `This link was made on ${then}; this page computes on ${now}: numbers may differ in the last digits, and with them the run.`,
    otherVersion: (what: string) =>
      `This link was made with an earlier or later version of ${what}: the run comes out differently.`,
    noSelection: 'What the link had selected is not in this graph.',
  },
});
