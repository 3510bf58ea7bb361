/** The words of a scene: what is to be seen, a question to predict, the reveal with its numbers and formulas, the speaker's notes. */
import { useEffect, useId, useRef } from 'react';
import type { Scene } from '../../lessons/scene.ts';
import { rightChoice } from '../../lessons/scene.ts';
import type { Selection } from '../../store/view.ts';
import { said } from '../../text/language.ts';
import { lessonsText, type SceneText } from '../../text/lessons.ts';
import { ActionList } from '../inspector/ActionList.tsx';
import { useLab, useView } from '../lab.tsx';
import { locate } from '../locate.ts';
import { useScreen } from '../screen.tsx';
import { WithSymbols } from '../symbols.tsx';
import { fill } from './fill.ts';
import { type StageFacts, useLecture, useLectureState, useStageFacts } from './lecture.tsx';
import { measure } from './measure.ts';
import { SceneFormulas } from './numbers.tsx';
import { isOf } from './targets.ts';

interface ScenePanelProps {
  readonly scene: Scene;
  readonly number: number;
  readonly of: number;
}

const text = lessonsText;

export function ScenePanel({ scene, number, of }: ScenePanelProps) {
  const lecture = useLecture();
  const { now, asked } = useStageFacts();
  const revealed = useLectureState((state) => state.revealed);
  const status = useLectureState((state) => state.status);
  const failure = useLectureState((state) => state.failure);
  const notes = useLectureState((state) => state.notes);
  const subject = useLectureState((state) => state.subject);
  const presenting = useLectureState((state) => state.presenting);
  const words = text.scenes[scene.id];
  const there = revealed && status === 'ready';
  const found = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (there) found.current?.scrollIntoView({ block: 'nearest' });
  }, [there]);
  return (
    <section className="scene" aria-labelledby="scene-title" data-revealed={revealed} data-status={status}>
      <p className="soft scene-place">{text.place(number + 1, of)}</p>
      <h2 id="scene-title">{words.title}</h2>
      <p className="scene-body">
        <WithSymbols text={fill(words.body, asked)} />
      </p>
      {subject !== null && <PointOut subject={subject} />}
      {failure !== null && (
        <div className="scene-failure" role="alert">
          <p>{text.failed(said(failure))}</p>
          <button type="button" onClick={() => lecture.again()}>
            {text.again}
          </button>
        </div>
      )}
      <Question scene={scene} words={words} facts={{ now, asked }} known={there} />
      <div aria-live="polite">
        {revealed && status === 'acting' && <p className="soft">{text.preparing}</p>}
        {there && (
          <div className="scene-reveal" ref={found}>
            <p>
              <WithSymbols text={fill(words.reveal, now)} />
            </p>
            <SceneFormulas ids={scene.formulas} selection={subject} measured={now} />
            {scene.follows === true && subject !== null && <Clicked scene={scene} subject={subject} />}
            {scene.actions === true && <Actions />}
          </div>
        )}
      </div>
      {notes && !presenting && (
        <section className="scene-notes" aria-label={text.notes}>
          <h3>{text.notes}</h3>
          <p>
            <WithSymbols text={words.notes} />
          </p>
        </section>
      )}
    </section>
  );
}

/** Where something else was clicked: back to what the scene speaks of. */
function PointOut({ subject }: { readonly subject: Selection }) {
  const lecture = useLecture();
  const elsewhere = useView(({ selection }) => !isOf(selection, subject));
  const ready = useLectureState((state) => state.status === 'ready');
  if (!elsewhere || !ready) return null;
  return (
    <p>
      <button type="button" title={text.pointOutHint} onClick={() => lecture.pointOut()}>
        {text.pointOut}
      </button>
    </p>
  );
}

/** The scene's formulas once more, for another transition that was clicked: the scene's own stay what its words say. */
function Clicked({ scene, subject }: { readonly scene: Scene; readonly subject: Selection }) {
  const screen = useScreen();
  const { creditOf } = useLab();
  const selection = useView((state) => state.selection);
  if (screen === null || selection === null || isOf(selection, subject)) return null;
  const { shown, index } = screen;
  const located = locate(selection, shown.rollouts, index);
  if (located?.kind !== 'edge' && located?.kind !== 'bundle') return null;
  // Actions that lead from one state to the same other one share δ.
  const edge = located.kind === 'edge' ? located.edge : located.edges[0];
  const clicked = { kind: 'edge', edge: index.edgeKeys[edge] } as const;
  const measured = measure({ shown, selection: clicked, before: null, creditOf });
  return (
    <>
      <p>{fill(text.clicked, measured)}</p>
      <SceneFormulas ids={scene.formulas} selection={clicked} measured={measured} />
    </>
  );
}

/** The actions of the state that the scene is about: how likely each was, and is. */
function Actions() {
  const screen = useScreen();
  const subject = useLectureState((state) => state.subject);
  if (screen === null || subject === null) return null;
  const located = locate(subject, screen.shown.rollouts, screen.index);
  return located?.kind === 'node' ? <ActionList screen={screen} node={located.node} /> : null;
}

/** @param right number of the right choice; null while it is not known. @param predicted null where none was */
function verdict(choices: readonly string[], right: number | null, predicted: number | null): string {
  if (right === null) return text.unknown;
  if (predicted === null) return text.answer(choices[right]);
  return predicted === right ? text.right : text.wrong(choices[right]);
}

interface QuestionProps {
  readonly scene: Scene;
  readonly words: SceneText;
  readonly facts: StageFacts;
  /** The answer may be told. */
  readonly known: boolean;
}

/** Radio buttons until the reveal; then which one was right, and whether it was predicted. */
function Question({ scene, words, facts, known }: QuestionProps) {
  const lecture = useLecture();
  const name = useId();
  const revealed = useLectureState((state) => state.revealed);
  const predicted = useLectureState((state) => state.predicted);
  const fact = facts.now[scene.question.fact];
  const right = known ? rightChoice(scene.question, typeof fact === 'number' ? fact : null) : null;
  return (
    <fieldset className="scene-question">
      <legend>
        <WithSymbols text={fill(words.question, facts.asked)} />
      </legend>
      {words.choices.map((choice, k) => (
        <label
          key={choice}
          className="scene-choice"
          data-right={right === k}
          data-wrong={right !== null && right !== k && predicted === k}
        >
          <input
            type="radio"
            name={name}
            checked={predicted === k}
            disabled={revealed}
            onChange={() => lecture.predict(k)}
          />
          <span>{choice}</span>
          {right === k && <span className="scene-mark">✓</span>}
          {right !== null && right !== k && predicted === k && <span className="scene-mark">✕</span>}
        </label>
      ))}
      {/* There from the beginning: what is put into it is read out. */}
      <output className="scene-verdict" data-predicted={predicted !== null}>
        {known && verdict(words.choices, right, predicted)}
      </output>
    </fieldset>
  );
}
