/** The theme that drawings take their colours from. */
import { useSettings } from './lab.tsx';
import { useMedia } from './media.ts';

/** The theme with 'system' resolved: a drawing with colours of its own cannot leave the choice to a style sheet. */
export function useDrawnTheme(): 'light' | 'dark' | 'projector' {
  const theme = useSettings((state) => state.theme);
  const dark = useMedia('(prefers-color-scheme: dark)');
  if (theme !== 'system') return theme;
  return dark ? 'dark' : 'light';
}
