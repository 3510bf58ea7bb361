/** Links: there and back, short, corrected where they do not fit, and read for ever. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultConfig, fieldsOf, flatten, parseConfig, type RunConfig } from '../../src/config/config.ts';
import { defaultsOf, type Option, type OptionValue } from '../../src/options/option.ts';
import { type LinkContent, linkTo, readLink, writeLink } from '../../src/share/link.ts';
import { linkOptions } from '../../src/share/options.ts';
import { formatDefinition } from '../../src/worlds/custom/definition.ts';
import { examples } from '../../src/worlds/custom/examples.ts';
import { small } from '../worlds/custom/definitions.ts';
import { tenRooms } from '../worlds/custom/tenRooms.ts';
import { anyConfigOf, anyValueOf, anyWorld } from './anyConfig.ts';

const anyBackend = fc.constantFrom('webgpu', 'wasm', 'cpu');

const anyOptions = fc
  .record({
    hide: fc.constantFrom('none', 'controls', 'all'),
    viewOnly: fc.boolean(),
    paused: fc.boolean(),
    autoplay: fc.boolean(),
    present: fc.boolean(),
    scene: fc.integer({ min: 0, max: linkOptions.scene.max }),
    reveal: fc.boolean(),
  })
  // The two exclude each other.
  .map((options) => ({ ...options, autoplay: options.autoplay && !options.paused }));

/** The log of a run: each setting at most once an iteration, in the order of the iterations. */
function anyLog(world: RunConfig['world']) {
  const live = fieldsOf(world).filter((field) => field.live);
  const change = fc
    .constantFrom(...live)
    .chain(({ key, option }) =>
      fc.record({ iteration: fc.integer({ min: 1, max: 60 }), key: fc.constant(key), value: anyValueOf(option) }),
    );
  return fc
    .uniqueArray(change, { maxLength: 12, selector: ({ iteration, key }) => `${iteration} ${key}` })
    .map((log) => log.toSorted((a, b) => a.iteration - b.iteration));
}

const anyContent: fc.Arbitrary<LinkContent> = anyWorld.chain((world) =>
  fc
    .record({
      config: anyConfigOf(world),
      changes: anyLog(world),
      to: fc.integer({ min: 1, max: 10_000 }),
      at: fc.option(fc.integer({ min: 1, max: 10_000 })),
      on: fc.option(
        fc.record({ backend: anyBackend, adapter: fc.string({ unit: 'grapheme', maxLength: 60 }) }).filter(
          // Cut in units: what would be cut is another name.
          ({ adapter }) => adapter.length <= 60,
        ),
      ),
      made: fc.dictionary(fc.constantFrom('house', 'g2po', 'rloo'), fc.integer({ min: 2, max: 9999 }), {
        noNullPrototype: true,
      }),
      view: fc.dictionary(fc.constantFrom('task', 'select', 'whatif', 'b c'), fc.string({ unit: 'grapheme' }), {
        noNullPrototype: true,
      }),
      options: anyOptions,
    })
    .map(({ at, to, ...content }) => ({ ...content, to, at: at === null ? null : Math.min(at, to) })),
);

/** -0 is 0 to a run, and to a text. */
const plainZero = (config: RunConfig) =>
  Object.fromEntries(Object.entries(flatten(config)).map(([key, value]) => [key, value === 0 ? 0 : value]));

