/** What a link may ask of the page beside the run and the view: for whoever shows it to a hall, or gives it to others. */
import type { ChoiceOption, FlagOption, NumberOption, SettingsOf } from '../options/option.ts';

/** One table: the link's keys, its validation and the switches of the share dialog derive from it. */
export const linkOptions = {
  hide: {
    kind: 'choice',
    default: 'none',
    choices: [
      { id: 'none', label: 'nothing' },
      { id: 'controls', label: 'settings and menus', help: 'Play, Step and the timeline stay.' },
      { id: 'all', label: 'every control', help: 'Graph, inspector and charts stay; so do the keys.' },
    ],
    label: 'Hide',
    help: 'What the page leaves out. “Show controls” brings it back.',
  },
  viewOnly: {
    kind: 'flag',
    default: false,
    label: 'View only',
    help: 'Settings can be read but not changed, and no other run is begun.',
  },
  paused: {
    kind: 'flag',
    default: false,
    label: 'Start paused',
    help: 'Nothing is trained before Play is pressed; Play then goes to the iteration of the link.',
  },
  autoplay: {
    kind: 'flag',
    default: false,
    label: 'Play at once',
    help: 'Training starts by itself, and goes on past the iteration of the link.',
  },
  present: {
    kind: 'flag',
    default: false,
    label: 'Presenter mode',
    help: 'Opens in presenter mode.',
  },
  scene: {
    kind: 'number',
    default: 0,
    min: 0,
    // As many as the lecture has: test/lessons/scenes.test.ts compares.
    max: 11,
    step: 1,
    integer: true,
    label: 'Scene',
    help: 'Opens at this scene of the lecture. 0: at none.',
  },
  reveal: {
    kind: 'flag',
    default: false,
    label: 'Answer revealed',
    help: 'The scene opens with its answer shown.',
  },
} as const satisfies Record<string, ChoiceOption | FlagOption | NumberOption>;

export type LinkOptions = SettingsOf<typeof linkOptions>;

/** Which controls the page shows. */
export interface ControlsShown {
  /** The settings, to be read at least. */
  readonly settings: boolean;
  /** Menus of the header, among them what opens other runs. */
  readonly menus: boolean;
  /** Play, Step, speed, task and timeline. */
  readonly training: boolean;
}

export function controlsShown({ hide, viewOnly }: LinkOptions): ControlsShown {
  return { settings: hide === 'none', menus: hide === 'none' && !viewOnly, training: hide !== 'all' };
}
