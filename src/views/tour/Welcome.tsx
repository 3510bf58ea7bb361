/** What a first visit is greeted with: that a recording plays, and the tour. One quiet bar that goes away. */
import { tourText } from '../../text/tour.ts';
import { holdFocusAfter } from '../FocusOnPage.tsx';
import { usePageActions } from '../pageActions.tsx';
import { TourButton } from './TourButton.tsx';

export function Welcome({ onSkip }: { readonly onSkip: () => void }) {
  const { tour } = usePageActions();
  const text = tourText.welcome;
  return (
    <section className="note welcome" aria-label={text.label}>
      <p>{text.what}</p>
      <div className="note-actions">
        {tour !== null && <TourButton onClick={tour} />}
        <button type="button" title={text.skipHint} onClick={() => holdFocusAfter(onSkip)}>
          {text.skip}
        </button>
      </div>
    </section>
  );
}