describe('a link', () => {
  it('carries every configuration, place and view there and back, plain and packed', () => {
    fc.assert(
      fc.property(anyContent, fc.constantFrom('plain' as const, 'shortest' as const), (content, form) => {
        const { config, view, changes, ...back } = readLink(`#${writeLink(content, form)}`);
        expect(plainZero(config)).toEqual(plainZero(content.config));
        expect({ ...view }).toEqual({ ...content.view });
        expect(changes.map((change) => ({ ...change, value: change.value === 0 ? 0 : change.value }))).toEqual(
          content.changes.map((change) => ({ ...change, value: change.value === 0 ? 0 : change.value })),
        );
        const { to, at, on, made, options } = content;
        expect(back).toEqual({ to, at, on, made, options, issues: [] });
      }),
      { numRuns: 300 },
    );
  });

  it('holds only what differs from the preset', () => {
    expect(writeLink(linkTo(defaultConfig()))).toBe('v=2');
    expect(writeLink({ ...linkTo(parseConfig({ seed: 3, gamma: 0.9 })), view: { task: '2' } })).toBe(
      'v=2&gamma=0.9&seed=3&view.task=2',
    );
    const options = { ...defaultsOf(linkOptions), paused: true, hide: 'all' } as const;
    expect(writeLink({ ...linkTo(defaultConfig('shop')), to: 7, on: { backend: 'wasm', adapter: '' }, options })).toBe(
      'v=2&world=shop&to=7&on=wasm&hide=all&paused',
    );
  });

  it('can be written by hand, in any order, with flags that stand alone', () => {
    const { options, to, at, changes, issues } = readLink(
      '#at=3&paused&to=9&scene=2&changes=4:gamma:0.9:clip:0.1,6:clip:0.2',
    );
    expect(issues).toEqual([]);
    expect([to, at]).toEqual([9, 3]);
    expect(options).toMatchObject({ paused: true, autoplay: false, scene: 2, hide: 'none' });
    expect(changes).toEqual([
      { iteration: 4, key: 'gamma', value: 0.9 },
      { iteration: 4, key: 'clip', value: 0.1 },
      { iteration: 6, key: 'clip', value: 0.2 },
    ]);
  });
});

/** The value next to the middle of an option's range that is not its default, as a slider would set it. */
function another(option: Option): OptionValue {
  switch (option.kind) {
    case 'number': {
      const steps = Math.floor((0.37 * (option.max - option.min)) / option.step);
      return Number((option.min + steps * option.step).toPrecision(10));
    }
    case 'choice':
      return option.choices.findLast(({ id }) => id !== option.default)?.id ?? option.default;
    case 'flag':
      return !option.default;
    case 'text':
      return option.default;
  }
}

/** Every setting of a world otherwise than by default, a log of six changes, every part of the view, every option that goes together. */
function everything(world: RunConfig['world'], definition: string = examples[0].text): LinkContent {
  const given = Object.fromEntries(fieldsOf(world).map(({ key, option }) => [key, another(option)]));
  const own = world === 'custom' ? { 'world.definition': definition } : {};
  return {
    config: parseConfig({ ...given, ...own, world, tasks: 11, pinned: 3, seed: 3_123_456_789 }),
    changes: [
      { iteration: 5, key: 'gamma', value: 0.9 },
      { iteration: 5, key: 'clip', value: 0.35 },
      { iteration: 12, key: 'estimator', value: 'hgpo' },
      { iteration: 17, key: 'learningRate', value: 0.00025 },
      { iteration: 23, key: 'edgeCentricTerm', value: true },
      { iteration: 31, key: 'weight', value: 2.25 },
    ],
    to: 47,
    at: 33,
    on: { backend: 'webgpu', adapter: 'nvidia ada' },
    made: { [world]: 2, g2po: 3 },
    view: {
      ...{ task: '3', colour: 'g2po.node_centric', states: 'truth', critical: '2.35' },
      ...{ compare: 'g2po,gigpo;gamma=0.9,whatif', whatif: 'gamma=0.9;weight=0.5' },
      ...{
        whatifPanel: 'open',
        settings: 'closed',
        panel: 'charts',
        theme: 'projector',
        lang: 'zh-CN',
        without: 'kl,clip',
      },
      ...{ select: 'e.1x2y3z4', camera: '1.37,0z9y8x,-132,87' },
    },
    options: { hide: 'controls', viewOnly: true, paused: false, autoplay: true, present: true, scene: 7, reveal: true },
  };
}

