/** The page as a frame in another one: the training run of its link, or the recording that came with it. */
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Lab } from '../store/lab.ts';
import type { RecordingsControl } from '../store/recordings.ts';
import { ConnectedGraph } from '../views/ConnectedGraph.tsx';
import { EmbedApp } from '../views/embed/EmbedApp.tsx';
import { LabContext } from '../views/lab.tsx';
import { RecordingNews } from '../views/recording/RecordingNews.tsx';
import { RecordingsContext } from '../views/recording/recordings.tsx';
import { fullAddress } from './embedAddress.ts';
import { shareOf } from './shareLink.ts';

interface EmbedRootProps {
  readonly lab: Lab;
  readonly recordings: RecordingsControl;
  /** What the address names as an origin and is none; else null. */
  readonly wrongOrigin: string | null;
}

export function EmbedRoot({ lab, recordings, wrongOrigin }: EmbedRootProps) {
  const opened = useStore(recordings.store, (state) => (state.active ? state.opened : null));
  const [graph] = useState(() => <ConnectedGraph onView={() => {}} />);
  // A recording, and where a run is on its way to, is in the address. A run that is there is where it stands: the frame saves
  // nothing that the page could go on with.
  const fullPage = (): string => {
    const address = fullAddress(window.location.href);
    if (opened !== null || lab.run.getState().aim !== null) return address;
    const { options } = lab.view.getState();
    return shareOf(lab, { graph: null, address }).link({ place: true, camera: false, layout: true, options }, null);
  };
  return (
    <RecordingsContext value={recordings}>
      <LabContext key={opened?.number ?? 0} value={opened?.lab ?? lab}>
        <EmbedApp graph={graph} fullPage={fullPage} wrongOrigin={wrongOrigin} />
      </LabContext>
      <RecordingNews />
    </RecordingsContext>
  );
}
