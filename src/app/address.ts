/** Keeps the address in step with what is on screen, and goes where another link leads that is opened in this tab. */
import { readLink } from '../share/link.ts';
import type { OpenLab } from './createLab.ts';
import { linkedRecording, type Recordings, withLinked } from './recordings.ts';

/** How long the address may lag behind the screen, in milliseconds; browsers refuse more than some 100 changes in 30 seconds. */
const DELAY = 400;

/** The browser's own address, so that tests can stand in for it. */
export interface AddressHost {
  /** The hash, with its `#`. */
  hash(): string;
  /** Puts another in its place; the history stays as it is. */
  replace(hash: string): void;
  /** Calls back after some milliseconds; the answer calls that off. */
  later(callback: () => void, milliseconds: number): () => void;
  /** For the rest of the page's life. */
  listen(type: 'hashchange' | 'pagehide', listener: () => void): void;
}

export interface Addressed {
  readonly lab: Pick<OpenLab, 'link' | 'open' | 'run' | 'view' | 'settings'>;
  readonly recordings: Pick<Recordings, 'store' | 'openText'>;
  /** Puts the training run in the place of a recording or of imported rollouts. */
  showRun(): void;
}

/** Opens what the address has with it beside the run, which `lab` has read already, and follows from then on. */
export function keepAddress({ lab, recordings, showRun }: Addressed, host: AddressHost): void {
  let callOff: (() => void) | null = null;
  // An address that is not of this page's making stays as it is until something changes.
  let addressed = lab.link();
  /** The recording that the address is of, while it is on screen or being read; null where it is of none. */
  const ownRecording = (): string | null => {
    const { active, opened, reading } = recordings.store.getState();
    const linked = linkedRecording(host.hash());
    const there = reading !== null || (active && opened?.name === null);
    return there && linked?.ofRun === false ? linked.text : null;
  };
  /** The run's link, and the recording that it has with it: as long as the run is on its way, or that is what is on screen. */
  const show = (): void => {
    const link = lab.link();
    const own = ownRecording();
    const onItsWay = readLink(link).to > 0;
    // The run waits behind the recording. Together they would be a link of the run, which has the recording with it.
    if (own !== null && onItsWay) return;
    host.replace(`#${withLinked(link, onItsWay ? recordings.store.getState().carried : own)}`);
  };
  const write = (): void => {
    callOff?.();
    callOff = null;
    const link = lab.link();
    if (link === addressed) return;
    addressed = link;
    show();
  };
  const changed = (): void => {
    callOff ??= host.later(write, DELAY);
  };
  lab.run.subscribe(changed);
  lab.view.subscribe((now, before) => {
    if (now.hover === before.hover) changed();
  });
  lab.settings.subscribe(changed);
  // A reload right after a change must not lose it.
  host.listen('pagehide', write);

  /** @returns whether the link is one of a recording, which is shown */
  const openRecording = (): boolean => {
    const linked = linkedRecording(host.hash());
    recordings.store.setState({ carried: linked?.ofRun ? linked.text : null });
    if (linked === null || linked.ofRun) return false;
    void recordings.openText(linked.text);
    return true;
  };
  openRecording();
  host.listen('hashchange', () => {
    lab.open(host.hash());
    addressed = lab.link();
    // Else the link would be followed where nobody sees it.
    if (!openRecording()) showRun();
  });
  recordings.store.subscribe((now, before) => {
    // The link was the recording's; what is on screen now has another.
    if (before.active && !now.active && linkedRecording(host.hash()) !== null) show();
  });
}
