/** The theme on the page, whichever page it is: handed to the style sheet at once, and whenever it changes or is lent. */
import type { SettingsStore } from '../store/settings.ts';

/** To be called before anything is painted, so that nothing is in the wrong colours. */
export function showTheme(
  settings: Pick<SettingsStore, 'getState' | 'subscribe'>,
  { dataset }: Pick<HTMLElement, 'dataset'>,
): void {
  const show = (): void => {
    dataset.theme = settings.getState().theme;
  };
  show();
  settings.subscribe(show);
}
