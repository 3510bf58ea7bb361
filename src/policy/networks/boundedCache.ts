/** A cache by string that forgets what has not been asked for of late. */

/**
 * Two generations: what is asked for moves to the young one; once that holds `capacity` entries the old one is dropped.
 * So at most 2 · capacity entries live, and the last `capacity` distinct keys asked for are always remembered.
 */
export class BoundedCache<Value extends object> {
  private readonly capacity: number;
  private young = new Map<string, Value>();
  private old = new Map<string, Value>();

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  /** The value of a key, made by `make` where it is not remembered. */
  get(key: string, make: () => Value): Value {
    const known = this.young.get(key);
    if (known !== undefined) return known;
    const value = this.old.get(key) ?? make();
    if (this.young.size >= this.capacity) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(key, value);
    return value;
  }

  get size(): number {
    return this.young.size + this.old.size;
  }
}
