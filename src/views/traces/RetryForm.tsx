/** A file that could not be read, tried again: as another format, or with the places of its group and reward named. */
import { type SubmitEvent, useId, useRef, useState } from 'react';
import type { RefusedFile } from '../../store/traces/state.ts';
import { said } from '../../text/language.ts';
import { tracesText } from '../../text/traces.ts';
import type { TraceFormat } from './formats.ts';
import { TextRow } from './ReadOptions.tsx';
import { draftErrors, draftOf, optionsOf } from './readDraft.ts';
import { useTraces } from './traces.tsx';

/** The options that a file may need before anything of it can be read. */
const FIELDS = ['groupField', 'rewardField'] as const;

interface RetryFormProps {
  readonly refused: RefusedFile;
  /** Every format on offer; empty until they are loaded. */
  readonly formats: readonly TraceFormat[];
}

export function RetryForm({ refused: { source, opening }, formats }: RetryFormProps) {
  const traces = useTraces();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(() => draftOf(opening.options));
  const [adapter, setAdapter] = useState(opening.adapter);
  /** Faults are named once the form was sent, and then while they are mended. */
  const [sent, setSent] = useState(false);
  const errors = sent ? draftErrors(draft) : {};
  const { retry: text, options } = tracesText;

  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const [faulty] = Object.keys(draftErrors(draft));
    setSent(true);
    if (faulty === undefined) traces.retry({ adapter, options: optionsOf(draft) });
    else form.current?.querySelector<HTMLElement>(`[name="${faulty}"]`)?.focus();
  };
  return (
    <form ref={form} className="import-retry" aria-label={text.label(source.name)} noValidate onSubmit={send}>
      <div className="read-row">
        <label htmlFor={id}>{text.format}</label>
        <select
          id={id}
          value={adapter ?? ''}
          onChange={({ currentTarget }) =>
            setAdapter(formats.find((format) => format.id === currentTarget.value)?.id ?? null)
          }
        >
          <option value="">{text.automatic}</option>
          {formats.map((format) => (
            <option key={format.id} value={format.id}>
              {said(format.label)}
            </option>
          ))}
        </select>
      </div>
      {FIELDS.map((name) => (
        <TextRow
          key={name}
          name={name}
          {...options[name]}
          value={draft[name]}
          error={errors[name] ?? null}
          onChange={(value) => setDraft({ ...draft, [name]: value })}
        />
      ))}
      <button type="submit">{text.apply}</button>
    </form>
  );
}
