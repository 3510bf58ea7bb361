/** The button that begins the tour. */
import { tourText } from '../../text/tour.ts';

/** Of the page of a run, and of the recording that welcomes. */
const STOPS = 5;

export function TourButton({ onClick }: { readonly onClick: () => void }) {
  return (
    <button type="button" title={tourText.startHint} onClick={onClick}>
      {tourText.start(STOPS)}
    </button>
  );
}
