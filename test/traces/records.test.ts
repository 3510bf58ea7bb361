import { gzipSync as nativeGzip } from 'node:zlib';
import fc from 'fast-check';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { MAX_DOCUMENT, MAX_RECORD } from '../../src/traces/framing.ts';
import { MAX_DEPTH } from '../../src/traces/jsonText.ts';
import { createRecordStream } from '../../src/traces/records.ts';
import { failure } from './reading.ts';

interface Seen {
  readonly records: readonly (readonly [number, unknown])[];
  readonly problems: readonly (readonly [number, string])[];
  readonly notes: readonly string[];
  readonly unit: 'line' | 'record';
}

/** What comes of bytes in these pieces. */
function recordsOf(...pieces: readonly (string | Uint8Array)[]): Seen {
  const seen = { records: [] as [number, unknown][], problems: [] as [number, string][], notes: [] as string[] };
  const stream = createRecordStream({
    record: (value, at) => seen.records.push([at, value]),
    problem: (at, problem) => seen.problems.push([at, problem]),
    note: (sentence) => seen.notes.push(sentence),
  });
  for (const piece of pieces) stream.push(typeof piece === 'string' ? strToU8(piece) : piece);
  for (const _ of stream.finishing());
  return { ...seen, unit: stream.unit };
}

const values = ({ records }: Seen): unknown[] => records.map(([, value]) => value);
const places = ({ records }: Seen): number[] => records.map(([at]) => at);

/** Bytes cut at places that are shares of their length. */
function cut(bytes: Uint8Array, shares: readonly number[]): Uint8Array[] {
  const ends = [...shares.map((share) => Math.floor(share * bytes.length)), bytes.length].sort((a, b) => a - b);
  return ends.map((end, k) => bytes.subarray(ends[k - 1] ?? 0, end));
}

describe('lines', () => {
  it('are records, bad ones left out, blank ones counted', () => {
    const seen = recordsOf('\uFEFF{"a":1}\r\n\n{"a":\n[2]\n\n7');
    expect(seen).toMatchObject({ unit: 'line', notes: [] });
    expect(seen.records).toEqual([
      [1, { a: 1 }],
      [4, [2]],
      [6, 7],
    ]);
    expect(seen.problems).toEqual([[3, expect.stringContaining('it is not JSON')]]);
  });

  it('go on after a first one that is cut short', () => {
    // Text inside a string, or a next line that is an object by itself: not one object over several lines.
    for (const first of ['{"a": "b', '{"a": {"b": 1},', 'x', '}']) {
      const seen = recordsOf(`${first}\n{"a":1}\n{"a":2}\n`);
      expect(places(seen)).toEqual([2, 3]);
      expect(seen.problems).toEqual([[1, expect.stringContaining('not JSON')]]);
    }
  });

  it('that are too long are passed over without being kept', () => {
    const piece = new Uint8Array(2 ** 20).fill(0x78);
    const long = Array.from({ length: MAX_RECORD / piece.length + 1 }, () => piece);
    const seen = recordsOf('{"a":1}\n"', ...long, '"\n{"a":2}\n', ...long);
    expect(seen.records).toEqual([
      [1, { a: 1 }],
      [3, { a: 2 }],
    ]);
    expect(seen.problems).toEqual([
      [2, 'it is longer than 16 MiB'],
      [4, 'it is longer than 16 MiB'],
    ]);
  });

  it('whose bytes are no UTF-8 are left out alone; the character for lost ones is a character', () => {
    const bytes = Uint8Array.of(
      ...strToU8('{"a":"€"}\n{"a":"\uFFFD"}\n{"a":"'),
      0xe2,
      0x82,
      ...strToU8('"}\n4\n'),
      0xff,
    );
    for (let at = 0; at <= bytes.length; at++) {
      const seen = recordsOf(bytes.subarray(0, at), bytes.subarray(at));
      expect(values(seen)).toEqual([{ a: '€' }, { a: '\uFFFD' }, 4]);
      expect(seen.problems).toEqual([
        [3, 'the bytes are not UTF-8'],
        [5, 'the bytes are not UTF-8'],
      ]);
    }
  });

  it('nested too deep are left out before they are walked', () => {
    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    const seen = recordsOf(`1\n${nested(MAX_DEPTH)}\n${nested(MAX_DEPTH + 1)}\n${nested(1e6)}\n`);
    expect(places(seen)).toEqual([1, 2]);
    expect(seen.problems.map(([at]) => at)).toEqual([3, 4]);
    // Brackets in strings do not nest.
    expect(values(recordsOf(`${JSON.stringify('[{"'.repeat(100))}\n`))).toEqual(['[{"'.repeat(100)]);
  });

  it('give the keys of the file and nothing to the prototype', () => {
    const [[, value]] = recordsOf('{"__proto__":{"uid":"t"},"constructor":1}').records;
    expect(Object.keys(Object(value))).toEqual(['__proto__', 'constructor']);
    expect({}).not.toHaveProperty('uid');
  });
});

