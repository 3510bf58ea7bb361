/** Web origins: who may talk to the page in a frame. */

/**
 * The web origin that a text names, as browsers write it (`https://course.example`): letters lower, without a usual port or a
 * final `/`. Null for anything else: a path, a wildcard, `null`, a name with a password.
 */
export function webOrigin(text: string): string | null {
  const trimmed = text.trim();
  if (!/^https?:\/\/[^/?#@\s]+\/?$/i.test(trimmed) || !URL.canParse(trimmed)) return null;
  return new URL(trimmed).origin;
}
