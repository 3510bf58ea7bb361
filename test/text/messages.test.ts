/**
 * Messages in other languages: how one is translated, and that Chinese has words for what the source says beside its data. The
 * options are walked as menus do. Of messages, those files are read that make what the page shows (`SPEAKING`); a message of one
 * word is not seen there, and no texts of JavaScript's own.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { optionGroups } from '../../src/config/fields.ts';
import { criticalityOptions } from '../../src/credit/criticality.ts';
import { estimators } from '../../src/credit/estimators/registry.ts';
import { defaultsOf, type Option, type Options } from '../../src/options/option.ts';
import { networks } from '../../src/policy/catalog.ts';
import { readLink } from '../../src/share/link.ts';
import { linkOptions } from '../../src/share/options.ts';
import { raceOptions } from '../../src/store/race.ts';
import { translatorOf } from '../../src/text/messages.ts';
import { messages } from '../../src/text/zh/messages.ts';
import { TraceError } from '../../src/traces/adapter.ts';
import { traceAdapters } from '../../src/traces/registry.ts';
import { findingsOf } from '../../src/worlds/custom/check.ts';
import type { Definition } from '../../src/worlds/custom/definition.ts';
import { definitionErrors } from '../../src/worlds/custom.ts';
import { worlds } from '../../src/worlds/registry.ts';
import type { World } from '../../src/worlds/world.ts';
import { nameless, textsOf } from '../setup/messages.ts';
import { readSources } from '../setup/sources.ts';

/** Files (or what their paths begin with) whose texts the page shows, and within these files of other texts. */
const SPEAKING = [
  ...['src/config/', 'src/traces/', 'src/share/', 'src/store/archive/', 'src/store/traces/createService.ts'],
  ...['src/worlds/custom/check.ts', 'src/worlds/custom/definition.ts', 'src/credit/merging/rule.ts'],
  ...['src/credit/estimators/', 'src/credit/stepOrder.ts', 'src/training/schemas.ts', 'src/training/episode.ts'],
  ...['src/training/runner.ts', 'src/training/worker.ts', 'src/policy/openBackend.ts', 'src/policy/selftest.ts'],
  ...[
    'src/policy/start/',
    'src/app/viewLink.ts',
    'src/app/keeper.ts',
    'src/app/trainer.ts',
    'src/app/trainingWorker.ts',
  ],
  'src/app/traceWorker.ts',
];
const SILENT = [
  ...['credit', 'dot', 'graph', 'verlCommand'].map((one) => `src/traces/exports/${one}`),
  'src/config/packedText.ts',
  'src/config/quoting.ts',
  'src/share/embedding.ts',
];

/** Texts of these files that no one reads, by what they are. */
const NO_MESSAGES: ReadonlySet<string> = new Set([
  // A name and an id of what is kept, ids of obstacles, a definition's JSON, a part of a page, and an error of whoever builds it.
  ...['{} (copy)', '{}… (prompt {})', 'no adapter', 'wrong numbers', 'not available'],
  ...['{} and {}', '{ "text": {}, "to": {} }', '  "maxSteps": {}', '  "start": {}'],
  '<script type="application/octet-stream" id="recording"></script>',
  'a template has one place for a recording, not {}',
]);

/** The same in every language. */
const NAMES: ReadonlySet<string> = new Set([
  ...estimators.map(({ label }) => label),
  ...['WebGPU', 'WebAssembly', 'transformer'],
]);

/** What the source puts together from several texts, or says in one word. */
const COMPOSED: ReadonlySet<string> = new Set([
  // `TraceError`, the collector, `kindOf`, `describeOption`, and a problem without what stands in brackets (`ProblemLog`).
  ...['line {}, field "{}": {}; {}', 'line {}: {}; {}', 'field "{}": {}; {}', '{}; {}'],
  ...['trajectory "{}" of task "{}"', 'missing', 'null', 'true', 'false', 'whole '],
  'is compressed by a method that is not read here',
  // What joins a list.
  ', ',
  // Settings in links, by themselves and in the log of changes; states that look alike or share a name.
  ...['“{}” is not a number from {} to {}', '“{}” is not a whole number from {} to {}'],
  '{} at iteration {}: “{}” is not a number from {} to {}',
  '{} at iteration {}: “{}” is not a whole number from {} to {}',
  ...['“{}” and “{}”', 'States {} and {} share the name {}: names must differ.'],
  // A recording's replay, and the fields of what is stored.
  ...['iteration {}, task {}, rollout {}: {}', '{} is not a number from {} to {}'],
  ...['{} is not a whole number from {} to {}', '{} is not a text of at most {} characters'],
  // The dialog of the verl command, whose script is in English.
  'The rollouts came from a file: only the estimator’s settings are about them; batch, update and evaluation are presets of the lab.',
  // Training that failed, with its detail.
  ...['The policy could not be started. {}', 'Training stopped. {}', 'The GPU device was lost. {}'],
  'The GPU reported an error, so its numbers cannot be trusted. {}',
  'Update {} is not finite (loss {}, gradient {}): restore a checkpoint.',
  // Saved runs.
  ...['run “{}”', 'from iteration {} on: {}', 'the browser keeps nothing here', 'nothing is kept here'],
]);

