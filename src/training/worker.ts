/** The training worker: a thin wrapper that hands messages to a Runner. */

import plainWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { PolicyHost } from '../policy/policyHost.ts';
import type { Command, Message } from './protocol.ts';
import { Runner } from './runner.ts';

const channel = new MessageChannel();

const policies = new PolicyHost(
  // Relative to this file, not to the page: the worker may live in another folder.
  {
    wasmPaths: {
      plainWasm: new URL(plainWasm, import.meta.url).href,
      simdWasm: new URL(simdWasm, import.meta.url).href,
    },
  },
  {
    onLost: (reason) => runner.abandon('The GPU device was lost.', reason),
    onError: (message) => runner.abandon('The GPU reported an error, so its numbers cannot be trusted.', message),
  },
);

const runner = new Runner({
  post: (message: Message, transfer = []) => self.postMessage(message, { transfer: [...transfer] }),
  openPolicy: (config) => policies.open(config),
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
