/** The page inside other pages: what its address asks for, and the snippet that puts it there. Pure. */
import { webOrigin } from '../views/share/origin.ts';
import type { FrameSize } from '../views/share/shared.ts';

/** What an address asks of the frame. */
export interface EmbedAsked {
  readonly asked: boolean;
  /** The origin that is heard and told; null: none. */
  readonly origin: string | null;
  /** What it names as an origin that is none: nobody is heard then. Null where nothing is wrong with it. */
  readonly wrongOrigin: string | null;
}

/** @param search of the address, e.g. `?embed&origin=https://example.org` */
export function readEmbed(search: string): EmbedAsked {
  const parameters = new URLSearchParams(search);
  if (!parameters.has('embed')) return { asked: false, origin: null, wrongOrigin: null };
  const named = parameters.get('origin') ?? '';
  const origin = webOrigin(named);
  return { asked: true, origin, wrongOrigin: origin === null && named !== '' ? named.slice(0, 200) : null };
}

/** Address of the frame for a link of the page. @param origin of the page that is to talk to it; null: none */
export function embedAddress(link: string, origin: string | null = null): string {
  const url = new URL(link);
  url.searchParams.set('embed', '');
  if (origin !== null) url.searchParams.set('origin', origin);
  // `embed=` means the same as `embed`, which reads better.
  url.search = url.search.replace(/([?&])embed=(?=&|$)/, '$1embed');
  return url.href;
}

/** Address of the whole page for that of a frame. */
export function fullAddress(address: string): string {
  const url = new URL(address);
  url.searchParams.delete('embed');
  url.searchParams.delete('origin');
  return url.href;
}

/**
 * The HTML that shows a link in another page.
 * @param link of the page, with its hash
 * @param title of the frame, for those who cannot see it
 * @param origin of the page that is to talk to it; null: none
 */
export function iframeSnippet(
  link: string,
  { width, height }: FrameSize,
  title: string,
  origin: string | null = null,
): string {
  const style = `width: 100%; max-width: ${Math.round(width)}px; height: ${Math.round(height)}px; border: 0`;
  return `<iframe src="${escaped(embedAddress(link, origin))}" title="${escaped(title)}" style="${style}" loading="lazy"></iframe>`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string => text.replace(/[&"<>]/g, (character) => ESCAPES[character]);
