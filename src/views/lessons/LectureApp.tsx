/** The page of a lecture: the stage, the scene's words beside it, and the way through the scenes. */
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { scenes } from '../../lessons/scenes.ts';
import type { Lecture } from '../../store/lecture.ts';
import { lessonsText } from '../../text/lessons.ts';
import { pageText } from '../../text/page.ts';
import { ConnectedGraph } from '../ConnectedGraph.tsx';
import { CommonScale } from '../compare/commonScale.ts';
import { BackendBadge } from '../controls/BackendBadge.tsx';
import { Preferences } from '../controls/Preferences.tsx';
import { Shortcuts } from '../controls/Shortcuts.tsx';
import { FocusOnPage } from '../FocusOnPage.tsx';
import type { GraphView } from '../graph/graphView.ts';
import { LabContext, useLab, useRun, useView } from '../lab.tsx';
import { PageActionsProvider } from '../pageActions.tsx';
import { ScreenProvider } from '../screen.tsx';
import { Centre } from '../table/Centre.tsx';
import { LectureContext, useLecture, useLectureState } from './lecture.tsx';
import { Melt } from './Melt.tsx';
import { SceneList } from './SceneList.tsx';
import { ScenePanel } from './ScenePanel.tsx';

const RaceStage = lazy(async () => ({ default: (await import('./RaceStage.tsx')).RaceStage }));
const Inspector = lazy(async () => ({ default: (await import('../inspector/Inspector.tsx')).Inspector }));

const text = lessonsText;

interface LectureAppProps {
  readonly lecture: Lecture;
  /** What the header offers beside the lecture's own: sharing the scene. */
  readonly menus: ReactNode;
}

export function LectureApp({ lecture, menus }: LectureAppProps) {
  const lab = useStore(lecture.stage, (stage) => stage.lab);
  return (
    <LectureContext value={lecture}>
      <LabContext value={lab}>
        <ScreenProvider key={String(lab.trains)}>
          <PageActionsProvider>
            <CommonScale value={true}>
              <LecturePage menus={menus} />
            </CommonScale>
          </PageActionsProvider>
        </ScreenProvider>
      </LabContext>
    </LectureContext>
  );
}

function LecturePage({ menus }: Pick<LectureAppProps, 'menus'>) {
  const { stage } = useLecture();
  const [view, setView] = useState<GraphView | null>(null);
  // "?" lists the lecture's own keys (views/present); those of the graph work all the same.
  const shortcuts = useRef<HTMLDialogElement>(null);
  const number = useLectureState((state) => state.scene) ?? 0;
  const scene = scenes[number];
  const race = useStore(stage, (state) => state.race);
  const apart = useLectureState((state) => state.melt < 1);
  const nothing = useRun((state) => state.shown === null);
  const inspected = useView((state) => state.selection !== null);
  return (
    <div className="lecture" data-scene={scene.id}>
      <LectureHeader menus={menus} />
      <output className="visually-hidden">
        {text.place(number + 1, scenes.length)}: {text.scenes[scene.id].title}
      </output>
      <main className="centre lecture-stage" tabIndex={-1} aria-label={text.stage}>
        <div className="graph-slot">
          <Centre graph={<ConnectedGraph onView={setView} drawnApart={apart} />} />
          {race !== null && scene.stage.kind === 'race' && (
            <Suspense>
              <RaceStage race={race} study={scene.stage.study} />
            </Suspense>
          )}
          {nothing && race === null && <p className="graph-empty soft">{text.preparing}</p>}
        </div>
        <Melt view={race === null ? view : null} slider={scene.melts === true} />
      </main>
      <aside className="panel lecture-panel">
        <div className="scroll" tabIndex={-1}>
          <ScenePanel key={scene.id} scene={scene} number={number} of={scenes.length} />
          {inspected && race === null && (
            <details className="lecture-inspector">
              <summary>{pageText.inspector}</summary>
              <Suspense>
                <Inspector />
              </Suspense>
            </details>
          )}
        </div>
        <Steps last={number === scenes.length - 1} />
      </aside>
      <Shortcuts dialog={shortcuts} held={true} />
      <FocusOnPage page="lecture" />
    </div>
  );
}

function LectureHeader({ menus }: Pick<LectureAppProps, 'menus'>) {
  const lecture = useLecture();
  const notes = useLectureState((state) => state.notes);
  const number = useLectureState((state) => state.scene) ?? 0;
  const link = lecture.link(number);
  const { trains } = useLab();
  // A race has workers of its own.
  const races = useStore(lecture.stage, (stage) => stage.race !== null);
  return (
    <header className="header lecture-header">
      <h1>
        <b>G2PO</b> Lab
      </h1>
      <SceneList />
      <p className="status soft">{text.own}</p>
      <div className="header-end">
        {trains && !races && <BackendBadge />}
        {link !== null && (
          // Without what the address asks for besides its hash: a file would take the place of the run.
          <a
            className="button"
            href={window.location.pathname + link}
            target="_blank"
            rel="noopener"
            title={text.openHint}
          >
            {text.open}
          </a>
        )}
        {menus}
        <button
          type="button"
          aria-pressed={notes}
          title={text.notesHint}
          onClick={() => lecture.store.setState({ notes: !notes })}
        >
          {text.notes}
        </button>
        <button
          type="button"
          className="primary"
          title={text.presentHint}
          onClick={() => lecture.store.setState({ presenting: true })}
        >
          {text.present}
        </button>
        <Preferences />
        <button type="button" title={text.closeHint} onClick={() => lecture.close()}>
          {text.close}
        </button>
      </div>
    </header>
  );
}

/** Back, and what comes next. */
function Steps({ last }: { readonly last: boolean }) {
  const lecture = useLecture();
  const revealed = useLectureState((state) => state.revealed);
  const first = useLectureState((state) => state.scene === 0 && !state.revealed);
  return (
    <nav className="lecture-steps" aria-label={text.name}>
      <button type="button" disabled={first} title={text.previousHint} onClick={() => lecture.previous()}>
        {text.previous}
      </button>
      <button
        type="button"
        className="primary"
        disabled={last && revealed}
        title={text.nextHint}
        onClick={() => lecture.next()}
      >
        {revealed ? text.next : text.reveal}
      </button>
    </nav>
  );
}
