/** Every scene of the lecture, as data: whatever is added to the registry has to pass here. */
import { describe, expect, it } from 'vitest';
import { fieldsOf, parseConfig } from '../../src/config/config.ts';
import { readSettings, readVariant, writeSettings, writeVariant } from '../../src/config/variants.ts';
import { estimators } from '../../src/credit/estimators/registry.ts';
import { facts, factsNamed } from '../../src/lessons/facts.ts';
import { type Act, rightChoice } from '../../src/lessons/scene.ts';
import { scenes } from '../../src/lessons/scenes.ts';
import { linkOptions } from '../../src/share/options.ts';
import { FEWEST_ESTIMATORS, MOST_ESTIMATORS } from '../../src/store/race.ts';
import { LEAST_COMPARED, MOST_COMPARED } from '../../src/store/view.ts';
import { lessonsText } from '../../src/text/lessons.ts';
import { lessonsText as chinese } from '../../src/text/zh/lessons.ts';
import { colourings } from '../../src/views/colouring.ts';
import { formulas } from '../../src/views/inspector/formulas.tsx';

const known = new Set<string>(Object.keys(facts));

describe.each(scenes.map((scene) => [scene.id, scene] as const))('scene %s', (id, scene) => {
  const words = lessonsText.scenes[id];
  const acts: readonly Act[] = [...scene.show, ...scene.reveal];

  it('has an id that can be kept, and words', () => {
    expect(id).toMatch(/^\w{1,32}$/);
    expect(scenes.filter((other) => other.id === id)).toHaveLength(1);
    for (const part of [words.title, words.body, words.question, words.reveal, words.notes]) expect(part).not.toBe('');
  });

  it('speaks of numbers that the page computes, and the notes of none: they are shown without a picture', () => {
    const named = [words.body, words.question, words.reveal].flatMap(factsNamed);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
    expect([words.title, words.notes, ...words.choices].flatMap(factsNamed)).toEqual([]);
  });

  it('asks a question with one choice more than bounds, from the lowest answer to the highest', () => {
    const { bounds, fact } = scene.question;
    expect(words.choices).toHaveLength(bounds.length + 1);
    expect(new Set(words.choices).size).toBe(words.choices.length);
    expect(bounds).toEqual([...bounds].sort((a, b) => a - b));
    expect(facts[fact]).not.toBe('text');
  });

  it('says in Chinese what it says in English: the same numbers and symbols, as many choices', () => {
    const named = (text: string) => [...factsNamed(text)].sort();
    const symbols = (text: string) => new Set(text.match(/A_[A-Z]{2}|V\(G\)|[δργ]/g));
    const other = chinese.scenes[id];
    for (const part of ['title', 'body', 'question', 'reveal', 'notes'] as const) {
      expect(other[part], part).toMatch(/\p{Script=Han}/u);
      expect(named(other[part]), part).toEqual(named(words[part]));
      expect(symbols(other[part]), part).toEqual(symbols(words[part]));
    }
    expect(new Set(other.choices).size).toBe(words.choices.length);
  });

  it('has configurations that need no correction', () => {
    const runs = acts.flatMap((act) => (act.do === 'run' ? [act.config] : []));
    for (const config of [scene.stage.config, ...runs]) {
      const parsed = parseConfig(config);
      // An evaluation every few iterations would make the hall wait.
      if (scene.stage.kind !== 'rollouts') expect(parsed.evaluationEvery).toBe(0);
      expect(fieldsOf(parsed.world).length).toBeGreaterThan(0);
    }
  });

  it('acts with colourings, settings and estimators that there are', () => {
    for (const act of acts) {
      if (act.do === 'colour') expect(colourings.map((one) => one.id)).toContain(act.by);
      if (act.do === 'whatIf') expect(writeSettings(readSettings(act.settings))).toBe(act.settings);
      if (act.do !== 'compare') continue;
      expect(act.columns.length).toBeGreaterThanOrEqual(LEAST_COMPARED);
      expect(act.columns.length).toBeLessThanOrEqual(MOST_COMPARED);
      for (const column of act.columns) {
        const variant = readVariant(column);
        expect(variant === null ? null : writeVariant(variant)).toBe(column);
      }
    }
    if (scene.stage.kind !== 'race') return;
    const racing = estimators.filter((one) => scene.stage.kind === 'race' && scene.stage.estimators.includes(one.id));
    expect(racing.map((one) => one.id)).toEqual(scene.stage.estimators);
    expect(racing.length).toBeGreaterThanOrEqual(FEWEST_ESTIMATORS);
    expect(racing.length).toBeLessThanOrEqual(MOST_ESTIMATORS);
  });

  it('shows formulas that there are', () => {
    for (const formula of scene.formulas) expect(formulas[formula]).not.toBeNull();
  });

  it('trains and races nothing where rollouts are written by hand', () => {
    if (scene.stage.kind === 'run') return;
    expect(acts.filter((act) => act.do === 'iterate' || act.do === 'run')).toEqual([]);
  });
});

describe('the lecture', () => {
  it('has no words without a scene', () => {
    const ids = scenes.map(({ id }) => id);
    expect(Object.keys(lessonsText.scenes)).toEqual(ids);
    expect(Object.keys(chinese.scenes)).toEqual(ids);
  });

  it('has as many scenes as links can ask for', () => {
    expect(linkOptions.scene.max).toBe(scenes.length);
  });
});

describe('the right choice', () => {
  it('is counted by the bounds that are reached', () => {
    const question = { bounds: [0.1, 0.5] };
    expect([0, 0.0999, 0.1, 0.4999, 0.5, 7].map((value) => rightChoice(question, value))).toEqual([0, 0, 1, 1, 2, 2]);
  });

  it('is open while the number is not known', () => {
    expect(rightChoice({ bounds: [1] }, null)).toBeNull();
    expect(rightChoice({ bounds: [1] }, Number.NaN)).toBeNull();
  });
});
