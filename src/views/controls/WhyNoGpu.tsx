/** Why the policy is not computed on WebGPU, what runs instead, and what would change that: a fact, not an error. */
import type { BackendChoice, BackendName, BackendReport, GpuObstacle } from '../../policy/backends.ts';
import { pageText } from '../../text/page.ts';
import { useRun } from '../lab.tsx';

/**
 * What to say of a backend that is not webgpu: what hindered it, that it was not asked for, or that it broke down in the
 * course of the run, which then goes on with another one by itself. Null where webgpu runs, or works and is slower.
 * @param before What computed before the last fault; null where there was none.
 */
export function obstacleOf(
  { name, tried }: BackendReport,
  asked: BackendChoice,
  before: BackendName | null,
): GpuObstacle | 'not asked' | 'broke down' | null {
  if (name === 'webgpu') return null;
  if (before === 'webgpu') return 'broke down';
  const webgpu = tried.find((attempt) => attempt.name === 'webgpu');
  if (webgpu !== undefined) return webgpu.obstacle;
  return asked === 'auto' || asked === 'webgpu' ? 'broke down' : 'not asked';
}

export function WhyNoGpu({ backend }: { readonly backend: BackendReport }) {
  const asked = useRun((state) => state.config.backend);
  const before = useRun((state) => state.recovery?.before ?? null);
  const text = pageText.backend;
  const obstacle = obstacleOf(backend, asked, before);
  if (obstacle === null) return null;
  const { why, advice } = text.noGpu.reasons[obstacle];
  return (
    <section className="no-gpu">
      <h2>{text.noGpu.heading}</h2>
      <p>{why}</p>
      <p>{text.noGpu.instead(text.names[backend.name])}</p>
      <p className="soft">{advice}</p>
      {backend.name === 'cpu' && asked !== 'cpu' && <p>{text.noWasm}</p>}
    </section>
  );
}
