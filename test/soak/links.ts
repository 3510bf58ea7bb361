/** Mutated links, one a number: links as the page writes them, bent in the ways that chats, hands and attackers have. */
import { readView } from '../../src/app/viewLink.ts';
import { configAt } from '../../src/config/changes.ts';
import { flatten, parseConfig } from '../../src/config/config.ts';
import { schemaOf } from '../../src/config/schema.ts';
import type { Option } from '../../src/options/option.ts';
import { LAST_ITERATION, MOST_ISSUES } from '../../src/share/limits.ts';
import { linkTo, readLink, writeLink } from '../../src/share/link.ts';
import { linkOptions } from '../../src/share/options.ts';
import { watchedTasks } from '../../src/training/replay.ts';
import { examples } from '../../src/worlds/custom/examples.ts';
import { type Random, randomStream } from '../../src/worlds/random.ts';

const LONG = parseConfig({ world: 'custom', 'world.definition': examples[1].text, gamma: 0.9, tasks: 3, pinned: 2 });

/** Links that are as they should be: every key that there is, plain and packed in either way, of both versions. */
const SAMPLES: readonly string[] = [
  'v=1&world=keydoor&gamma=0.9&tasks=8&rollouts=4&pinned=2&seed=3&view.task=2&view.colour=gigpo&view.critical=2.5',
  'v=1&view.compare=g2po%2Cgigpo%3Bgamma%3D0.9&view.whatif=edgeCentricTerm%3Dfalse&view.centre=table&view.states=truth',
  'v=2&estimator=gigpo&changes=3:gamma:0.9:clip:0.1,9:estimator:grpo&to=12&at=7&on=webgpu:nvidia%20ada&made=house:2',
  'v=2&hide=controls&viewOnly&paused&present&scene=3&to=5&view.select=e.1x2y3z&view.camera=0.82,1x2y3z,-120,44',
  'v=2&autoplay&view.theme=dark&view.without=kl,clip&view.settings=open&view.panel=charts&view.whatifPanel=open',
  writeLink(linkTo(LONG), 'plain'),
  writeLink(linkTo(LONG)),
  writeLink({ ...linkTo(LONG), to: 40, at: 3, view: { theme: 'dark', select: 'n.1' } }),
  // Packed as links were before there were signs.
  'v=2&z=~2ePl-4t76QykVESUGLCEjEg4sXaA7HgD9PRbe&rec=~1abc',
];

/** Texts that no key expects. */
const JUNK: readonly string[] = [
  ...['NaN', 'Infinity', '-0', '1e999', '-1e308', '9007199254740993', '0x10', '1_000', '٣', '0.1.2', ''],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'null', 'undefined', '[object Object]'],
  ...['<script>globalThis.hacked=1</script>', '<img src=x onerror=hacked=1>', 'javascript:hacked()', '%3Cb%3E'],
  ...['\u0000', '\u202Etxt', '\uD800', '😀'.repeat(50), '%', '%E0%A4%A', '%00', '~1', '~2', '~2AAAA', '~3ePmp'],
  ...[':', ',', ';', ':::,,,', '1:', '1:gamma', '1:gamma:', '1:__proto__:1', 'a'.repeat(5000), '9'.repeat(400)],
];

/** Keys of every part of a link, and some that are none. */
const KEYS: readonly string[] = [
  ...[
    'v',
    'z',
    'to',
    'at',
    'on',
    'made',
    'changes',
    'world',
    'world.definition',
    'world.size',
    'gamma',
    'seed',
    'pinned',
  ],
  ...Object.keys(linkOptions),
  ...[
    'view.task',
    'view.select',
    'view.camera',
    'view.compare',
    'view.whatif',
    'view.theme',
    'view.without',
    'view.panel',
  ],
  ...['__proto__', 'view.__proto__', 'world.__proto__', 'constructor', 'view.', 'world.', ''],
];

const between = (text: string, random: Random): number => random.below(text.length + 1);

