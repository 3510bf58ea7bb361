/** English numerals with what they count; other languages have their own ways. */

/** "1 step", "7 steps". */
export const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
