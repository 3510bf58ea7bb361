/** The bar that lists what of a link could not be used, and what was taken instead. */
import { fieldsOf } from '../../config/config.ts';
import type { OptionValue } from '../../options/option.ts';
import { joining } from '../../text/joining.ts';
import { said } from '../../text/language.ts';
import { pageText } from '../../text/page.ts';
import type { WorldId } from '../../worlds/registry.ts';
import { holdFocusAfter } from '../FocusOnPage.tsx';
import { useLab, useRun } from '../lab.tsx';
import { optionText } from './optionText.ts';

/** Nothing at all where everything fitted. */
export function CorrectionsNote() {
  const lab = useLab();
  const notes = useRun((state) => state.notes);
  const world = useRun((state) => state.config.world);
  if (notes.length === 0) return null;
  return (
    <section className="note" aria-label={pageText.notes.label}>
      <p>
        <b>
          {pageText.notes.heading(notes.length)}
          {joining.stop}
        </b>
        {notes.map(({ key, message, used }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes; one key can be wrong twice
          <span key={index} className="correction">
            <code>{key}</code>
            {joining.colon}
            {said(message)}
            {used !== undefined && `${joining.semicolon}${pageText.notes.used(usedText(world, key, used))}`}
          </span>
        ))}
      </p>
      <button type="button" onClick={() => holdFocusAfter(() => lab.dismissNotes())}>
        {pageText.notes.dismiss}
      </button>
    </section>
  );
}

/** The value that was taken instead; of a text its name, for it can be long. */
function usedText(world: WorldId, key: string, used: OptionValue): string {
  const option = fieldsOf(world).find((field) => field.key === key)?.option;
  return option?.kind === 'text' ? optionText(option, used) : String(used);
}
