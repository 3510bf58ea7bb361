/** The way into the lecture: loads it when it is first asked for, and keeps the link in step with scene and presenter mode. */
import type { Lab } from '../store/lab.ts';
import { createLectureStore, type Lecture, type LectureStore } from '../store/lecture.ts';

export interface LectureDoor {
  readonly store: LectureStore;
  /** The lecture, the same each time; tried again where it could not be loaded. */
  load(): Promise<Lecture>;
  /** Opens a scene, from 0, with its answer revealed if that is wanted. */
  openScene(scene: number, revealed?: boolean): Promise<void>;
  /** The page without the scene that its link asks for. */
  giveUp(): void;
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
  /** Counts what was asked for: a scene whose code comes late is not opened any more where something else is wanted by then. */
  let asked = 0;
  const openScene = async (scene: number, revealed = false): Promise<void> => {
    const mine = ++asked;
    const lecture = await load();
    if (mine === asked) lecture.open(scene, revealed);
  };

  /** The lecture cannot be loaded, or is not waited for: the page stays where it is, and its link says so. */
  const giveUp = (): void => view.setState(({ options }) => ({ options: { ...options, scene: 0, reveal: false } }));
  /** What a link asks for. */
  const follow = (): void => {
    const { scene, reveal, present } = view.getState().options;
    const { scene: open, revealed, presenting } = store.getState();
    if (present !== presenting) store.setState({ presenting: present });
    if (scene === (open ?? -1) + 1 && (open === null || reveal === revealed)) return;
    if (scene > 0) openScene(scene - 1, reveal).catch(giveUp);
    else void load().then((lecture) => lecture.close());
  };
  store.subscribe((now, before) => {
    const { scene, revealed, presenting } = now;
    const moved = scene !== before.scene || revealed !== before.revealed;
    if (!moved && presenting === before.presenting) return;
    // A scene that is still on its way stays in the link whatever else changes.
    const place = moved ? { scene: (scene ?? -1) + 1, reveal: scene !== null && revealed } : {};
    view.setState(({ options }) => ({ options: { ...options, ...place, present: presenting } }));
  });
  view.subscribe((now, before) => {
    if (now.options === before.options) return;
    if (now.options.scene !== before.options.scene) asked++;
    if (now.options.scene === 0) store.setState({ arriving: false });
    follow();
  });
  store.setState({ arriving: view.getState().options.scene > 0 });
  follow();
  return { store, load, openScene, giveUp };
}