describe('a document', () => {
  it('that is a list gives its elements, a bad one costing only itself', () => {
    const seen = recordsOf('\n [ {"a": "],{"},\n {"a": "\\"["}, {bad}, [1, [2]], "x,y", 3 ,]\n');
    expect(seen.unit).toBe('record');
    expect(seen.records).toEqual([
      [1, { a: '],{' }],
      [2, { a: '"[' }],
      [4, [1, [2]]],
      [5, 'x,y'],
      [6, 3],
    ]);
    expect(seen.problems).toEqual([[3, expect.stringContaining('not JSON')]]);
    expect(recordsOf('[]')).toMatchObject({ records: [], problems: [] });
  });

  it('that ends early, or goes on after its end, gives what is whole', () => {
    expect(recordsOf('[1, {"a": 2}, {"a"')).toMatchObject({
      records: [
        [1, 1],
        [2, { a: 2 }],
      ],
      problems: [
        [3, expect.stringContaining('not JSON')],
        [4, 'the list does not end'],
      ],
    });
    expect(recordsOf('[1]\n[2]\n')).toMatchObject({
      records: [[1, 1]],
      problems: [[2, 'there is more after the end of the list']],
    });
  });

  it('that is an object over several lines is one record', () => {
    const value = { simulations: [{ a: 1 }, { a: [] }], info: { text: 'x\ny' } };
    for (const indent of [1, 2, '\t']) {
      const seen = recordsOf(JSON.stringify(value, null, indent));
      expect(seen).toMatchObject({ unit: 'record', records: [[1, value]], problems: [] });
    }
    expect(recordsOf('{\n"a":\n')).toMatchObject({ records: [], problems: [[1, expect.stringContaining('not JSON')]] });
  });

  it('that is one object is refused beyond the bound, with the remedy', () => {
    const piece = new Uint8Array(2 ** 25).fill(0x20);
    const pieces = Array.from({ length: MAX_DOCUMENT / piece.length }, () => piece);
    expect(failure(() => recordsOf('{"a":', ...pieces)).message).toMatch(/more than 256 MiB; write JSONL/);
  });

  it('may have long elements, which are left out', () => {
    const long = `"${'x'.repeat(MAX_RECORD)}"`;
    expect(recordsOf(`[1, ${long}, 3]`)).toMatchObject({
      records: [
        [1, 1],
        [3, 3],
      ],
      problems: [[2, expect.stringContaining('longer than')]],
    });
  });
});

describe('other files', () => {
  it.each([
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x7b, 0), /UTF-16; save the file as UTF-8/],
    ['UTF-16 without a mark', Uint8Array.of(0x7b, 0, 0x22, 0), /no UTF-8 text/],
    ['Zstandard', Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 1), /Zstandard; unpack it/],
    ['a pickle', Uint8Array.of(0x80, 4, 0x95, 1), /pickle; write/],
    ['Parquet', strToU8('PAR1xxxx'), /Parquet/],
    ['a damaged zip', strToU8('PK\u0003\u0004xxxx'), /zip archive is damaged/],
    ['a zip without JSON', zipSync({ 'a.png': strToU8('x') }), /no JSON file/],
    ['a PyTorch file', zipSync({ 'archive/data.pkl': strToU8('x') }), /PyTorch/],
  ])('are refused with what to do: %s', (_, bytes, message) => {
    expect(failure(() => recordsOf(bytes)).message).toMatch(message);
    expect(failure(() => recordsOf(...cut(bytes, [0.2, 0.7]))).message).toMatch(message);
  });
});

