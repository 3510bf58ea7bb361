/** One saved run in the list: what it is, and what can be done with it. */
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { ArchivedSummary } from '../../store/archive/archive.ts';
import { runsText } from '../../text/runs.ts';
import { percent } from '../format.ts';
import { agoText, bytesText, dateText, setupText, titleOf } from './describe.ts';

/** Longest name that the archive takes. */
const MAX_NAME = 80;

interface RunRowProps {
  readonly run: ArchivedSummary;
  /** When the list was read, in milliseconds since 1970. */
  readonly now: number;
  /** Whether it is the run on screen. */
  readonly current: boolean;
  readonly onOpen: () => void;
  readonly onRename: (name: string) => void;
  readonly onRemove: () => void;
}

export function RunRow({ run, now, current, onOpen, onRename, onRemove }: RunRowProps) {
  const [naming, setNaming] = useState(false);
  const nameButton = useRef<HTMLButtonElement>(null);
  const title = titleOf(run);
  const stopNaming = () => {
    setNaming(false);
    nameButton.current?.focus();
  };
  return (
    <li className="run">
      <div className="run-text">
        {naming ? (
          <NameForm
            initial={run.name ?? ''}
            placeholder={setupText(run)}
            onCancel={stopNaming}
            onSave={(name) => {
              stopNaming();
              onRename(name);
            }}
          />
        ) : (
          <h3>
            {title}
            {current && <em className="tag">{runsText.current}</em>}
          </h3>
        )}
        <Facts run={run} now={now} />
      </div>
      <div className="run-buttons">
        <button
          type="button"
          disabled={current || run.checkpoint === null}
          aria-label={runsText.openLabel(title)}
          onClick={onOpen}
        >
          {runsText.open}
        </button>
        <button
          ref={nameButton}
          type="button"
          aria-expanded={naming}
          aria-label={run.name === null ? runsText.keepLabel(title) : runsText.renameLabel(title)}
          onClick={() => setNaming(!naming)}
        >
          {run.name === null ? runsText.keep : runsText.rename}
        </button>
        <button
          type="button"
          disabled={current}
          title={current ? runsText.removeCurrent : undefined}
          aria-label={runsText.removeLabel(title)}
          onClick={onRemove}
        >
          {runsText.remove}
        </button>
      </div>
    </li>
  );
}

function Facts({ run, now }: { readonly run: ArchivedSummary; readonly now: number }) {
  const { name, iterations, success, updated, checkpoint, bytes } = run;
  return (
    <p className="run-facts soft">
      {name !== null && <span>{setupText(run)}</span>}
      <span>{runsText.iterations(iterations)}</span>
      {success !== null && <span>{runsText.success(percent(success))}</span>}
      <time dateTime={new Date(updated).toISOString()} title={dateText(updated)}>
        {agoText(updated, now)}
      </time>
      {bytes > 0 && <span>{bytesText(bytes)}</span>}
      {checkpoint === null && iterations > 0 && <span title={runsText.historyOnlyHint}>{runsText.historyOnly}</span>}
    </p>
  );
}

interface NameFormProps {
  readonly initial: string;
  readonly placeholder: string;
  readonly onSave: (name: string) => void;
  readonly onCancel: () => void;
}

/** The name in place of the title: Enter saves, Escape leaves it. */
function NameForm({ initial, placeholder, onSave, onCancel }: NameFormProps) {
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(initial);
  useEffect(() => field.current?.select(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave(name);
  };
  return (
    <form
      className="run-name"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // Else it would close the dialog.
        event.preventDefault();
        // It was for what an input method has not yet written into the name.
        if (!event.nativeEvent.isComposing) onCancel();
      }}
    >
      <input
        ref={field}
        className="number"
        aria-label={runsText.name}
        title={runsText.nameHint}
        maxLength={MAX_NAME}
        placeholder={placeholder}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <button type="submit">{runsText.save}</button>
      <button type="button" onClick={onCancel}>
        {runsText.cancel}
      </button>
    </form>
  );
}
