/** The training worker: a thin wrapper that hands messages to a Runner. */
import plainWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { createPolicy } from '../policy/learner.ts';
import type { Command, Message } from './protocol.ts';
import { Runner } from './runner.ts';

const channel = new MessageChannel();

const runner = new Runner({
  post: (message: Message) => self.postMessage(message),
  openPolicy: (config) => createPolicy(config, { wasmPaths: { plainWasm, simdWasm } }),
  // A message to oneself queues behind the commands that wait; timers would add 4 ms each.
  yieldToCommands: () =>
    new Promise((resolve) => {
      channel.port1.onmessage = () => resolve();
      channel.port2.postMessage(null);
    }),
});

self.addEventListener('message', (event: MessageEvent<Command>) => {
  void runner.handle(event.data);
});
