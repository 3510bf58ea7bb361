/** The top of the world editor: examples, undo and redo, form or JSON, files, close. */
import { type ChangeEvent, useRef } from 'react';
import type { TextOption } from '../../options/option.ts';
import { said } from '../../text/language.ts';
import { worldText } from '../../text/world.ts';
import type { SketchHistory } from './sketchHistory.ts';

type Example = TextOption['examples'][number];

interface EditorHeaderProps {
  readonly history: SketchHistory;
  readonly view: 'form' | 'json';
  readonly examples: readonly Example[];
  readonly closeHint: string;
  readonly onView: (view: 'form' | 'json') => void;
  readonly onExample: (example: Example) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onLoad: (event: ChangeEvent<HTMLInputElement>) => void;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

export function EditorHeader(props: EditorHeaderProps) {
  const { history, view, examples, closeHint, onView, onExample, onUndo, onRedo, onLoad, onSave, onClose } = props;
  const file = useRef<HTMLInputElement>(null);
  return (
    <header>
      <h2>{worldText.heading}</h2>
      <div className="world-bar">
        <select
          aria-label={worldText.examples}
          // Choosing is an act: the menu goes back to its heading.
          value=""
          onChange={(event) => {
            const chosen = examples.find(({ id }) => id === event.currentTarget.value);
            if (chosen !== undefined) onExample(chosen);
          }}
        >
          <option value="">
            {worldText.examples} {worldText.choose}
          </option>
          {examples.map(({ id, label, help }) => (
            <option key={id} value={id} title={said(help)}>
              {said(label)}
            </option>
          ))}
        </select>
        <Tool words={worldText.undo} hint={worldText.undoHint} ready={history.past.length > 0} act={onUndo} />
        <Tool words={worldText.redo} hint={worldText.redoHint} ready={history.future.length > 0} act={onRedo} />
        <fieldset className="world-switch" aria-label={worldText.views}>
          {(['form', 'json'] as const).map((one) => (
            <button key={one} type="button" aria-pressed={view === one} onClick={() => onView(one)}>
              {worldText[one]}
            </button>
          ))}
        </fieldset>
        <Tool words={worldText.load} hint={worldText.loadHint} ready act={() => file.current?.click()} />
        <input ref={file} type="file" accept=".json,application/json" hidden onChange={onLoad} />
        <Tool words={worldText.save} hint={worldText.saveHint} ready act={onSave} />
        <button type="button" className="world-close" title={closeHint} onClick={onClose}>
          {worldText.close}
        </button>
      </div>
    </header>
  );
}

interface ToolProps {
  readonly words: string;
  readonly hint: string;
  /** A button with nothing to do keeps the focus that it has. */
  readonly ready: boolean;
  readonly act: () => void;
}

function Tool({ words, hint, ready, act }: ToolProps) {
  return (
    <button type="button" aria-disabled={!ready} title={hint} onClick={() => ready && act()}>
      {words}
    </button>
  );
}
