/** The training worker as the lab uses it. */
import type { Message } from '../training/protocol.ts';
import type { TrainingWorker } from './createLab.ts';

export function createTrainingWorker(): TrainingWorker {
  const worker = new Worker(new URL('../training/worker.ts', import.meta.url), { type: 'module', name: 'training' });
  return {
    postMessage: (command) => worker.postMessage(command),
    onMessage: (listener) => worker.addEventListener('message', (event: MessageEvent<Message>) => listener(event.data)),
    onError: (listener) => {
      worker.addEventListener('error', (event) => listener(event.message || 'it could not be loaded'));
      worker.addEventListener('messageerror', () => listener('one of its messages could not be read'));
    },
    terminate: () => worker.terminate(),
  };
}
