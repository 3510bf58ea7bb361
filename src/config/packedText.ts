/**
 * Texts in links: a text as few characters that an address can hold, and back. Compressed with a dictionary of what such
 * texts are made of; synchronous, unlike the platform's compression, because links are read before anything is drawn.
 */
import { base64urlnopad } from '@scure/base';
import { deflateSync, inflateSync, strFromU8, strToU8, unzlibSync, zlibSync } from 'fflate';

/**
 * What a packed text begins with says how it was packed. Links last: whoever changes a dictionary or a list of signs takes
 * another mark and goes on reading the old one.
 */
export const PACKED_MARK = '~1';
/** The same of a whole link, as it is written; and of what else there are links. */
export const PACKED_LINK_MARK = '~3';
const EARLIER_LINK_MARK = '~2';

/** What the compressor has seen before the first byte: a world definition with the words that such texts are made of. */
const DEFINITION =
  '{"task":"Find the way to the goal.","maxSteps":24,"start":"start","states":[' +
  '{"name":"start","text":"You stand in a small room. There is a door to the north and a door to the east.","actions":[' +
  '{"text":"go north","to":"hall"},{"text":"go east","to":"corridor"},{"text":"wait","to":"invalid"}]},' +
  '{"name":"hall","text":"A long hall with an open window.","actions":[' +
  '{"text":"go south","to":"start"},{"text":"go back","to":"start"},{"text":"open the door","to":"success"}]},' +
  '{"name":"corridor","text":"You are in a dark corridor. It leads to the left and to the right.","actions":[' +
  '{"text":"turn left","to":"failure"},{"text":"turn right","to":"success"},{"text":"take the key","to":"invalid"}]}]}';

/** The same for whole links: their keys in the order in which they are written, with values that they often have. */
const LINK =
  DEFINITION +
  'g2po;edgeCentricTerm=false,gigpo;gamma=0.9,graphgpo,grpo,hgpo,rloo&world=custom&world=keydoor&world=shop&world=apps' +
  '&world.definition={&world.size=medium&world.size=large&world.family=pick&world.actionList=fixed' +
  '&world.selections=hidden&world.progress=hidden&world.inventory=hidden&world=house' +
  '&estimator=gigpo&gamma=0.9&weight=0.5&invalidPenalty=0.05&penaltyPlace=outside&successReward=1' +
  '&normalisation=mean_norm&episodeStatistics=trajectories&valueAggregation=trajectory&episodeTerm=false' +
  '&nodeCentricTerm=false&edgeCentricTerm=false&historyLength=4&historyExponent=2&pathDiscount=0.5' +
  '&network=transformer&prior=none&learningRate=0.0005&clip=0.1&klCoefficient=0.001&gradientClip=0.5' +
  '&tasks=8&rollouts=16&pinned=2&minibatch=128&epochs=2&evaluationEvery=10&evaluationTasks=64' +
  '&evaluationTemperature=0.2&truth=true&seed=1234&backend=webgpu' +
  '&changes=5:estimator:graphgpo,10:gamma:0.99:clip:0.3,20:learningRate:0.0001,30:weight:2' +
  '&to=40&at=20&on=wasm&hide=controls&viewOnly&paused&autoplay&present&scene=1' +
  '&view.task=2&view.colour=g2po.node_centric&view.states=truth&view.critical=2&view.centre=table' +
  '&view.compare=g2po,gigpo&view.whatif=gamma%3D0.9;weight%3D0.5&view.whatifPanel=open&view.settings=closed' +
  '&view.panel=charts&view.theme=projector&view.theme=dark&view.theme=light' +
  '&view.without=success,advantages,families,length,kl,clip,entropy,group,flat&view.select=e.&view.camera=0.8,';

/** LINK as `~3` has it: with what links say since. */
const NEWER_LINK = `${LINK}&reveal&view.lang=zh-CN&view.lang=en`;

/**
 * Pieces that texts of links are made of, each one sign when it is packed: the k-th is the k-th of SIGNS. A world's definition
 * says the first ones for every state and action; a key of the configuration stands in a link once.
 */
const PIECES = [
  ...['"},{"text":"', '","to":"', '"}]},{"name":"', '","text":"', '","actions":[{"text":"'],
  ...['estimator', 'gamma', 'weight', 'invalidPenalty', 'penaltyPlace', 'successReward', 'normalisation'].map(keyed),
  ...['episodeStatistics', 'valueAggregation', 'episodeTerm', 'nodeCentricTerm', 'edgeCentricTerm'].map(keyed),
  ...['historyLength', 'historyExponent', 'pathDiscount', 'network', 'prior', 'learningRate', 'clip'].map(keyed),
  ...['klCoefficient', 'gradientClip', 'tasks', 'rollouts', 'pinned'].map(keyed),
];
/** Control characters, which no link has of itself; tab and line ends are left out. */
const SIGNS =
  '\x01\x02\x03\x04\x05\x06\x07\x08\x0b\x0c\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f\x7f';