const mutations: readonly ((text: string, random: Random) => string)[] = [
  // A bit flipped.
  (text, random) => {
    const at = between(text, random);
    const unit = text.charCodeAt(at);
    return Number.isNaN(unit)
      ? text
      : text.slice(0, at) + String.fromCharCode(unit ^ (1 << random.below(16))) + text.slice(at + 1);
  },
  (text, random) => text.slice(0, between(text, random)),
  (text, random) => text.slice(between(text, random)),
  (text, random) => {
    const at = between(text, random);
    return text.slice(0, at) + text.slice(Math.max(0, at - random.below(60)));
  },
  // A part again, many times.
  (text, random) => `${text}&${`${random.pick(text.split('&'))}&`.repeat(random.below(3000))}`,
  (text, random) => random.shuffled(text.split('&')).join('&'),
  (text, random) => `${text}&${random.pick(KEYS)}=${random.pick(JUNK)}`,
  (text, random) =>
    `${random.pick(KEYS)}=${encodeURIComponent(String(random.uniform() * 10 ** random.below(300)))}&${text}`,
  (text, random) => {
    const at = between(text, random);
    return text.slice(0, at) + random.pick(JUNK) + text.slice(at);
  },
  // What chats do to addresses.
  (text, random) =>
    random.pick([`${text}.`, `${text})`, text.toLowerCase(), text.replaceAll('&', '&amp;'), `${text} \n`]),
  (text, random) => {
    try {
      return random.below(2) === 0 ? encodeURIComponent(text) : decodeURIComponent(text);
    } catch {
      return text;
    }
  },
  (text, random) => `${text}&changes=${'1:clip:0.1,7:gamma:2,'.repeat(random.below(4000))}`,
  (text, random) => `${text}&view.compare=${'g2po;gamma=0.5,'.repeat(random.below(4000))}`,
  (text, random) => `z=~2${'A'.repeat(random.below(60_000))}&${text}`,
];

/** Case number `number`: the same link every time. */
export function mutatedLink(number: number): string {
  const random = randomStream(number, 'soak links');
  let text = random.pick(SAMPLES);
  // Far beyond what is read is as good as a little beyond.
  for (let k = 1 + random.below(4); k > 0; k--) text = random.pick(mutations)(text, random).slice(0, 200_000);
  return `#${text}`;
}

/** Null where a link was read as it must be, else what is wrong: every value within its bounds, every message fit to be shown. */
export function faultOfLink(hash: string): string | null {
  try {
    const link = readLink(hash);
    const { config, changes, to, at, view, options } = link;
    if (JSON.stringify(parseConfig(flatten(config))) !== JSON.stringify(config)) return 'its configuration is no such';
    parseConfig(flatten(configAt(config, changes, Number.POSITIVE_INFINITY)));
    if (changes.some(({ iteration }) => !isWhole(iteration, 1, LAST_ITERATION))) return 'its log is out of bounds';
    if (!isWhole(to, 0, LAST_ITERATION) || (at !== null && !isWhole(at, 1, to)))
      return 'its iterations are out of bounds';
    const table: Readonly<Record<string, Option>> = linkOptions;
    for (const [key, value] of Object.entries(options)) {
      if (!schemaOf(table[key]).safeParse(value).success) return `its option ${key} is out of bounds`;
    }
    const read = readView(view, config);
    const { task, threshold } = read.state;
    if (!isWhole(task, 0, watchedTasks(config) - 1)) return 'its task is out of bounds';
    if (!(threshold >= 0.1 && threshold <= 10)) return 'its threshold is out of bounds';
    if (read.camera !== null && !(read.camera.zoom >= 0.05 && read.camera.zoom <= 4))
      return 'its zoom is out of bounds';
    if (link.issues.length > MOST_ISSUES + 1) return `it has ${link.issues.length} corrections`;
    const unfit = [...link.issues, ...read.issues].find(({ key, message }) => message === '' || key.length > 60);
    if (unfit !== undefined) return `a correction is unfit: ${JSON.stringify(unfit)}`;
    // Whatever was read can be written, and is then the same.
    const again = readLink(writeLink(link));
    if (again.issues.length > 0) return `written again it has corrections: ${JSON.stringify(again.issues)}`;
    if (JSON.stringify({ ...again, issues: [] }) !== JSON.stringify({ ...link, issues: [] }))
      return 'written again it is another';
    return 'hacked' in globalThis || 'hacked' in {} || 'gamma' in {} ? 'it reached the prototype' : null;
  } catch (error) {
    return `it threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  }
}

function isWhole(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}
