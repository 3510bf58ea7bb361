/** When bottlenecks are worth a mark. */
import type { Rollouts } from '../credit/rollouts.ts';

/** Whether at least two rollouts succeeded: with one, its whole way is a bottleneck, which tells nothing. */
export function bottlenecksTell({ success }: Pick<Rollouts, 'success'>): boolean {
  return success.reduce((sum, one) => sum + one, 0) >= 2;
}
