/** Cameras of several graphs that move as one: the first fits the graph, and where a user takes one, all go along. */
import type { View } from '../graph/camera.ts';
import type { GraphView } from '../graph/graphView.ts';

type Linked = Pick<GraphView, 'camera' | 'placeCamera' | 'setLed' | 'fit' | 'zoomBy'>;

export class CameraLink {
  readonly #views = new Map<string, Linked>();
  /** Ids in the order of the columns. */
  #order: readonly string[] = [];
  #byUser = false;

  /** The columns as they stand; the first of them whose graph is there leads. */
  arrange(order: readonly string[]): void {
    this.#order = order;
    this.#lead();
  }

  join(id: string, view: Linked): void {
    this.#views.set(id, view);
    this.#lead();
  }

  leave(id: string): void {
    this.#views.delete(id);
    this.#lead();
  }

  /** The camera of one moved. */
  moved(id: string, camera: View, byUser: boolean): void {
    this.#byUser = byUser;
    for (const [other, view] of this.#views) if (other !== id) view.placeCamera(camera, byUser);
  }

  /** Does something with the camera that leads: the others go along. */
  withLeader(act: (leader: Linked) => void): void {
    const leading = this.#views.get(this.#leader() ?? '');
    if (leading !== undefined) act(leading);
  }

  #leader(): string | undefined {
    return this.#order.find((id) => this.#views.has(id));
  }

  #lead(): void {
    const leader = this.#leader();
    for (const [id, view] of this.#views) view.setLed(id !== leader);
    const leading = leader === undefined ? undefined : this.#views.get(leader);
    if (leader !== undefined && leading !== undefined) this.moved(leader, leading.camera(), this.#byUser);
  }
}
