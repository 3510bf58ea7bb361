/** The frame in another page: its messages with the browser's own window, and the file that its address names. */
import type { Lab } from '../store/lab.ts';
import { checkAddress } from '../views/traces/incoming.ts';
import { serveEmbed } from './embedding.ts';
import type { Recordings } from './recordings.ts';

/**
 * @param origin the only one that is heard and told; null: none
 * @param source address of the recording to show (`?src=`); null: none
 * @returns once the file of the address is on screen, or it is said why it is not; never rejects
 */
export async function openEmbed(
  origin: string | null,
  source: string | null,
  lab: Lab,
  recordings: Recordings,
): Promise<void> {
  if (origin !== null && window.parent !== window) serveParent(origin, lab, recordings);
  if (source !== null) await fetchRecording(source, recordings);
}

function serveParent(origin: string, lab: Lab, recordings: Recordings): void {
  const { parent } = window;
  serveEmbed({
    origin,
    listen: (heard) => {
      const onMessage = ({ data, origin: from, source: sender }: MessageEvent<unknown>) =>
        heard({ data, origin: from, fromParent: sender === parent });
      window.addEventListener('message', onMessage);
      return () => window.removeEventListener('message', onMessage);
    },
    tell: (message) => parent.postMessage(message, origin),
    lab: () => {
      const { active, opened } = recordings.store.getState();
      return active && opened !== null ? opened.lab : lab;
    },
    onLab: (changed) =>
      recordings.store.subscribe((now, before) => {
        if (now.active !== before.active || now.opened !== before.opened) changed();
      }),
    later: (callback, milliseconds) => void setTimeout(callback, milliseconds),
  });
}

/** Nobody is there to agree to another host: a frame plays what lies beside it. */
async function fetchRecording(source: string, recordings: Recordings): Promise<void> {
  const checked = checkAddress(source, window.location.href);
  if (checked.kind !== 'own') {
    recordings.fail({ name: source.slice(0, 200), fault: 'host', detail: checked.kind });
    return;
  }
  const name = checked.address.split('/').at(-1) ?? source;
  try {
    const response = await fetch(checked.address, { credentials: 'omit', redirect: 'error' });
    if (!response.ok) throw new Error(String(response.status));
    await recordings.open(await response.blob(), name);
  } catch (error) {
    recordings.fail({ name, fault: 'failed', detail: error instanceof Error ? error.message : String(error) });
  }
}
