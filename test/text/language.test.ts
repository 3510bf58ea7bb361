/** The languages: nothing is missing in Chinese, words follow the language, and messages keep what is in them. */
import { types } from 'node:util';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { bestLanguage, said, speak, spokenLanguage, words } from '../../src/text/language.ts';
import { languages } from '../../src/text/languages.ts';
import { translatorOf } from '../../src/text/messages.ts';
import { pageText, stageText } from '../../src/text/page.ts';
import { translation } from '../../src/text/zh/translation.ts';

afterEach(() => speak('en'));

/** What every module of words exports, but for types and functions. */
const exported = Object.values(import.meta.glob<object>('../../src/text/*.ts', { eager: true }))
  .flatMap((module) => Object.entries(module))
  .filter((entry): entry is [string, object] => typeof entry[1] === 'object' && entry[1] !== null);
/** Those that `words` made. */
const dictionaries = exported.filter(([, dictionary]) => types.isProxy(dictionary));

type Leaf = { readonly path: string; readonly word: unknown };

const isBranch = (word: unknown): word is object => typeof word === 'object' && word !== null;

/** The words of a dictionary with their paths; lists are branches too: another language has as many entries. */
function leavesOf(path: string, word: unknown): readonly Leaf[] {
  if (!isBranch(word)) return [{ path, word }];
  return Object.keys(word)
    .sort()
    .flatMap((key) => leavesOf(`${path}.${key}`, Reflect.get(word, key)));
}

/** Words that may stand in Latin letters alone, by their paths. */
const LATIN: readonly RegExp[] = [
  // Keys, as they are printed on keyboards.
  /\.keys$|^pageText\.shortcuts\.keys\.|^presentText\.keyNames\./,
  // Names of files and parts of them; an address.
  /^accuracyText\.what\.|^raceText\.csvWhat$|^worldText\.fileName$|^tracesText\.open\.addressExample$/,
  // Names of formats, backends, methods and papers; a unit; "id".
  /^exportText\.formats\.|^pageText\.backend\.names\.|^terms\.\w+\.source$|^chartText\.\w+\.unit$|^mergingText\.ignored\.ids\.label$/,
  // Texts as rollouts have them, for examples of cleaning up.
  /^mergingText\.(examples\.|patternPlaceholder$|replacementPlaceholder$)/,
  // Not words but choices: which terms explain themselves, how the number is written.
  /^findingTexts\.\w+\.(terms\.|as$)/,
];

