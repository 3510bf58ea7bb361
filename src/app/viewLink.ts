/** The view's part of a link: only what differs from the page's defaults. What does not fit is at its default, and reported. */
import type { ConfigIssue, RunConfig } from '../config/config.ts';
import { schemaOf, shorten } from '../config/schema.ts';
import { readSettings, readVariant, writeSettings, writeVariant } from '../config/variants.ts';
import { criticalityOptions } from '../credit/criticality.ts';
import type { OptionValue } from '../options/option.ts';
import { LAST_ITERATION } from '../share/limits.ts';
import type { LinkView } from '../share/link.ts';
import { type LinkCamera, type LinkSelection, readCamera, readSelection } from '../share/place.ts';
import { type Settings, THEMES } from '../store/settings.ts';
import {
  CENTRES,
  createViewStore,
  LEAST_COMPARED,
  LIVE_WHAT_IF,
  MOST_COMPARED,
  PANELS,
  STATE_VALUES,
  type Tidied,
  type ViewState,
} from '../store/view.ts';
import { LANGUAGES } from '../text/languages.ts';
import { watchedTasks } from '../training/replay.ts';
import { colouringsOf } from '../views/colouring.ts';
import { centreShown } from '../views/map/offered.ts';

const defaults = createViewStore().getInitialState();
/** The colouring by G2PO's whole advantage. */
const WHOLE = 'g2po';
/** A canvas that is a hundred times as wide as high. */
const MOST_ASPECT = 10_000;
/** Longest list of charts, and longest name of one, that is read. */
const MOST_CHARTS = 64;
const CHART = /^[a-zA-Z]{1,32}$/;

/** What is looked at, and how: task, colouring, what the middle shows. */
export function writeView(view: ViewState): LinkView {
  const { task, colouring, stateValue, threshold, centre, compared, whatIf, tidied } = view;
  const supposed = writeSettings(whatIf);
  return {
    ...(task === defaults.task ? {} : { task: String(task + 1) }),
    ...(colouring === defaults.colouring && supposed === '' ? {} : { colour: colouring }),
    ...(stateValue === defaults.stateValue ? {} : { states: stateValue }),
    ...(threshold === defaults.threshold ? {} : { critical: String(threshold) }),
    // What is compared says that it is, and is of no use to a link to anything else.
    ...(centre === 'compare' ? { compare: compared.join() } : centre === defaults.centre ? {} : { centre }),
    ...(supposed === '' ? {} : { whatif: supposed }),
    ...(tidied?.task === task ? { tidy: `${tidied.iteration}:${tidied.aspect}` } : {}),
  };
}

/** How the page is laid out round it: unfolded panels, theme, language, charts that are not shown. */
export function writeLayout(
  { whatIfOpen, settingsOpen, panel }: ViewState,
  { theme = 'system', language = 'auto', hiddenCharts = [] }: Partial<Settings>,
): LinkView {
  return {
    ...(whatIfOpen ? { whatifPanel: 'open' } : {}),
    ...(settingsOpen === null ? {} : { settings: settingsOpen ? 'open' : 'closed' }),
    ...(panel === defaults.panel ? {} : { panel }),
    ...writeLook({ theme, language }),
    ...(hiddenCharts.length === 0 ? {} : { without: hiddenCharts.join() }),
  };
}

/** Theme and language alone. */
export function writeLook({ theme, language }: Pick<Settings, 'theme' | 'language'>): LinkView {
  return { ...(theme === 'system' ? {} : { theme }), ...(language === 'auto' ? {} : { lang: language }) };
}

/** What a link wants on screen. */
export interface AskedView {
  readonly state: Pick<
    ViewState,
    | ('task' | 'colouring' | 'stateValue' | 'threshold' | 'centre' | 'compared' | 'whatIf' | 'whatIfPast')
    | ('whatIfOpen' | 'settingsOpen' | 'panel' | 'tidied')
  >;
  /** Preferences that it lends the page. */
  readonly lent: Partial<Settings>;
  /** What it points at, once the run is where the link was made. */
  readonly selection: LinkSelection | null;
  readonly camera: LinkCamera | null;
  readonly issues: readonly ConfigIssue[];
}

