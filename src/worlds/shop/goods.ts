/** What the shop sells: departments with their categories, materials and sizes, and what every product comes in. */

export interface Department {
  readonly name: string;
  /**
   * At most 7 letters each, and materials at most 6, so that a title holds both and what is chosen. No two values of an
   * attribute begin with the same three letters: titles that are short of room say those alone.
   */
  readonly categories: readonly string[];
  readonly materials: readonly string[];
  /** No two begin with the same letter: titles say the letter alone before anything else is cut. */
  readonly sizes: readonly string[];
}

export const departments = [
  {
    name: 'clothes',
    categories: ['jacket', 'shirt', 'skirt', 'sweater'],
    materials: ['cotton', 'linen', 'silk', 'wool'],
    sizes: ['petite', 'small', 'medium', 'large'],
  },
  {
    name: 'bedding',
    categories: ['blanket', 'pillow', 'quilt', 'sheet'],
    materials: ['cotton', 'fleece', 'linen', 'wool'],
    sizes: ['twin', 'full', 'queen', 'king'],
  },
  {
    name: 'bags',
    categories: ['purse', 'satchel', 'tote', 'wallet'],
    materials: ['canvas', 'nylon', 'suede', 'velvet'],
    sizes: ['mini', 'compact', 'standard', 'jumbo'],
  },
] as const satisfies readonly Department[];

export type Family = (typeof departments)[number]['name'];

/** At most 6 letters each. */
export const patterns: readonly string[] = ['dotted', 'floral', 'plain', 'tartan'];

/** At most 5 letters each. */
export const colours: readonly string[] = ['black', 'blue', 'brown', 'green', 'grey', 'pink', 'red', 'white'];