const isChinese = (text: string): boolean => /\p{sc=Han}/u.test(text);
const isWords = (text: string): boolean => /\p{Ll}{4}/u.test(text);
/** What a function says itself: its source between quotes, without what it fills in. */
const sayingOf = (source: string): string =>
  Array.from(source.replaceAll(/\$\{[^}]*\}/g, '').matchAll(/(["'`])(.*?)\1/gs), ([, , text]) => text).join(' ');
const textOf = (word: unknown): string => (typeof word === 'function' ? sayingOf(String(word)) : String(word));

describe('the dictionaries', () => {
  it('are all of the texts of the page; only the languages name themselves', () => {
    const others = exported.filter(([, dictionary]) => !types.isProxy(dictionary)).map(([name]) => name);
    expect(others.sort()).toEqual(['LANGUAGES', 'languages']);
  });

  it('have no name in common', () => {
    const names = dictionaries.map(([name]) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('are there in Chinese, every one and no other', () => {
    expect(Object.keys(translation.parts).sort()).toEqual(dictionaries.map(([name]) => name).sort());
  });

  it.each(dictionaries)('%s has the same words in Chinese, of the same kind', (name, english) => {
    const kinds = (dictionary: unknown) =>
      leavesOf(name, dictionary).map(({ path, word }) => `${path}: ${typeof word}`);
    expect(kinds(translation.parts[name])).toEqual(kinds(english));
  });

  it.each(dictionaries)('%s says in Chinese what it says in words', (name) => {
    const latin = leavesOf(name, translation.parts[name])
      .map(({ path, word }) => ({ path, text: textOf(word) }))
      .filter(({ path, text }) => isWords(text) && !isChinese(text) && !LATIN.some((allowed) => allowed.test(path)));
    expect(latin).toEqual([]);
  });

  it.each(dictionaries)('%s is known under its own name: the page reads its Chinese', async (name, dictionary) => {
    await speak('zh-CN');
    const read = leavesOf(name, dictionary);
    expect(read).toEqual(leavesOf(name, translation.parts[name]));
  });
});

describe('speak', () => {
  it('gives the page its language, and the first one back', async () => {
    expect([spokenLanguage(), stageText.merge]).toEqual(['en', 'Merge']);
    await speak('zh-CN');
    expect([spokenLanguage(), stageText.merge]).toEqual(['zh-CN', '合并']);
    await speak('en');
    expect([spokenLanguage(), stageText.merge]).toEqual(['en', 'Merge']);
  });

  it('is followed by nested dictionaries that were kept by a name, at any depth', async () => {
    const { backend } = pageText;
    const { reasons } = backend.noGpu;
    const before = [backend.none, reasons.error.why];
    await speak('zh-CN');
    expect([backend.none, reasons.error.why]).toEqual(['正在启动…', '有 WebGPU，但没能启动；它的报错见上文。']);
    await speak('en');
    expect([backend.none, reasons.error.why]).toEqual(before);
  });

  it('goes on in English where a language lacks a part: better than nothing', async () => {
    const text = words('no part of any language', {
      hello: 'Hello',
      nested: { bye: (name: string) => `Bye, ${name}` },
    });
    await speak('zh-CN');
    expect([text.hello, text.nested.bye('A')]).toEqual(['Hello', 'Bye, A']);
  });

  it('lets dictionaries be listed, with the words of the language', async () => {
    await speak('zh-CN');
    expect(Object.entries(stageText)).toEqual([
      ['rollout', '轨迹'],
      ['merge', '合并'],
      ['value', '价值'],
      ['advantage', '优势'],
      ['update', '更新'],
    ]);
  });
});

describe('bestLanguage', () => {
  it.each([
    [['zh-CN'], 'zh-CN'],
    [['zh'], 'zh-CN'],
    // Traditional Chinese is nearer to Simplified Chinese than to English.
    [['zh-TW', 'en'], 'zh-CN'],
    [['zh-Hant-HK'], 'zh-CN'],
    [['en-GB', 'zh-CN'], 'en'],
    // The most liked that there is: somebody who reads French and then Chinese gets Chinese.
    [['fr', 'zh-CN', 'en'], 'zh-CN'],
    [['fr'], 'en'],
    [[], 'en'],
    [['', 'not a tag', '__proto__'], 'en'],
  ] as const)('%j → %s', (liked, best) => {
    expect(bestLanguage(liked)).toBe(best);
  });

  it('is a language that there is, whatever a browser says', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (liked) => {
        expect(Object.keys(languages)).toContain(bestLanguage(liked));
      }),
    );
  });
});

describe('translatorOf', () => {
  it('translates what is listed word for word, and nothing else', () => {
    const translate = translatorOf({ 'No action': '没有动作' });
    expect(['No action', 'no action', 'No action ', 'constructor', ''].map(translate)).toEqual([
      '没有动作',
      'no action',
      'No action ',
      'constructor',
      '',
    ]);
  });

  it('puts particulars in the order of the other language', () => {
    const translate = translatorOf({ '{n} of {all} tasks': '{all} 个任务中的 {n} 个' });
    expect(translate('3 of 16 tasks')).toBe('16 个任务中的 3 个');
  });

  it('may name a particular twice, or not at all', () => {
    const translate = translatorOf({ 'line {n}: {what}': '第 {n} 行（{n}）' });
    expect(translate('line 7: x')).toBe('第 7 行（7）');
  });

  it('tries first what says more itself, in whatever order they are listed', () => {
    const messages = { '{n} tasks': '{n} 个任务', '{n} of {all} tasks': '{all} 中 {n}' };
    const reversed = Object.fromEntries(Object.entries(messages).reverse());
    for (const translate of [messages, reversed].map(translatorOf)) {
      expect([translate('3 of 16 tasks'), translate('16 tasks')]).toEqual(['16 中 3', '16 个任务']);
    }
  });

  it('takes a message that is listed in full before any with particulars', () => {
    const translate = translatorOf({ '{what} is empty': '{what} 为空', 'the file is empty': '文件为空' });
    expect(translate('the file is empty')).toBe('文件为空');
  });

  it('translates a particular that is a message, but not what stands in quotes', () => {
    const translate = translatorOf({
      'line {n}: {what}': '第 {n} 行：{what}',
      'not “{text}”': '不是“{text}”',
      'no JSON': '不是 JSON',
    });
    expect(translate('line 7: no JSON')).toBe('第 7 行：不是 JSON');
    expect(translate('line 7: not “no JSON”')).toBe('第 7 行：不是“no JSON”');
  });

  it('joins sentences that are all known; one that is not leaves them as they are', () => {
    const translate = translatorOf({ 'It is full.': '已满。', 'Make room.': '请腾出空间。' });
    expect(translate('It is full. Make room.')).toBe('已满。请腾出空间。');
    expect(translate('It is full. Try again.')).toBe('It is full. Try again.');
  });

  it('takes the characters of regular expressions for themselves', () => {
    const translate = translatorOf({ 'a.c (x|y)+ [{n}] $^*?\\': '{n}' });
    expect(translate('a.c (x|y)+ [7] $^*?\\')).toBe('7');
    expect(translate('abc xx 7 ')).toBe('abc xx 7 ');
  });

  it('finds a particular behind any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer(), (before, n) => {
        fc.pre(!/\{\w+\}/.test(before));
        expect(translatorOf({ [`${before}{n}.`]: '第 {n}。' })(`${before}${n}.`)).toBe(`第 ${n}。`);
      }),
    );
  });

  it('keeps as it is what a particular holds: names in braces, and what replacements give a meaning', () => {
    const hostile = fc.oneof(
      fc.string(),
      fc.constantFrom('{n}', '{what}', '$&', '$1', '$$', '$`', '{', '\n', '__proto__', '.*'),
    );
    const translate = translatorOf({ 'line {n} holds {what}!': '第 {n} 行：{what}！' });
    fc.assert(
      fc.property(hostile, hostile, (n, what) => {
        // Read from the left: a first particular with what follows it in the message would end there.
        fc.pre(`${n} holds ${what}`.indexOf(' holds ') === n.length && !`${n}${what}`.includes('; '));
        expect(translate(`line ${n} holds ${what}!`)).toBe(`第 ${n} 行：${what}！`);
      }),
    );
  });

  it('leaves what it does not know as it is', () => {
    const translate = translatorOf({ 'line {n} is no JSON': '第 {n} 行不是 JSON' });
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!text.startsWith('line '));
        expect(translate(text)).toBe(text);
      }),
    );
  });

  it('compares no text of more than 2,000 characters, except with what is listed in full', () => {
    const long = 'x'.repeat(2001);
    const translate = translatorOf({ 'it is {what}': '是 {what}', [long]: '很长' });
    const fits = `it is ${'x'.repeat(1994)}`;
    expect(translate(fits)).toBe(`是 ${'x'.repeat(1994)}`);
    expect(translate(`${fits}x`)).toBe(`${fits}x`);
    expect(translate(long)).toBe('很长');
  });
});

describe('said', () => {
  const [english, chinese] = Object.entries(translation.messages).find(([message]) => !message.includes('{')) ?? [
    '',
    '',
  ];

  it('is what the source says in English, and a translation in another language', async () => {
    expect(english).not.toBe('');
    expect(said(english)).toBe(english);
    await speak('zh-CN');
    expect(said(english)).toBe(chinese);
    expect(said('What nobody ever said')).toBe('What nobody ever said');
    await speak('en');
    expect(said(english)).toBe(english);
  });
});
