/** Says where a run that a link asks for comes out otherwise than it did: on another backend, in another version. */
import type { Link } from '../share/link.ts';
import { madeWith, versionsChanged } from '../share/made.ts';
import type { LinkRemark, RunStore } from '../store/run.ts';
import { findWorld } from '../worlds/registry.ts';

/**
 * Watches for the backend that the run gets, and says in `RunState.elsewhere` where it is not that of the link.
 * @param say hands on what there is to be said of the versions
 * Links to a configuration alone promise no numbers: of them nothing is said.
 */
export function watchOrigin(run: RunStore, link: Link, say: (remark: LinkRemark) => void): void {
  const { config, changes, made, on, to } = link;
  if (to === 0) return;
  const changed = versionsChanged(made, madeWith(config, changes, findWorld(config.world).version));
  if (changed.length > 0) say({ kind: 'otherVersion', of: changed });
  if (on === null) return;
  const { run: number } = run.getState();
  const unsubscribe = run.subscribe(({ backend, run: now }) => {
    if (now !== number) return unsubscribe();
    if (backend === null) return;
    unsubscribe();
    if (backend.name !== on.backend || backend.adapter !== on.adapter) run.setState({ elsewhere: on });
  });
}
