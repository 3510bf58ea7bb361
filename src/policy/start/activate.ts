/** Makes a registered backend the active one. */
import type { BackendName } from '../backends.ts';
import { registerGradients } from '../gradients.ts';
import { env, getBackend, getGradient, setBackend } from '../tf.ts';

/** Throws where the backend cannot start; on its own, TensorFlow.js may only warn and stay with another one (TECH.md). */
export async function activate(name: BackendName): Promise<void> {
  // Silences advice to install other backends; errors are thrown all the same.
  env().set('PROD', true);
  if (getGradient('Tanh') === undefined) registerGradients();
  const started = await setBackend(name);
  if (!started || getBackend() !== name) throw new Error(`The ${name} backend did not start.`);
}
