/** The definition as JSON, to write by hand or to paste: taken over as a whole. */
import { useId, useState } from 'react';
import { said } from '../../text/language.ts';
import { worldText } from '../../text/world.ts';
import { parseDefinition, printDefinition } from '../../worlds/custom/definition.ts';
import { definitionOf, type Sketch, sketchOf } from './sketch.ts';

interface RawEditorProps {
  readonly sketch: Sketch;
  readonly onApply: (next: Sketch) => void;
}

interface Typed {
  readonly over: Sketch;
  readonly text: string;
  /** What kept it from being taken over, when that was tried last. */
  readonly problems: readonly string[];
}

export function RawEditor({ sketch, onApply }: RawEditorProps) {
  const hint = useId();
  const printed = printDefinition(definitionOf(sketch));
  // What is typed, and over what: an undo or a file meanwhile shows what it brought.
  const [typed, setTyped] = useState<Typed | null>(null);
  const { text, problems } = typed?.over === sketch ? typed : { text: printed, problems: [] };
  const apply = () => {
    const parsed = parseDefinition(text);
    if (parsed.ok) onApply(sketchOf(parsed.definition));
    else setTyped({ over: sketch, text, problems: parsed.problems });
  };
  return (
    <div className="world-raw">
      <textarea
        aria-label={worldText.raw}
        aria-describedby={hint}
        aria-invalid={problems.length > 0}
        spellCheck={false}
        value={text}
        onChange={(event) => setTyped({ over: sketch, text: event.currentTarget.value, problems: [] })}
      />
      <div className="world-findings" role="alert">
        {problems.map((problem) => (
          <p key={problem} className="world-finding" data-severity="error">
            {said(problem)}
          </p>
        ))}
      </div>
      <p className="world-raw-apply">
        <button type="button" disabled={text === printed} onClick={apply}>
          {worldText.apply}
        </button>
        <span id={hint} className="soft">
          {text === printed ? worldText.rawHint : worldText.applyHint}
        </span>
      </p>
    </div>
  );
}
