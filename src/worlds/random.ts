/**
 * Seeded random streams. Every use of chance draws from its own stream, derived from (seed, scope, index …),
 * so that nothing depends on the order in which things happen. Nothing else in the project is random.
 */

export interface Random {
  /** Next whole number in [0, 2³²). */
  uint32(): number;
  /** Next number in [0, 1), 32 bits fine. */
  uniform(): number;
  /** Next whole number in [0, n), unbiased. n in 1 … 2³². */
  below(n: number): number;
  /** A member of a non-empty list. */
  pick<T>(list: readonly T[]): T;
  /** A shuffled copy (Fisher–Yates). */
  shuffled<T>(list: readonly T[]): T[];
  /** Next draw of the standard normal distribution (Box–Muller). */
  normal(): number;
}

/** The 32-bit finaliser of MurmurHash3: every input bit reaches every output bit. */
function mix(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Folds scope and indices into a 32-bit number; `salt` makes independent words of the same address. */
function fold(seed: number, scope: string, index: readonly number[], salt: number): number {
  let h = mix((seed >>> 0) ^ Math.imul(salt + 1, 0x9e3779b9));
  for (let i = 0; i < scope.length; i++) h = mix(h ^ Math.imul(scope.charCodeAt(i) + 1, 0xcc9e2d51));
  for (const i of index) h = mix((h + 0x9e3779b9) ^ Math.imul((i >>> 0) + 1, 0x1b873593));
  return h;
}

/** An unsigned 32-bit seed for (seed, scope, index …). */
export function deriveSeed(seed: number, scope: string, ...index: readonly number[]): number {
  return fold(seed, scope, index, 0);
}

/** The random stream of (seed, scope, index …): sfc32 (Chris Doty-Humphrey, PractRand), four derived words of state. */
export function randomStream(seed: number, scope: string, ...index: readonly number[]): Random {
  let a = fold(seed, scope, index, 0);
  let b = fold(seed, scope, index, 1);
  let c = fold(seed, scope, index, 2);
  let counter = 1;
  const uint32 = (): number => {
    const t = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 12; i++) uint32();
  const uniform = (): number => uint32() / 2 ** 32;
  const below = (n: number): number => {
    if (!(n >= 1 && n <= 2 ** 32)) throw new RangeError(`below(${n}): n must lie in 1 … 2^32`);
    const limit = 2 ** 32 - (2 ** 32 % n);
    let draw = uint32();
    while (draw >= limit) draw = uint32();
    return draw % n;
  };
  return {
    uint32,
    uniform,
    below,
    pick: (list) => list[below(list.length)] as (typeof list)[number],
    shuffled: (list) => {
      const copy = [...list];
      for (let i = copy.length - 1; i > 0; i--) {
        const j = below(i + 1);
        [copy[i], copy[j]] = [copy[j] as (typeof copy)[number], copy[i] as (typeof copy)[number]];
      }
      return copy;
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
  };
}
