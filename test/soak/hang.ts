/**
 * Seconds in one piece that are taken for a hang where the tests run their part of the soak. The bound is 1 s, and `npm run soak`
 * holds every case to it; here other tests may have the two cores meanwhile, and what is to be caught is a page that stands still.
 */
export const HANG = 5;
