/** Entry of the page: makes the lab, paints, then loads the backend; keeps the address in step with what is on screen. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '../views/App.tsx';
import { ConnectedGraph } from '../views/ConnectedGraph.tsx';
import { LabContext } from '../views/lab.tsx';
import { createHandle } from './automation.ts';
import { createLab } from './createLab.ts';
import './styles.css';
import { createTrainingWorker } from './trainingWorker.ts';

/** How long the address may lag behind the screen; browsers refuse more than some 100 changes in 30 seconds. */
const ADDRESS_DELAY = 400;

/** localStorage, or null where the browser refuses it (private windows, blocked cookies). */
function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

const lab = createLab({
  hash: window.location.hash,
  storage: storage(),
  createWorker: createTrainingWorker,
  // A hidden page draws no pictures; what is on screen must be right all the same when it comes back.
  nextFrame: (callback) => (document.hidden ? setTimeout(callback, 100) : requestAnimationFrame(callback)),
});
window.g2poLab = createHandle(lab);

let addressTimer: ReturnType<typeof setTimeout> | undefined;
const keepAddress = (): void => {
  clearTimeout(addressTimer);
  addressTimer = setTimeout(() => history.replaceState(null, '', `#${lab.link()}`), ADDRESS_DELAY);
};
lab.run.subscribe(({ config }, before) => {
  if (config !== before.config) keepAddress();
});
lab.view.subscribe((now, before) => {
  const looked = now.task !== before.task || now.colouring !== before.colouring || now.threshold !== before.threshold;
  if (looked) keepAddress();
});
window.addEventListener('hashchange', () => lab.open(window.location.hash));

const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no element with id "root"');
createRoot(container).render(
  <StrictMode>
    <LabContext value={lab}>
      <App graph={<ConnectedGraph />} />
    </LabContext>
  </StrictMode>,
);

// The first picture comes first: TensorFlow.js and its backend load behind it.
requestAnimationFrame(() => setTimeout(lab.connect, 0));