const SOME_SIGN = new RegExp(`[${SIGNS}]`);
const EVERY_SIGN = new RegExp(SOME_SIGN, 'g');

function keyed(key: string): string {
  return `&${key}=`;
}

const signed = (text: string): string =>
  PIECES.reduce((shorter, piece, k) => shorter.replaceAll(piece, SIGNS[k]), text);
const unsigned = (text: string): string => text.replace(EVERY_SIGN, (sign) => PIECES[SIGNS.indexOf(sign)] ?? sign);

interface Packing {
  readonly dictionary: string;
  /** With pieces as signs, and deflated alone with the checksum ahead; else as a zlib stream, which ends with its checksum. */
  readonly signs: boolean;
}

const PACKINGS: Readonly<Record<string, Packing>> = {
  [PACKED_MARK]: { dictionary: DEFINITION, signs: false },
  [EARLIER_LINK_MARK]: { dictionary: LINK, signs: false },
  [PACKED_LINK_MARK]: { dictionary: signed(NEWER_LINK), signs: true },
};
type Mark = typeof PACKED_MARK | typeof PACKED_LINK_MARK;
/** Marks that are read where one is written. */
const READ: Readonly<Record<Mark, readonly string[]>> = {
  [PACKED_MARK]: [PACKED_MARK],
  [PACKED_LINK_MARK]: [PACKED_LINK_MARK, EARLIER_LINK_MARK],
};

/** Bytes of the checksum. */
const CHECKSUM_BYTES = 4;

/** A text, packed: the mark and then letters, digits, `-` and `_`. Lone surrogates become U+FFFD. */
export function packText(text: string, mark: Mark = PACKED_MARK): string {
  // What has signs of its own would come back with pieces in their place.
  const used = mark === PACKED_LINK_MARK && SOME_SIGN.test(text) ? EARLIER_LINK_MARK : mark;
  const { dictionary, signs } = PACKINGS[used];
  const options = { level: 9, dictionary: strToU8(dictionary) } as const;
  if (!signs) return used + base64urlnopad.encode(zlibSync(strToU8(text), options));
  const body = deflateSync(strToU8(signed(text)), options);
  const whole = new Uint8Array(CHECKSUM_BYTES + body.length);
  new DataView(whole.buffer).setUint32(0, adler32(strToU8(text)));
  whole.set(body, CHECKSUM_BYTES);
  return used + base64urlnopad.encode(whole);
}

/**
 * The text that `packText` was given. Null where `packed` is none of its results with this mark, or the text is longer than
 * `maxLength` UTF-16 units. Never throws; the memory that it takes is bounded by `maxLength`.
 */
export function unpackText(packed: string, maxLength: number, mark: Mark = PACKED_MARK): string | null {
  const used = READ[mark].find((one) => packed.startsWith(one));
  if (used === undefined) return null;
  try {
    const text = unpackBytes(base64urlnopad.decode(packed.slice(used.length)), PACKINGS[used], maxLength);
    return text === null || text.length > maxLength ? null : text;
  } catch {
    // Other characters than base64url's, or nothing that was deflated.
    return null;
  }
}

/** Null where the checksum is another. Throws where the bytes are nothing that was packed. */
function unpackBytes(bytes: Uint8Array, { dictionary, signs }: Packing, maxLength: number): string | null {
  // A unit has at most 3 bytes. What goes beyond the buffer is dropped, and the checksum tells.
  const options = { dictionary: strToU8(dictionary), out: new Uint8Array(3 * maxLength + 1) };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (!signs) {
    const unpacked = unzlibSync(bytes, options);
    return view.getUint32(bytes.length - CHECKSUM_BYTES) === adler32(unpacked) ? strFromU8(unpacked) : null;
  }
  const text = unsigned(strFromU8(inflateSync(bytes.subarray(CHECKSUM_BYTES), options)));
  return view.getUint32(0) === adler32(strToU8(text)) ? text : null;
}

/** The checksum of RFC 1950, which the library writes into zlib streams and does not check: a link that was cut off or mistyped is noticed. */
function adler32(bytes: Uint8Array): number {
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return b * 65536 + a;
}
