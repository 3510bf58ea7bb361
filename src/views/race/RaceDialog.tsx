/** The dialog of the race: its set-up, or what has come of it. Mounted while it is open; a race goes on without it. */
import { useEffect, useRef, useState } from 'react';
import type { Race, RaceSetup } from '../../store/race.ts';
import { nextConfig } from '../../store/run.ts';
import { raceText } from '../../text/race.ts';
import { useLab } from '../lab.tsx';
import { RaceForm } from './RaceForm.tsx';
import { RaceResults } from './RaceResults.tsx';
import { useRace } from './useRace.ts';

/** Between two redraws, in milliseconds. */
const PACE = 250;

interface RaceDialogProps {
  readonly race: Race;
  /** The dialog is closed: unmount it. */
  readonly onClose: () => void;
}

export function RaceDialog({ race, onClose }: RaceDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const lab = useLab();
  const state = useRace(race, PACE);
  const [settingUp, setSettingUp] = useState(state.setup === null);
  const [pause, setPause] = useState(true);
  // As the run on screen is when the dialog opens.
  const [config] = useState(() => nextConfig(lab.run.getState()));

  useEffect(() => {
    // Effects run twice in development.
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);

  const start = (setup: RaceSetup) => {
    race.start(setup, { pause });
    setSettingUp(false);
  };
  const { setup } = state;
  return (
    <dialog
      ref={dialog}
      className="race"
      aria-label={raceText.heading}
      onClose={onClose}
      // The page's shortcuts are not meant while the dialog is open.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <header>
        <h2>{raceText.heading}</h2>
        <p className="soft">{raceText.intro}</p>
        <button type="button" onClick={() => dialog.current?.close()}>
          {raceText.close}
        </button>
      </header>
      {settingUp || setup === null ? (
        <RaceForm
          config={config}
          before={setup}
          pause={pause}
          onPause={setPause}
          onStart={start}
          onBack={setup === null ? null : () => setSettingUp(false)}
        />
      ) : (
        <RaceResults
          race={race}
          state={state}
          setup={setup}
          onNew={() => setSettingUp(true)}
          onProceed={() => race.proceed({ pause })}
        />
      )}
    </dialog>
  );
}
