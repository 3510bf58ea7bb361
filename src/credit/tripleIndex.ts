/** Dense numbers for triples of whole numbers: an open-addressing hash table, so that merging needs no string keys. */

const FIELDS = 3;

export class TripleIndex {
  /** Triples so far; numbers are 0 … size − 1 in order of first appearance. */
  size = 0;
  /** Number + 1 of the triple in a slot, 0 where empty. Length is a power of two, at most half full. */
  private slots: Int32Array;
  private keys: Int32Array;

  /** @param expected rough number of triples, to save rehashing */
  constructor(expected = 256) {
    const capacity = 2 ** Math.ceil(Math.log2(Math.max(16, expected)));
    this.slots = new Int32Array(2 * capacity);
    this.keys = new Int32Array(FIELDS * capacity);
  }

  /** Number of (a, b, c), signed 32-bit each; a new one where it was not seen before. */
  number(a: number, b: number, c: number): number {
    const mask = this.slots.length - 1;
    let slot = hash(a, b, c) & mask;
    for (let entry = this.slots[slot]; entry !== 0; entry = this.slots[slot]) {
      const key = FIELDS * (entry - 1);
      if (this.keys[key] === a && this.keys[key + 1] === b && this.keys[key + 2] === c) return entry - 1;
      slot = (slot + 1) & mask;
    }
    const number = this.size++;
    this.slots[slot] = number + 1;
    const key = FIELDS * number;
    this.keys[key] = a;
    this.keys[key + 1] = b;
    this.keys[key + 2] = c;
    if (2 * this.size >= this.slots.length) this.grow();
    return number;
  }

  /** Field 0, 1 or 2 of every triple, in order of their numbers. */
  field(index: 0 | 1 | 2): Int32Array {
    const column = new Int32Array(this.size);
    for (let i = 0; i < this.size; i++) column[i] = this.keys[FIELDS * i + index];
    return column;
  }

  private grow(): void {
    const keys = new Int32Array(2 * this.keys.length);
    keys.set(this.keys);
    this.keys = keys;
    this.slots = new Int32Array(2 * this.slots.length);
    const mask = this.slots.length - 1;
    for (let i = 0; i < this.size; i++) {
      let slot = hash(keys[FIELDS * i], keys[FIELDS * i + 1], keys[FIELDS * i + 2]) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = i + 1;
    }
  }
}

/** Multiplicative mixing with the finaliser of MurmurHash3, as neighbouring numbers must not share slots. */
function hash(a: number, b: number, c: number): number {
  let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b + 0x7f4a7c15, 0x85ebca77) ^ Math.imul(c + 0x165667b1, 0xc2b2ae3d);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
