/**
 * Entry of the standalone page: one HTML file with this script, its styles and a recording inside (vite.standalone.ts). It plays
 * the recording from wherever the file lies, with no worker, no network and nothing that trains.
 */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RECORDING_ELEMENT, recordingIn } from '../share/recording/page.ts';
import { createSettingsStore } from '../store/settings.ts';
import { said } from '../text/language.ts';
import { recordingText } from '../text/recording.ts';
import { ConnectedGraph } from '../views/ConnectedGraph.tsx';
import { LabContext } from '../views/lab.tsx';
import { RecordingApp } from '../views/recording/RecordingApp.tsx';
import { InLanguage } from './InLanguage.tsx';
import { followLanguage } from './language.ts';
import { failureOf, openRecording, readRecordingFile } from './recordingReader.ts';
import './styles.css';
import { showTheme } from './theme.ts';

/** What the browser offers for keeping settings; null where it refuses, as some do for files. */
function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

async function show(root: HTMLElement): Promise<void> {
  // First of all: what goes wrong later is to be said in the right language.
  const settings = createSettingsStore(storage());
  showTheme(settings, document.documentElement);
  const spoken = await followLanguage(settings, document.documentElement, navigator.languages);
  const text = document.getElementById(RECORDING_ELEMENT)?.textContent ?? '';
  if (text.trim() === '') {
    root.append(recordingText.standalone.none);
    return;
  }
  const recording = await readRecordingFile(new Blob([recordingIn(text)]));
  const { opened } = openRecording(recording, null, settings, {
    nextFrame: (callback) => void (document.hidden ? setTimeout(callback, 100) : requestAnimationFrame(callback)),
    later: (callback, milliseconds) => {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
  });
  const showTitle = () => {
    document.title = recordingText.standalone.title(recording.config.world);
  };
  showTitle();
  spoken.subscribe(showTitle);
  createRoot(root).render(
    <StrictMode>
      <InLanguage spoken={spoken}>
        <LabContext value={opened.lab}>
          <RecordingApp
            graph={<ConnectedGraph onView={() => {}} />}
            opened={{ ...opened, name: recording.config.world, number: 0, welcome: false }}
          />
        </LabContext>
      </InLanguage>
    </StrictMode>,
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no element with id "root"');
show(root).catch((error: unknown) => {
  const { fault, detail } = failureOf(error, document.title);
  root.append(`${recordingText.failed.faults[fault]} (${said(detail)})`);
});
