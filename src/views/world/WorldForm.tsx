/** The form of a world: task, step limit, and its states one below the other. */
import { useRef } from 'react';
import { flushSync } from 'react-dom';
import { worldText } from '../../text/world.ts';
import { BOUNDS } from '../../worlds/custom/check.ts';
import { Field, FieldFindings } from './Field.tsx';
import { type Change, focusLast, StateCard, TargetsProvider } from './StateCard.tsx';
import { addState, type Sketch } from './sketch.ts';

interface WorldFormProps {
  readonly sketch: Sketch;
  readonly change: Change;
}

export function WorldForm({ sketch, change }: WorldFormProps) {
  const cards = useRef<HTMLOListElement>(null);
  const whole = (field: 'task' | 'maxSteps' | 'states' | 'start') => ({ field, state: null, action: null });
  return (
    <TargetsProvider sketch={sketch}>
      <div className="world-whole">
        <Field place={whole('task')} className="world-task">
          {(marks) => (
            <label>
              <span className="soft">{worldText.task}</span>
              <input
                {...marks}
                className="world-input"
                placeholder={worldText.taskHelp}
                maxLength={BOUNDS.task}
                value={sketch.task}
                onChange={(event) => change({ ...sketch, task: event.currentTarget.value }, { gesture: 'task' })}
              />
            </label>
          )}
        </Field>
        <Field place={whole('maxSteps')} className="world-steps">
          {(marks) => (
            <label>
              <span className="soft">{worldText.maxSteps}</span>
              <input
                {...marks}
                className="world-input"
                type="number"
                min={1}
                max={BOUNDS.maxSteps}
                // An emptied field is shown as one: 0 is no limit that a world can have.
                value={sketch.maxSteps === 0 ? '' : sketch.maxSteps}
                onChange={(event) =>
                  change({ ...sketch, maxSteps: Number(event.currentTarget.value) }, { gesture: 'maxSteps' })
                }
              />
            </label>
          )}
        </Field>
      </div>
      <h3>{worldText.states}</h3>
      <FieldFindings place={whole('start')} />
      <ol ref={cards} className="world-states" tabIndex={-1} aria-label={worldText.states}>
        {sketch.states.map(({ id }, index) => (
          <StateCard key={id} sketch={sketch} index={index} change={change} />
        ))}
      </ol>
      <FieldFindings place={whole('states')} />
      <button
        type="button"
        className="world-add"
        disabled={sketch.states.length >= BOUNDS.states}
        onClick={() => {
          flushSync(() => change(addState(sketch)));
          focusLast(cards.current);
        }}
      >
        {worldText.addState}
      </button>
    </TargetsProvider>
  );
}
