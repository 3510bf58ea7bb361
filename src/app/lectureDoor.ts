/** The way into the lecture: loads it when it is first asked for, and keeps the link in step with scene and presenter mode. */
import type { Lab } from '../store/lab.ts';
import { createLectureStore, type Lecture, type LectureStore } from '../store/lecture.ts';

export interface LectureDoor {
  readonly store: LectureStore;
  /** The lecture, the same each time; tried again where it could not be loaded. */
  load(): Promise<Lecture>;
  /** Opens a scene, from 0, with its answer revealed if that is wanted. */
  openScene(scene: number, revealed?: boolean): Promise<void>;
}

/**
 * @param view of the page's own lab, whose options are the link's: scene (from 1, 0 for none), revealed or not, and presenter mode
 * @param loadLecture its code comes with it
 */
export function createLectureDoor(
  view: Lab['view'],
  loadLecture: (store: LectureStore) => Promise<Lecture>,
): LectureDoor {
  const store = createLectureStore();
  let loading: Promise<Lecture> | null = null;
  const load = (): Promise<Lecture> => {
    if (loading === null) {
      loading = loadLecture(store);
      loading.catch(() => {
        loading = null;
      });
    }
    return loading;
  };
  const openScene = async (scene: number, revealed = false): Promise<void> => (await load()).open(scene, revealed);

  /** What a link asks for. */
  const follow = (): void => {
    const { scene, reveal, present } = view.getState().options;
    const { scene: open, revealed, presenting } = store.getState();
    if (present !== presenting) store.setState({ presenting: present });
    if (scene === (open ?? -1) + 1 && (open === null || reveal === revealed)) return;
    if (scene > 0) openScene(scene - 1, reveal).catch(() => {});
    else void load().then((lecture) => lecture.close());
  };
  store.subscribe((now, before) => {
    const { scene, revealed, presenting } = now;
    if (scene === before.scene && revealed === before.revealed && presenting === before.presenting) return;
    const options = { scene: (scene ?? -1) + 1, reveal: scene !== null && revealed, present: presenting };
    view.setState((state) => ({ options: { ...state.options, ...options } }));
  });
  view.subscribe((now, before) => {
    if (now.options !== before.options) follow();
  });
  follow();
  return { store, load, openScene };
}
