/** Opens policies one after the other in one context, and chooses and checks the backend only when the choice changes. */
import type { Backend, BackendAssets, BackendChoice, BackendEvents } from './backends.ts';
import { createPolicy, type PolicySettings } from './learner.ts';
import { openBackend } from './openBackend.ts';
import type { Policy } from './policy.ts';

export class PolicyHost {
  private readonly assets: BackendAssets;
  private readonly events: BackendEvents;
  private opened: { readonly choice: BackendChoice; readonly backend: Promise<Backend> } | null = null;

  constructor(assets: BackendAssets, events: BackendEvents = {}) {
    this.assets = assets;
    this.events = events;
  }

  /**
   * A fresh policy on the backend that the settings ask for. A context has one active backend: policies that an earlier
   * call opened on another one can only be disposed of.
   */
  async open(settings: PolicySettings & { readonly backend: BackendChoice }): Promise<Policy> {
    if (this.opened?.choice !== settings.backend) {
      // Two switches must not run at the same time: the second waits for the first, whatever came of it.
      const before = this.opened?.backend.catch(() => undefined) ?? Promise.resolve();
      const backend = before.then(() => openBackend(settings.backend, this.assets, this.events));
      this.opened = { choice: settings.backend, backend };
    }
    return createPolicy(settings, await this.opened.backend);
  }
}