interface Labelled {
  readonly label: string;
  readonly help?: string;
}

const wordsOf = ({ label, help = '' }: Labelled): string[] => [label, help];

function wordsOfOption(option: Option): string[] {
  switch (option.kind) {
    case 'number':
      return [...wordsOf(option), option.unit ?? ''];
    case 'choice':
      return [...wordsOf(option), ...option.choices.flatMap(wordsOf)];
    case 'flag':
      return wordsOf(option);
    case 'text':
      return [...wordsOf(option), option.form, ...option.examples.flatMap(wordsOf)];
  }
}

const wordsOfOptions = (options: Options): string[] => Object.values(options).flatMap(wordsOfOption);

/** A world's words, those of its map under every variant among them. */
function wordsOfWorld({ label, help, options, presets, layout }: World): string[] {
  const variants = presets.map(({ values }) => ({ ...defaultsOf(options), ...values }));
  const maps = layout === undefined ? [] : variants.map((variant) => layout.of(1, variant));
  return [
    ...[label, help, ...wordsOfOptions(options), ...presets.map((preset) => preset.label)],
    ...maps.flatMap(({ phases, landmarks }) => [...phases.flatMap(wordsOf), ...landmarks.map((one) => one.label)]),
  ];
}

const registries: ReadonlySet<string> = new Set(
  [
    ...Object.values(optionGroups).flatMap(wordsOfOptions),
    ...[criticalityOptions, linkOptions, raceOptions].flatMap(wordsOfOptions),
    ...worlds.flatMap(wordsOfWorld),
    ...[...estimators, ...networks, ...traceAdapters].flatMap(wordsOf),
  ].filter((text) => text !== '' && !NAMES.has(text)),
);

/** Two states that look alike and offer other actions, one of them without a text. */
const lookAlike: Definition = {
  task: 'x',
  maxSteps: 5,
  start: ['a'],
  states: [
    { name: 'a', text: 'y', actions: [{ text: '', to: 'b' }] },
    { name: 'b', text: 'y', actions: [{ text: 'go', to: 'success' }] },
  ],
};

const said = [...readSources('src')]
  .filter(([path]) => SPEAKING.some((one) => path.startsWith(one)) && !SILENT.some((one) => path.startsWith(one)))
  .flatMap(([path, source]) => textsOf(path, source))
  .filter(({ text }) => !NO_MESSAGES.has(text) && !NAMES.has(text));

const chinese: ReadonlySet<string> = new Set(Object.keys(messages).map(nameless));

