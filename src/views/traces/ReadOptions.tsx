/** How the open file is read: what makes two steps one state, where group and reward stand, from where on is success. */
import { type SubmitEvent, useId, useRef, useState } from 'react';
import { NODE_KEYS, type TraceReport } from '../../store/traces/state.ts';
import { joining } from '../../text/joining.ts';
import { tracesText } from '../../text/traces.ts';
import { settingNumber } from '../format.ts';
import type { TraceFormat } from './formats.ts';
import { draftErrors, draftOf, optionsOf, type ReadDraft, sameOptions } from './readDraft.ts';
import { useTraces, useTracesState } from './traces.tsx';

type TextField = Exclude<keyof ReadDraft, 'nodeKey'>;

interface ReadOptionsProps {
  readonly report: TraceReport;
  readonly formats: readonly TraceFormat[];
}

export function ReadOptions({ report, formats }: ReadOptionsProps) {
  const opening = useTracesState((state) => state.opening);
  return (
    <details className="read-options">
      <summary>{tracesText.options.heading}</summary>
      {/* Another file, or another way to read it: the form begins with that. */}
      <ReadForm key={JSON.stringify([report.name, report.adapter, opening])} report={report} formats={formats} />
    </details>
  );
}

function ReadForm({ report, formats }: ReadOptionsProps) {
  const traces = useTraces();
  const opening = useTracesState((state) => state.opening);
  const busy = useTracesState((state) => state.reading !== null || state.following !== null);
  const [draft, setDraft] = useState(() => draftOf(opening.options));
  /** Faults are named once the form was sent, and then while they are mended. */
  const [sent, setSent] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const uses = formats.find(({ id }) => id === report.adapter)?.uses ?? [];
  const errors = sent ? draftErrors(draft) : {};
  const unchanged = sameOptions(optionsOf(draft), opening.options);
  const text = tracesText.options;

  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const [faulty] = Object.keys(draftErrors(draft));
    setSent(true);
    if (faulty === undefined) traces.reopen({ ...opening, options: optionsOf(draft) });
    else form.current?.querySelector<HTMLElement>(`[name="${faulty}"]`)?.focus();
  };
  const field = (name: TextField, words: { readonly label: string; readonly help: string }) => (
    <TextRow
      name={name}
      {...words}
      value={draft[name]}
      error={errors[name] ?? null}
      onChange={(value) => setDraft({ ...draft, [name]: value })}
    />
  );
  return (
    <form ref={form} noValidate onSubmit={send}>
      <fieldset>
        <legend>{text.nodeKey}</legend>
        {NODE_KEYS.map((key) => {
          const off = key === 'field' && !uses.includes('nodeField');
          return (
            <label key={key} className="choice" data-disabled={off}>
              <input
                type="radio"
                name="nodeKey"
                checked={draft.nodeKey === key}
                disabled={off}
                onChange={() => setDraft({ ...draft, nodeKey: key })}
              />
              <span className="choice-name">{text.nodeKeys[key].label}</span>
              <small className="choice-help">{off ? text.noField : text.nodeKeys[key].help}</small>
            </label>
          );
        })}
      </fieldset>
      {draft.nodeKey === 'field' && field('nodeField', text.nodeField)}
      {uses.includes('groupField') && field('groupField', text.groupField)}
      {uses.includes('rewardField') && field('rewardField', text.rewardField)}
      {report.successReward === null ? (
        <p className="soft">{text.successSaid}</p>
      ) : (
        field('successReward', {
          label: text.success,
          help: [text.successTaken(settingNumber(report.successReward)), text.successHelp].join(joining.space),
        })
      )}
      <div className="read-apply">
        <button type="submit" disabled={busy || unchanged}>
          {text.apply}
        </button>
        {unchanged && <span className="soft">{text.unchanged}</span>}
      </div>
    </form>
  );
}

interface TextRowProps {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (value: string) => void;
}

/** A field of a form with what is wrong with it and what it is for. */
export function TextRow({ name, label, help, value, error, onChange }: TextRowProps) {
  const id = useId();
  return (
    <div className="read-row">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        className="number"
        autoComplete="off"
        spellCheck={false}
        value={value}
        aria-invalid={error !== null}
        aria-describedby={`${id}-help ${id}-error`}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <p id={`${id}-error`} className="issue" aria-live="polite">
        {error}
      </p>
      <small id={`${id}-help`}>{help}</small>
    </div>
  );
}
