/** Whether there is time to read: what is on screen stays, or changes stage by stage. */
import { stageDelay } from '../../store/settings.ts';
import { useRun, useSettings, useView } from '../lab.tsx';

/** False while training at full speed is followed: lists then keep their order, and panels their height. */
export function useAtRest(): boolean {
  const scrubbed = useView((state) => state.iteration !== null);
  const playing = useRun((state) => state.status === 'playing');
  const fast = useSettings(({ speed }) => stageDelay(speed) === 0);
  return scrubbed || !playing || !fast;
}
