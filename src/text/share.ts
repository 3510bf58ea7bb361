/** The words of sharing: the dialog that makes a link, and what the page says of the link that it was opened with. */
import { words } from './language.ts';

export const shareText = words('shareText', {
  button: 'Share',
  buttonHint: 'A link to what is on screen',
  heading: 'Share',
  close: 'Close',
  /** The page cannot load its own code: offline, or replaced by a newer version. */
  loadFailed: 'Sharing could not be loaded. Reload the page.',
  kinds: {
    label: 'What to share',
    run: { name: 'The run', hint: 'A link that trains the same again' },
    recording: { name: 'A recording', hint: 'A link that plays what happened' },
    frame: { name: 'A frame', hint: 'The page within another page' },
    scene: { name: 'The scene', hint: 'A link to the scene on screen' },
  },
  intro: {
    run: 'Whoever opens the link gets the same world, settings and seed in their own browser. Nothing is uploaded: all of it is in the address.',
    recording:
      'The rollouts themselves are in the link, those of the task on screen. Whoever opens it sees them play exactly as they were, on any machine; nothing is trained.',
    frame:
      'HTML for a web page of yours, a course or a blog: the graph with Play and the timeline, and the way to the whole page. It loads this page from its address.',
    scene: 'The link opens the lecture at this scene. Its run is trained in the browser that opens it.',
  },
  imported:
    'Imported rollouts stay on this machine: they never go into a link. This one holds the settings of the estimators only, and opens a training run with them.',
  contents: 'What goes into it',
  parts: {
    configuration: 'World, policy, estimator, every setting and the seed',
    place: 'Where the run is',
    camera: 'Where the graph is looked at from',
    layout: 'Panels, theme and language',
    look: 'Theme and language',
    recording: 'A recording of it',
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
  layoutHelp: 'What is unfolded, which charts, and how it looks. The other person’s own preferences stay as they are.',
  lookHelp: 'As you chose them. The other person’s own preferences stay as they are.',
  recorded: {
    help: 'On another backend numbers may differ: there the page offers to play the task on screen as it was here.',
    needsPlace: 'Needs where the run is.',
    /** `whole` is the length of the link with it. */
    tooLong: (whole: number) =>
      `With it the link would have ${whole.toLocaleString('en')} characters: too long. The recording can be saved as a file instead.`,
    none: 'The recording is too long for any link. It can be saved as a file instead.',
  },
  recording: {
    iterations: 'Iterations',
    /** The slider's end: how many of the run's iterations go in. */
    upTo: (iterations: number, last: number) => (iterations === last ? `all ${last}` : `1 to ${iterations} of ${last}`),
    none: 'No iteration is finished yet: there is nothing to play.',
    working: 'Working out the link …',
    whole: 'To give the whole run, every task and the curves, save it instead.',
    /** Longer than links that go everywhere. */
    long: 'That is long for a link. Take fewer iterations, or save the whole run, every task and the curves, instead.',
    impossible: 'That is more than a link can hold. Take fewer iterations, or save the whole run instead.',
    save: { file: 'Save as a file', page: 'Save as a standalone page' },
    saveHelp: 'The file opens on this page; the standalone page plays anywhere, without a network.',
    saved: (file: string) => `Saved ${file}`,
    notSaved: (reason: string) => `Not saved: ${reason}`,
  },
  frame: {
    shows: 'What it shows',
    run: 'The run, trained there',
    recording: 'A recording, played there',
    width: 'Width at most',
    height: 'Height',
    pixels: 'px',
    origin: 'Your page’s origin, if a script there is to drive the frame',
    originHelp: 'Scheme and host, such as https://course.example. Without it the frame hears nobody.',
    originWrong:
      'That is no origin: scheme and host only, such as https://course.example. Without it the frame hears nobody.',
    snippet: 'The HTML',
    copy: 'Copy HTML',
    /** What its length means. */
    paste: 'paste it where the frame is to be.',
  },
  scene: {
    number: (scene: number, title: string) => `Scene ${scene}: ${title}`,
  },
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
    /** After `otherBackend`. */
    hasRecording: 'The link has a recording with it, which plays as it was made.',
    askRecording:
      'To see it as it was made, ask whoever shared it for a recording: Share makes one as a link or with it, Export as a file.',
    playRecording: 'Play the recording',
    playRecordingHint: 'The rollouts as they were where the link was made; the run waits meanwhile',
    noSelection: 'What the link had selected is not in this graph.',
  },
});
