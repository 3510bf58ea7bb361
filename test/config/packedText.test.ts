/** Texts in links: there and back, short, the same for ever, and safe against whatever an address holds. */
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PACKED_LINK_MARK, packText, unpackText } from '../../src/config/packedText.ts';
import { examples } from '../../src/worlds/custom/examples.ts';
import { anyText } from '../setup/anyText.ts';

const LONGEST = 12_000;

/** Control characters but NUL, tab and line ends. */
const isSign = (character: string): boolean =>
  character === '\x7f' || (character > '\0' && character < ' ' && !'\t\n\r'.includes(character));

describe('a packed text', () => {
  it('comes back as it was, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(anyText({ maxLength: 200 }), fc.json()), (text) => {
        expect(unpackText(packText(text), LONGEST)).toBe(text);
      }),
    );
    // Nothing, and one character of each length in bytes.
    for (const text of ['', '\0', 'aé€😀', '\uffff'.repeat(50)]) expect(unpackText(packText(text), LONGEST)).toBe(text);
    // No text of its own: half a character.
    expect(unpackText(packText('a\ud800b'), LONGEST)).toBe('a\ufffdb');
  });

  it('is made of characters that addresses leave alone', () => {
    fc.assert(
      fc.property(anyText({ maxLength: 100 }), (text) => {
        const packed = packText(text);
        expect(packed).toMatch(/^~1[\w-]+$/);
        expect(encodeURIComponent(packed)).toBe(packed);
      }),
    );
  });

  it('is shorter than it would be without the dictionary', () => {
    for (const { id, text } of examples) {
      const deflated = deflateRawSync(text, { level: 9 }).toString('base64url');
      expect(packText(text).length, id).toBeLessThan(deflated.length);
    }
  });

  it('of today is read for ever', () => {
    // Written by the version with the mark ~1. If this fails, links that people have kept are broken: take another mark.
    expect(unpackText('~1ePmpz-Tkc1RIyy_KtlLIzwOqK83LS81Bdq-ewuE5eYfXJ-enpCo8apukYAgAmXMSKA', LONGEST)).toBe(
      'A fork: one tunnel to the left. Ünïcode → 1',
    );
    expect(unpackText('~1ePmpz-TkAwAAAAAB', LONGEST)).toBe('');
    const link = 'world=custom&gamma=0.9&tasks=8&changes=5:clip:0.3&view.theme=dark';
    expect(unpackText('~2ePl-4t76QykVESUGLCEjEg4sXaA7HgD9PRbe', LONGEST, PACKED_LINK_MARK)).toBe(link);
    expect(unpackText('~3_T0W3kMuH0C5SM4CKUHB0gu6pwA', LONGEST, PACKED_LINK_MARK)).toBe(link);
  });

  it('of a link is shorter by its pieces, and comes back with or without the signs that stand for them', () => {
    const link = `world=custom&world.definition=${examples[1].text}&estimator=gigpo&gamma=0.9&clip=0.1`;
    const packed = packText(link, PACKED_LINK_MARK);
    expect(packed).toMatch(/^~3[\w-]+$/);
    expect(unpackText(packed, LONGEST, PACKED_LINK_MARK)).toBe(link);
    // With the dictionary for definitions, and without signs, it is more than a tenth longer.
    expect(packed.length).toBeLessThan(0.9 * packText(link).length);
    // A text with a sign of its own is packed as before there were any.
    fc.assert(
      fc.property(
        anyText({ maxLength: 60 }),
        fc.constantFrom('', '\x01', '\x7f', '&gamma=', '","to":"'),
        (text, piece) => {
          const whole = text + piece + text;
          const short = packText(whole, PACKED_LINK_MARK);
          expect(short.slice(0, 2)).toBe([...whole].some(isSign) ? '~2' : '~3');
          expect(unpackText(short, LONGEST, PACKED_LINK_MARK)).toBe(whole);
        },
      ),
    );
  });

  it('that is too long for its reader is none, and is not read to its end', () => {
    const packed = packText('x'.repeat(1000));
    expect(unpackText(packed, 1000)).toHaveLength(1000);
    expect(unpackText(packed, 999)).toBeNull();
  });
});

describe('what is no packed text', () => {
  it('is refused without an exception', () => {
    expect(unpackText('', LONGEST)).toBeNull();
    expect(unpackText('{}', LONGEST)).toBeNull();
    expect(unpackText('~2AAAA', LONGEST)).toBeNull();
    expect(unpackText('~1A=B', LONGEST)).toBeNull();
    const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.split('');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...digits), maxLength: 400 }), (noise) => {
        for (const mark of ['~1', '~2', '~3']) {
          const text = unpackText(mark + noise, 500, mark === '~1' ? '~1' : PACKED_LINK_MARK);
          // The checksum lets noise through once in four billion times.
          expect(text === null || text.length <= 500).toBe(true);
        }
      }),
    );
  });

  it.each(['~1', '~3'] as const)('is noticed where a link (%s) was cut off or mistyped', (mark) => {
    const { text } = examples[1];
    const packed = packText(text, mark);
    // Of some hundred damaged ones, with 32 bits of checksum, one that passed would be a chance of 1 in 20 million.
    const damaged = Array.from({ length: 200 }, (_, k) => {
      const at = 2 + Math.floor((k / 200) * (packed.length - 2));
      const other = packed[at] === 'A' ? 'B' : 'A';
      return k % 2 === 0 ? packed.slice(0, at) : packed.slice(0, at) + other + packed.slice(at + 1);
    });
    // The last digit may hold bits that nothing reads.
    const wrong = damaged.filter((link) => ![null, text].includes(unpackText(link, LONGEST, mark)));
    expect(wrong).toEqual([]);
  });
});
