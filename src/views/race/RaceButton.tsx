/** The button that opens the race, and says how far one is while its dialog is closed; all else is loaded with the first click. */
import { lazy, Suspense, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { progressOf, type Race } from '../../store/race.ts';
import { raceText } from '../../text/race.ts';
import { percent } from '../format.ts';
import { useRace } from './useRace.ts';

const RaceDialog = lazy(async () => ({ default: (await import('./RaceDialog.tsx')).RaceDialog }));

interface RaceButtonProps {
  /** Loads the race; called once, and again where that failed. */
  readonly race: () => Promise<Race>;
}

export function RaceButton({ race }: RaceButtonProps) {
  const [loaded, setLoaded] = useState<Race | null>(null);
  const [failed, setFailed] = useState(false);
  const [open, setOpen] = useState(false);
  // There is one race on a page, however often the button is pressed while it loads.
  const asked = useRef(false);
  const show = () => {
    setOpen(true);
    if (asked.current) return;
    asked.current = true;
    setFailed(false);
    race().then(setLoaded, () => {
      asked.current = false;
      setFailed(true);
    });
  };
  return (
    <>
      <button type="button" title={failed ? raceText.loadFailed : raceText.buttonHint} onClick={show}>
        {loaded === null ? raceText.button : <ButtonText race={loaded} />}
      </button>
      {failed && (
        <output className="visually-hidden" role="alert">
          {raceText.loadFailed}
        </output>
      )}
      {open &&
        loaded !== null &&
        // Outside the header, whose narrow buttons are not meant.
        createPortal(
          <Suspense>
            <RaceDialog race={loaded} onClose={() => setOpen(false)} />
          </Suspense>,
          document.body,
        )}
    </>
  );
}

/** Between two changes of the button's text, in milliseconds. */
const PACE = 1000;

function ButtonText({ race }: { readonly race: Race }) {
  const state = useRace(race, PACE);
  if (state.status !== 'running') return raceText.button;
  const { done, total } = progressOf(state, race.now());
  return (
    <span className="figure">
      <span className="race-button-word">{raceText.button} </span>
      {percent(done / total)}
    </span>
  );
}