/** Reads `task` (from 1) and the rest. A link to a comparison opens it. Never throws. */
export function readView(link: LinkView, config: RunConfig): AskedView {
  const read = createReader(link);
  const compared = read<readonly string[] | null>('compare', readColumns, null);
  const whatIf = read('whatif', readWhatIf, {});
  read.inPart('compare', compared?.length ?? 0, ',');
  read.inPart('whatif', Object.keys(whatIf).length, ';');
  const supposed = Object.keys(whatIf).length > 0;
  const threshold = schemaOf(criticalityOptions.threshold);
  const hiddenCharts = read<readonly string[]>('without', readCharts, []);
  const theme = read('theme', (text) => THEMES.find((one) => one === text), null);
  const language = read('lang', (text) => LANGUAGES.find((one) => one === text), null);
  const task = read('task', (text) => wholeNumber(text, watchedTasks(config)), defaults.task + 1) - 1;
  const tidied = read<Tidied | null>('tidy', readTidied, null);
  const open = (text: string) => (text === 'open' ? true : text === 'closed' ? false : undefined);
  const state: AskedView['state'] = {
    task,
    tidied: tidied === null ? null : { task, ...tidied },
    // A what-if is about the whole advantage: under one term of it, most changes do not show.
    colouring: read(
      'colour',
      (text) => colouringsOf({ trains: true }).find(({ id }) => id === text)?.id,
      supposed ? WHOLE : defaults.colouring,
    ),
    stateValue: read('states', (text) => STATE_VALUES.find((value) => value === text), defaults.stateValue),
    threshold: read(
      'critical',
      (text) => (text !== '' && threshold.safeParse(Number(text)).success ? Number(text) : undefined),
      defaults.threshold,
    ),
    centre: read(
      'centre',
      (text) => CENTRES.find((one) => one === text && centreShown(one, config.world) === one),
      compared === null ? defaults.centre : 'compare',
    ),
    compared: compared ?? defaults.compared,
    whatIf,
    whatIfPast: [],
    whatIfOpen: read('whatifPanel', open, defaults.whatIfOpen),
    settingsOpen: read<boolean | null>('settings', open, defaults.settingsOpen),
    panel: read('panel', (text) => PANELS.find((one) => one === text), defaults.panel),
  };
  return {
    state,
    lent: {
      ...(theme === null ? {} : { theme }),
      ...(language === null ? {} : { language }),
      ...(hiddenCharts.length === 0 ? {} : { hiddenCharts: [...hiddenCharts] }),
    },
    selection: read('select', (text) => readSelection(text) ?? undefined, null),
    camera: read('camera', (text) => readCamera(text) ?? undefined, null),
    issues: read.issues(),
  };
}

interface Reader {
  /** The value of a key; where `parse` finds none, that is reported. */
  <T>(key: string, parse: (text: string) => T | undefined, fallback: T): T;
  /** Reports a list of which only some entries could be used. */
  inPart(key: string, used: number, separator: string): void;
  /** Also what nobody asked for. */
  issues(): readonly ConfigIssue[];
}

function createReader(link: LinkView): Reader {
  const issues: ConfigIssue[] = [];
  const known = new Set<string>();
  const read = <T>(key: string, parse: (text: string) => T | undefined, fallback: T): T => {
    known.add(key);
    const text = link[key];
    if (text === undefined) return fallback;
    const value = parse(text);
    if (value !== undefined) return value;
    const used: { used?: OptionValue } = typeof fallback === 'string' ? { used: fallback } : {};
    issues.push({ key: `view.${key}`, message: `“${shorten(text)}” cannot be shown here`, ...used });
    return fallback;
  };
  return Object.assign(read, {
    inPart: (key: string, used: number, separator: string) => {
      const left = (link[key]?.split(separator).length ?? 0) - used;
      if (used > 0 && left > 0) issues.push({ key: `view.${key}`, message: `${left} of its entries cannot be used` });
    },
    issues: () => [
      ...issues,
      ...Object.keys(link)
        .filter((key) => !known.has(key))
        .map((key) => ({ key: `view.${shorten(key)}`, message: 'is nothing that can be shown' })),
    ],
  });
}

function wholeNumber(text: string, most: number): number | undefined {
  const number = Number(text);
  return text !== '' && Number.isInteger(number) && number >= 1 && number <= most ? number : undefined;
}

/** `iteration:aspect`. */
function readTidied(text: string): Tidied | undefined {
  const [at, shape, ...more] = text.split(':');
  const iteration = wholeNumber(at, LAST_ITERATION);
  const aspect = wholeNumber(shape ?? '', MOST_ASPECT);
  return iteration === undefined || aspect === undefined || more.length > 0 ? undefined : { iteration, aspect };
}

/** What of a what-if fits; undefined where nothing does. */
function readWhatIf(text: string) {
  const settings = readSettings(text);
  return Object.keys(settings).length > 0 ? settings : undefined;
}

function readCharts(text: string): readonly string[] | undefined {
  const charts = text.split(',');
  return charts.length <= MOST_CHARTS && charts.every((one) => CHART.test(one)) ? charts : undefined;
}

/**
 * What of a list is an estimator, with or without settings of its own, or the what-if; undefined where fewer than two are
 * left.
 */
function readColumns(text: string): readonly string[] | undefined {
  const columns = text.split(',').flatMap((one) => {
    if (one === LIVE_WHAT_IF) return [one];
    const variant = readVariant(one);
    return variant === null ? [] : [writeVariant(variant)];
  });
  const distinct = [...new Set(columns)].slice(0, MOST_COMPARED);
  return distinct.length < LEAST_COMPARED ? undefined : distinct;
}