describe('archives', () => {
  const text = '{"a":1}\nx\n{"a":2}';

  it('by gzip are unpacked, several members in a row too', () => {
    const plain = recordsOf(text);
    expect(recordsOf(gzipSync(strToU8(text)))).toEqual(plain);
    const [a, b] = [gzipSync(strToU8(text.slice(0, 5))), gzipSync(strToU8(text.slice(5)))];
    expect(recordsOf(Uint8Array.of(...a, ...b))).toEqual(plain);
  });

  it('that are damaged give what came before', () => {
    const lines = Array.from({ length: 5000 }, (_, k) => `{"a":${(k * 7919) % 10007}}\n`).join('');
    const packed = gzipSync(strToU8(lines));
    const seen = recordsOf(packed.subarray(0, packed.length >> 1));
    expect(seen.records.length).toBeGreaterThan(1000);
    expect(seen.records[999]).toEqual([1000, { a: (999 * 7919) % 10007 }]);
    // Either the library noticed, or the last line is cut.
    expect(seen.problems.length).toBeGreaterThan(0);
  });

  it('by zip give their text files by name, counted through', () => {
    const seen = recordsOf(
      zipSync({
        '10.jsonl': strToU8('{"a":5}'),
        '2.jsonl': [strToU8(text), { level: 0 }],
        'readme.md': strToU8('{"a":7}'),
        '__MACOSX/2.jsonl': strToU8('{"a":8}'),
        'b/c.json': strToU8('[{"a":6}, 7]'),
        '.hidden.json': strToU8('{"a":9}'),
      }),
    );
    expect(seen.records).toEqual([
      [1, { a: 1 }],
      [3, { a: 2 }],
      [4, { a: 5 }],
      [5, { a: 6 }],
      [6, 7],
    ]);
    expect(seen.problems).toEqual([[2, expect.stringContaining('not JSON')]]);
    expect(seen.notes).toEqual([
      'Lines are counted through all 3 files, which begin at 2.jsonl: 1, 10.jsonl: 4, b/c.json: 5.',
    ]);
  });

  it('that are bombs are refused before they have unfolded', () => {
    // Just beyond the 64 MiB that any archive may hold. Blanks become a thousandth.
    const blanks = new Uint8Array(2 ** 26 + 2 ** 16).fill(0x20);
    const message = /more than 200 times as long as the archive/;
    expect(failure(() => recordsOf(nativeGzip(blanks))).message).toMatch(message);
    expect(failure(() => recordsOf(zipSync({ 'a.json': blanks }))).message).toMatch(message);
  });

  it('come out the same however they are cut', () => {
    const lines = '{"a":"€𝛾"}\n[]\n\n{"b":\n"x"\n';
    const document = '[{"a":"€𝛾\\""}, 2, {bad]}, [3]]';
    const object = '{\n"a": "€",\n"b": []\n}';
    const files = [lines, document, object, `\uFEFF${lines}`, `\uFEFF\n${document}`].flatMap((one) => [
      strToU8(one),
      gzipSync(strToU8(one)),
      zipSync({ 'a.json': strToU8(one), 'b.jsonl': strToU8(lines) }),
    ]);
    const whole = files.map((bytes) => recordsOf(bytes));
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.nat(files.length - 1), fc.array(share, { maxLength: 12 }), (k, shares) => {
        expect(recordsOf(...cut(files[k], shares))).toEqual(whole[k]);
      }),
      { numRuns: 300 },
    );
    files.forEach((bytes, k) => {
      expect(recordsOf(...Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(whole[k]);
    });
  });
});