describe('a message', () => {
  const translate = translatorOf({
    small: 'klein',
    '{n} tasks': '{n} Aufgaben',
    '{n} of {all} tasks': 'von {all} Aufgaben {n}',
    'line {n}: {problem}; {remedy}': 'Zeile {n}: {problem}; {remedy}',
    'it is {kind}': 'es ist {kind}',
    'a list': 'eine Liste',
    'give one of: {things}': 'gib eines: {things}',
    ', ': ' / ',
    'leave it out': 'lass es weg',
    '“{value}” is no size': '„{value}“ ist keine Größe',
    'There is no state.': 'Es gibt keinen Zustand.',
    'State {n}': 'Zustand {n}',
    '{what} is empty.': '{what} ist leer.',
  });

  it.each([
    // Messages within messages.
    ['line 7: it is a list; leave it out', 'Zeile 7: es ist eine Liste; lass es weg'],
    ['line 7: 3 of 16 tasks; leave it out', 'Zeile 7: von 16 Aufgaben 3; lass es weg'],
    // A list, item by item if each is known; else it stays as it is.
    ['give one of: small, a list', 'gib eines: klein / eine Liste'],
    ['give one of: small, who knows', 'gib eines: small, who knows'],
    // "it is {kind}" does not reach over the parts of a message.
    ['it is a list; leave it out', 'it is a list; leave it out'],
    // What is quoted was written by somebody, and may have anything in it.
    ['“small” is no size', '„small“ ist keine Größe'],
    ['“a; b” is no size', '„a; b“ ist keine Größe'],
    ['There is no state. State 2 is empty.', 'Es gibt keinen Zustand.Zustand 2 ist leer.'],
    ['There is no state. State 2 is empty', 'Es gibt keinen Zustand.Zustand 2 ist leer'],
    ['There is no state. Who knows.', 'There is no state. Who knows.'],
    // It ends as the message does.
    ['State 2 is empty.', 'Zustand 2 ist leer.'],
  ])('%s → %s', (english, expected) => {
    expect(translate(english)).toBe(expected);
  });

  it('is not searched for patterns beyond 2000 characters, whatever a file put into it', () => {
    expect(translate(`it is ${'x'.repeat(1994)}`)).toBe(`es ist ${'x'.repeat(1994)}`);
    expect(translate(`it is ${'x'.repeat(1995)}`)).toBe(`it is ${'x'.repeat(1995)}`);
  });

  it('with particulars in place of all that foreign text can hold comes back as it was', () => {
    const same = translatorOf(Object.fromEntries(Object.keys(messages).map((english) => [english, english])));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (foreign) => {
        for (const english of Object.keys(messages)) {
          const message = english.replaceAll(/\{\w+\}/g, () => foreign);
          expect(same(message)).toBe(message);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('Chinese', () => {
  it('has words for every option, choice, world, network, estimator and format', () => {
    expect(registries.size).toBeGreaterThan(100);
    expect([...registries].filter((text) => !(text in messages))).toEqual([]);
  });

  it('has words for what checks say', () => {
    expect(said.length).toBeGreaterThan(200);
    expect(said.filter(({ text }) => !chinese.has(text))).toEqual([]);
  });

  it('tells a problem from its remedy: neither has the mark that stands between them', () => {
    // Notes and help are sentences of their own.
    const ofFiles = said.filter(
      ({ text, where }) => where.startsWith('src/traces/') && !registries.has(text) && !text.endsWith('.'),
    );
    expect(ofFiles.length).toBeGreaterThan(100);
    expect(ofFiles.filter(({ text }) => text.includes('; '))).toEqual([]);
  });

  it.each([
    ...readLink('#v=2&gamma=7&foo=1&changes=3:gamma:9&on=tpu').issues.map(({ message }) => message),
    ...definitionErrors('{ "task": "", "maxSteps": 5, "start": "a", "states": [] }'),
    ...findingsOf(lookAlike).flatMap(({ message, effect }) => [message, ...(effect === '' ? [] : [effect])]),
    new TraceError(3, 'step', 'it is the number -1', 'give the id of the task').message,
    new TraceError(0, null, 'it is no UTF-8 text', 'save the file as UTF-8').message,
  ])('tells all of “%s”', (message) => {
    // What is left of English are names: in quotes, of formats and of settings.
    expect(translatorOf(messages)(message).replaceAll(/“\w+”|UTF-8|gamma/g, '')).not.toMatch(/[a-z]{4}/);
  });

  it('has one way to put a message: none is taken for another', () => {
    const translate = translatorOf(messages);
    for (const [english, translation] of Object.entries(messages)) {
      const filled = (text: string) => text.replaceAll(/\{(\w+)\}/g, '<$1>');
      expect(translate(filled(english))).toBe(filled(translation));
    }
  });

  it('has none for what nothing says any more', () => {
    const living = new Set([...registries, ...said.map(({ text }) => text), ...COMPOSED]);
    expect([...chinese].filter((text) => !living.has(text))).toEqual([]);
  });

  it('uses the particulars of a message, each of them', () => {
    const named = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
    for (const [english, translation] of Object.entries(messages)) {
      const distinct = new Set(named(english));
      expect(distinct.size, english).toBe(named(english).length);
      expect(new Set(named(translation)), english).toEqual(distinct);
    }
  });
});
