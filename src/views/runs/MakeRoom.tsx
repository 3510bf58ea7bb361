/** Makes room where the storage is full: deletes the weights of other runs, after saying what that costs. */
import { useEffect, useRef, useState } from 'react';
import { said } from '../../text/language.ts';
import { runsText } from '../../text/runs.ts';
import { bytesText } from './describe.ts';
import type { SavedRuns } from './savedRuns.ts';

/** What the button has come to: asked how many runs it concerns, then done, or failed. */
type Step =
  | { readonly kind: 'offer' | 'asking' | 'nothing' }
  | { readonly kind: 'ask'; readonly runs: number }
  | { readonly kind: 'told'; readonly text: string };

interface MakeRoomProps {
  /** The saved runs as they stand now. */
  readonly savedRuns: () => Promise<SavedRuns>;
}

export function MakeRoom({ savedRuns }: MakeRoomProps) {
  const [step, setStep] = useState<Step>({ kind: 'offer' });
  const confirm = useRef<HTMLButtonElement>(null);
  const offer = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);
  const text = runsText.room;
  useEffect(() => {
    // The button that had the focus is gone.
    if (step.kind === 'ask') confirm.current?.focus();
    else if (asked.current) offer.current?.focus();
    asked.current = step.kind === 'ask';
  }, [step]);

  const ask = async () => {
    setStep({ kind: 'asking' });
    const { list, current } = await savedRuns();
    const listing = await list();
    if (!listing.ok) return setStep({ kind: 'told', text: said(listing.message) });
    const runs = listing.runs.filter(({ id, checkpoint }) => id !== current && checkpoint !== null).length;
    setStep(runs === 0 ? { kind: 'nothing' } : { kind: 'ask', runs });
  };
  const make = async () => {
    const { dropCheckpoints, current, retry } = await savedRuns();
    const dropped = await dropCheckpoints(current);
    setStep({
      kind: 'told',
      text: dropped.ok ? text.done(dropped.runs, bytesText(dropped.bytes)) : said(dropped.message),
    });
    retry();
  };

  if (step.kind === 'ask') {
    return (
      <fieldset className="note-actions" aria-label={text.offer}>
        <span>{text.ask(step.runs)}</span>
        <button ref={confirm} type="button" onClick={() => void make()}>
          {text.confirm}
        </button>
        <button type="button" onClick={() => setStep({ kind: 'offer' })}>
          {text.cancel}
        </button>
      </fieldset>
    );
  }
  return (
    <>
      <output className="soft">
        {step.kind === 'asking' && text.asking}
        {step.kind === 'nothing' && text.nothing}
        {step.kind === 'told' && step.text}
      </output>
      <button ref={offer} type="button" disabled={step.kind === 'asking'} onClick={() => void ask()}>
        {text.offer}
      </button>
    </>
  );
}