describe('the length of a link', () => {
  it('to the default configuration, with a place and a view, is at most 120 characters', () => {
    const link = writeLink({
      ...linkTo(defaultConfig()),
      to: 40,
      at: 12,
      on: { backend: 'wasm', adapter: '' },
      view: { select: 'n.1a2b3c', camera: '0.82,1a2b3c,120,-44', theme: 'projector' },
    });
    expect(link).toMatch(/^v=2&to=40/);
    expect(link.length).toBeLessThanOrEqual(120);
  });

  it.each(['house', 'keydoor', 'shop', 'apps', 'custom'] as const)(
    'with everything customised in %s is at most 600 characters',
    (world) => {
      const content = everything(world);
      const link = writeLink(content);
      expect(link.length).toBeLessThanOrEqual(600);
      expect(link.length).toBeLessThan(writeLink(content, 'plain').length);
      expect(readLink(link)).toMatchObject({ config: content.config, options: content.options, issues: [] });
    },
  );

  it('with everything customised and ten states of one’s own is at most 600 characters', () => {
    const [corridor] = examples.filter(({ id }) => id === 'corridor');
    expect(JSON.parse(corridor.text).states).toHaveLength(10);
    const content = everything('custom', corridor.text);
    const link = writeLink(content);
    expect(link.length).toBeLessThanOrEqual(600);
    expect(readLink(link)).toMatchObject({ config: content.config, options: content.options, issues: [] });
  });
});

/** Links as each version wrote them. If one of these fails, links that people have kept are broken. */
describe('links of every version are read', () => {
  it.each([
    ['#v=1', {}, {}],
    ['#v=1&gamma=0.9&seed=3&view.task=2', { gamma: 0.9, seed: 3 }, { task: '2' }],
    [
      '#v=1&world=keydoor&tasks=3&rollouts=6&pinned=2&backend=wasm&seed=5',
      { world: 'keydoor', tasks: 3, rollouts: 6, pinned: 2, backend: 'wasm', seed: 5 },
      {},
    ],
    [
      '#v=1&gamma=0.9&pinned=3&view.task=2&view.colour=gigpo&view.critical=2',
      { gamma: 0.9, pinned: 3 },
      { task: '2', colour: 'gigpo', critical: '2' },
    ],
    [
      '#v=1&view.compare=g2po%2Cgigpo%3Bgamma%3D0.9&view.whatif=edgeCentricTerm%3Dfalse',
      {},
      { compare: 'g2po,gigpo;gamma=0.9', whatif: 'edgeCentricTerm=false' },
    ],
    ['#v=2&estimator=gigpo&gamma=0.9&view.select=n.1a2b3c', { estimator: 'gigpo', gamma: 0.9 }, { select: 'n.1a2b3c' }],
  ])('%s', (hash, config, view) => {
    const link = readLink(hash);
    expect(link.issues).toEqual([]);
    expect(link.config).toEqual(parseConfig(config));
    expect({ ...link.view }).toEqual(view);
    expect({ ...link, config: null, view: null, issues: [] }).toEqual({
      ...linkTo(defaultConfig()),
      config: null,
      view: null,
      issues: [],
    });
  });

  it('version 1 with a packed world', () => {
    expect(readLink(CUSTOM_1)).toEqual({
      ...linkTo(parseConfig({ world: 'custom', 'world.definition': formatDefinition(small), gamma: 0.9 })),
      issues: [],
    });
  });

  it('packed ones of version 2, with the first packing and the second', () => {
    const { lang: _, ...view } = everything('house').view;
    const { config, changes, to, at, on, made, options } = everything('house');
    const first = readLink(PACKED_2);
    // Before there were languages, and scenes that open revealed.
    expect(first).toMatchObject({
      config,
      changes,
      to,
      at,
      on,
      made,
      options: { ...options, reveal: false },
      issues: [],
    });
    expect({ ...first.view }).toEqual({ ...view, without: 'kl,clip,entropy' });
    const second = readLink(PACKED_3);
    expect(second).toMatchObject({ config, changes, to, at, on, made, options, issues: [] });
    expect({ ...second.view }).toEqual(everything('house').view);
  });

  it('those of a later version as far as they are known', () => {
    const { config, issues } = readLink('#v=9&gamma=0.5');
    expect(config.gamma).toBe(0.5);
    expect(issues).toEqual([{ key: 'v', message: 'the link has version 9, this page reads 2; what it knows is used' }]);
  });
});

/** As the versions wrote them. */
const CUSTOM_1 =
  '#v=1&world=custom&world.definition=~1ePmpz-Tkg6dXf-RgQE2kpmSkUUeFysSiFNxxlpmHmrDwJQsQH4dJ-CMPEQ5ZpbkFeMKyODMvHSN4CCUhUPABAEjsZ1Y&gamma=0.9';
