import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConfigError, defaultConfig, differences, fieldsOf, flatten, parseConfig } from '../../src/config/config.ts';
import { readLink, writeLink } from '../../src/config/link.ts';
import { schemaOf } from '../../src/config/schema.ts';
import type { Option, OptionValue } from '../../src/options/option.ts';
import { formatDefinition } from '../../src/worlds/custom/definition.ts';
import { examples } from '../../src/worlds/custom/examples.ts';
import { small } from '../worlds/custom/definitions.ts';
import { tenRooms } from '../worlds/custom/tenRooms.ts';

/** Any value that an option accepts. */
function anyValueOf(option: Option): fc.Arbitrary<OptionValue> {
  switch (option.kind) {
    case 'number':
      return option.integer
        ? fc.integer({ min: option.min, max: option.max })
        : fc.double({ min: option.min, max: option.max, noNaN: true });
    case 'choice':
      return fc.constantFrom(...option.choices.map(({ id }) => id));
    case 'flag':
      return fc.boolean();
    case 'text':
      return fc.constantFrom(...option.examples.map(({ text }) => text));
  }
}

const anyConfig = fc
  .record(
    Object.fromEntries(
      fieldsOf('house')
        .filter(({ key }) => key !== 'world' && key !== 'pinned')
        .map(({ key, option }) => [key, anyValueOf(option)]),
    ),
    { requiredKeys: [] },
  )
  .map((values) => parseConfig({ pinned: 1, ...values }));

describe('fields', () => {
  it('every default lies within its own bounds, and every key is there once', () => {
    const fields = fieldsOf('house');
    for (const { key, option } of fields) expect(schemaOf(option).safeParse(option.default).success, key).toBe(true);
    expect(new Set(fields.map(({ key }) => key)).size).toBe(fields.length);
    expect(Object.keys(flatten(defaultConfig())).sort()).toEqual(fields.map(({ key }) => key).sort());
  });

  it('the preset of house has the settings of WORLDS.md', () => {
    expect(defaultConfig('house')).toMatchObject({
      estimator: 'g2po',
      gamma: 0.95,
      weight: 1,
      invalidPenalty: 0.1,
      successReward: 10,
      learningRate: 1e-3,
      prior: 'task-words',
      clip: 0.2,
      klCoefficient: 0.01,
      gradientClip: 1,
      tasks: 16,
      rollouts: 8,
      minibatch: 256,
      epochs: 1,
      pinned: 4,
    });
  });
});

describe('links', () => {
  it('carry every configuration there and back', () => {
    fc.assert(
      fc.property(anyConfig, (config) => {
        const link = readLink(`#${writeLink(config, { colour: 'gigpo' })}`);
        expect(link).toEqual({ config, view: expect.objectContaining({ colour: 'gigpo' }), issues: [] });
      }),
    );
  });

  it('hold only what differs from the preset', () => {
    expect(writeLink(defaultConfig(), {})).toBe('v=1');
    expect(writeLink(parseConfig({ seed: 3, gamma: 0.9 }), { task: '2' })).toBe('v=1&gamma=0.9&seed=3&view.task=2');
    expect(differences(parseConfig({ seed: 3 }))).toEqual({ world: 'house', seed: 3 });
  });

  it('are corrected, and each correction is reported', () => {
    const { config, issues } = readLink('#v=1&gamma=7&tasks=2.6&estimator=magic&nonsense=1&pinned=9&seed=abc');
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

  it('of a later version are read as far as they are known', () => {
    const { config, issues } = readLink('#v=9&gamma=0.5');
    expect(config.gamma).toBe(0.5);
    expect(issues).toEqual([{ key: 'v', message: 'the link has version 9, this page reads 1; what it knows is used' }]);
  });

  it('whatever they hold give a configuration within bounds, without an exception', () => {
    const part = fc.oneof(
      fc.string(),
      fc.tuple(fc.constantFrom(...fieldsOf('house').map(({ key }) => key)), fc.string()).map((pair) => pair.join('=')),
      fc.constantFrom(
        '__proto__=1',
        'constructor=x',
        'world.__proto__=1',
        '%E0%A4%A',
        'view.__proto__=2',
        'gamma=1e999',
        'seed=-0',
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
    const hash = writeLink(config, {});
    expect(hash).toMatch(/^v=1&world=custom&gamma=0\.9&world\.definition=~1[\w-]+$/);
    expect(readLink(hash)).toEqual({ config, view: {}, issues: [] });
    // As JSON too, for links that are written by hand.
    expect(readLink(`#world=custom&gamma=0.9&world.definition=${encodeURIComponent(definition)}`)).toEqual({
      config,
      view: {},
      issues: [],
    });
  });

  it('of ten states is in a link of less than 1,000 characters', () => {
    const [corridor] = examples.filter(({ id }) => id === 'corridor');
    expect(JSON.parse(corridor.text).states).toHaveLength(10);
    expect(JSON.parse(tenRooms).states).toHaveLength(10);
    for (const text of [corridor.text, tenRooms]) {
      const link = writeLink(parseConfig({ world: 'custom', 'world.definition': text }), {});
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
      {
        key: 'world.definition',
        message: 'The start “yard” is the name of no state',
        used: examples[0].text,
      },
    ]);
    // Cut off, and far too long.
    expect(readLink(writeLink(config, {}).slice(0, -20)).issues).toHaveLength(1);
    expect(() => parseConfig({ world: 'custom', 'world.definition': 'x'.repeat(13_000) })).toThrow(
      /is not the definition of a world as JSON, at most 12000 characters/,
    );
    expect(() => parseConfig({ world: 'custom', 'world.definition': 5 })).toThrow(/“5” is not the definition/);
    // Three states without text and action, and a start that is none of them: the first four are told, three are left.
    const many = { ...small, states: ['a', 'b', 'c'].map((name) => ({ name, text: '', actions: [] })) };
    expect(() => parseConfig({ world: 'custom', 'world.definition': formatDefinition(many) })).toThrow(/ And 3 more$/);
  });
});

describe('parseConfig', () => {
  it('refuses what is out of bounds or unknown, and names all of it', () => {
    const attempt = () => parseConfig({ gamma: 2, rollouts: 1.5, typo: 1, pinned: 20, normalisation: 'none' });
    expect(attempt).toThrow(ConfigError);
    expect(attempt).toThrow(/gamma: “2” is not a number from 0.01 to 1/);
    expect(attempt).toThrow(/rollouts: “1.5” is not a whole number from 1 to 64/);
    expect(attempt).toThrow(/typo: is not a setting/);
    expect(attempt).toThrow(/normalisation: “none” is not one of mean_std_norm, mean_norm/);
    expect(() => parseConfig({ world: 'moon' })).toThrow(/world: “moon” is not known; give one of house/);
    // What only reads like an id is none.
    expect(() => parseConfig({ world: ['house'] })).toThrow(/world: .* is not known/);
    expect(() => parseConfig({ tasks: 2, pinned: 3 })).toThrow(/^pinned: 3 is more than the 2 tasks; give at most 2$/);
  });
});