const PACKED_2 =
  'v=2&z=~2ePl-4t76zda9DsIgEADgV3FyQiJ3RQpvQ-zSQUfT9uk9SkvptaiJg25ACD-X4-Pe-wWvAduQlDE0ZViSCM1MkZLVxiKU5hOK8GKl_l-PFn8odZhAdP89grg7NG1ih1rcHRpasUP9qI5SCztQzexgzo6mdzq5gxt3aCHujtVFdwxhx-DBII--mNomfq4re5IyCRktFGQkRY7MjjugBaBjgXdhb4EqgSSBTkUmmWAS4mjSCKC7P9qm9Qff-OPNE1Djj-lABAscltAqaGUyrfBbrSgIJZ5iURNJEhGgn4o1g8S0YcSoDnocqpU0itJWnAfb1504KQRRmyd1cZsG';
const PACKED_3 =
  'v=2&z=~3ytSf_MXVOQ7CQAwF0A4h0dOxVFTDiPGPcTK3iaChgBJBGq6OJ8soCwEJCk5gy_rP_7Nkek-5j3PSZE9NQqbOJjyDlYgS-8zyVzLnZFllQto0g0qIooSoSsgCsnRuRckDbZSsKa5VYqASMlCZ8ahK4QFLBJe8lzSLOA8dmdFgJMjGUQtshVVeqCQ2BN8rAR9mG7jI1ZJupWIliAVKseV78Jfr6XjK1_kx35xz5Vt-TU8mSPEYIz1iWTqRKknjV9J6izHDVb9Vbk2l9K-s-4YaxTXRnkd3ozuKpMPSaUTNrsju6c1sHcik8gQ';

describe('what does not fit', () => {
  it('is corrected, and each correction is reported', () => {
    const { config, issues } = readLink('#v=2&gamma=7&tasks=2.6&estimator=magic&nonsense=1&pinned=9&seed=abc');
    expect(config).toMatchObject({ gamma: 1, tasks: 3, pinned: 3, estimator: 'g2po', seed: 58 });
    expect(issues.map(({ key, used }) => [key, used])).toEqual([
      ['gamma', 1],
      ['tasks', 3],
      ['estimator', 'g2po'],
      ['nonsense', undefined],
      ['seed', 58],
      ['pinned', 3],
    ]);
  });

  it('of the place is clamped: iterations, the log, the backend, versions', () => {
    const link = readLink(
      '#to=99999&at=0&on=abacus&made=x&changes=0:gamma:1,3:gamma:7,4:seed:2,5:estimator:magic,6:clip,,7:clip:0.1',
    );
    expect(link).toMatchObject({ to: 10_000, at: 1, on: null, made: {} });
    expect(link.changes).toEqual([
      { iteration: 3, key: 'gamma', value: 1 },
      { iteration: 7, key: 'clip', value: 0.1 },
    ]);
    expect(link.issues.map(({ key, used }) => [key, used])).toEqual([
      ['to', 10_000],
      ['at', 1],
      ['changes', undefined],
      ['changes', 1],
      ['changes', undefined],
      ['changes', undefined],
      ['changes', undefined],
      ['on', undefined],
      ['made', undefined],
    ]);
    // Without an iteration to play to there is none to look at.
    expect(readLink('#at=4')).toMatchObject({ to: 0, at: null, issues: [{ key: 'at' }] });
  });

  it('of what a lecturer asks for is clamped', () => {
    const link = readLink('#hide=everything&viewOnly=perhaps&paused&autoplay=true&scene=-3');
    expect(link.options).toEqual({ ...defaultsOf(linkOptions), paused: true });
    expect(link.issues.map(({ key }) => key)).toEqual(['hide', 'viewOnly', 'scene', 'autoplay']);
  });

  it('asks for no scene that the lecture does not have without a word', () => {
    const { options, issues } = readLink('#v=2&scene=99');
    const { max } = linkOptions.scene;
    expect(options.scene).toBe(max);
    expect(issues).toEqual([{ key: 'scene', message: `“99” is not a whole number from 0 to ${max}`, used: max }]);
  });

  it('in large numbers is told in part', () => {
    const { issues } = readLink(`#${Array.from({ length: 500 }, (_, i) => `x${i}=1`).join('&')}`);
    expect(issues).toHaveLength(25);
    expect(issues.at(-1)?.message).toBe('476 more cannot be used');
  });

  it('of a packed link that was cut off leaves what stands beside it', () => {
    const link = readLink(`${PACKED_2.slice(0, -30)}&gamma=0.5`);
    expect(link.config).toEqual(parseConfig({ gamma: 0.5 }));
    expect(link.issues).toEqual([
      { key: 'link', message: 'its packed part is damaged or cut off; what stands beside it is used' },
    ]);
  });

  it('is no reason to throw, and leaves every value within its bounds', () => {
    const keys = fieldsOf('house').map(({ key }) => key);
    const part = fc.oneof(
      fc.string(),
      fc
        .tuple(fc.constantFrom(...keys, 'to', 'at', 'on', 'made', 'changes', 'z', 'hide', 'scene'), fc.string())
        .map((pair) => pair.join('=')),
      fc.constantFrom(
        ...[
          '__proto__=1',
          'constructor=x',
          'world.__proto__=1',
          '%E0%A4%A',
          'view.__proto__=2',
          'gamma=1e999',
          'seed=-0',
        ],
        ...['changes=1:__proto__:1', 'made=__proto__:2', 'hide=__proto__', 'viewOnly=__proto__', 'z=~2', 'z=~2AAAA'],
      ),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const { config } = readLink(`#${parts.join('&')}`);
        expect(parseConfig(flatten(config))).toEqual(config);
      }),
      { numRuns: 500 },
    );
    expect(readLink(`#gamma=${'9'.repeat(70_000)}`).issues[0]?.message).toMatch(/longer than 65536 characters/);
  });
});

describe('a world of one’s own', () => {
  const definition = formatDefinition(small);
  const config = parseConfig({ world: 'custom', 'world.definition': definition, gamma: 0.9 });

  it('is in the link, packed, and comes back', () => {
    const hash = writeLink(linkTo(config), 'plain');
    expect(hash).toMatch(/^v=2&world=custom&world\.definition=~1[\w-]+&gamma=0\.9$/);
    expect(readLink(hash)).toMatchObject({ config, issues: [] });
    // As JSON too, for links that are written by hand.
    expect(readLink(`#world=custom&gamma=0.9&world.definition=${encodeURIComponent(definition)}`)).toMatchObject({
      config,
      issues: [],
    });
  });

  it('of ten states is in a link of less than 1,000 characters', () => {
    const [corridor] = examples.filter(({ id }) => id === 'corridor');
    expect(JSON.parse(corridor.text).states).toHaveLength(10);
    expect(JSON.parse(tenRooms).states).toHaveLength(10);
    for (const text of [corridor.text, tenRooms]) {
      const link = writeLink(linkTo(parseConfig({ world: 'custom', 'world.definition': text })));
      expect(link.length).toBeLessThan(1000);
      expect(readLink(link).config.worldOptions.definition).toBe(text);
    }
  });

  it('that cannot be is corrected in links, refused elsewhere, and told by name', () => {
    const broken = formatDefinition({ ...small, start: ['yard'] });
    const attempt = () => parseConfig({ world: 'custom', 'world.definition': broken });
    expect(attempt).toThrow(/^world.definition: The start “yard” is the name of no state$/);
    const { config: used, issues } = readLink(`world=custom&world.definition=${encodeURIComponent(broken)}`);
    expect(used).toEqual(defaultConfig('custom'));
    expect(issues).toEqual([
      { key: 'world.definition', message: 'The start “yard” is the name of no state', used: examples[0].text },
    ]);
    // Cut off, and far too long.
    expect(readLink(writeLink(linkTo(config), 'plain').replace(/.{20}(?=&gamma)/, '')).issues).toHaveLength(1);
    expect(() => parseConfig({ world: 'custom', 'world.definition': 'x'.repeat(13_000) })).toThrow(
      /is not the definition of a world as JSON, at most 12000 characters/,
    );
    expect(() => parseConfig({ world: 'custom', 'world.definition': 5 })).toThrow(/“5” is not the definition/);
    // Three states without text and action, and a start that is none of them: the first four are told, three are left.
    const many = { ...small, states: ['a', 'b', 'c'].map((name) => ({ name, text: '', actions: [] })) };
    expect(() => parseConfig({ world: 'custom', 'world.definition': formatDefinition(many) })).toThrow(/ And 3 more$/);
  });
});
