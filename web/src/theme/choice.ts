import { useColorScheme } from '@mui/material/styles';
import type { IconName } from '../components/Icon';

export type ThemeChoice = 'dark' | 'light' | 'system';

export const themes: Record<ThemeChoice, { name: string; icon: IconName; next: ThemeChoice }> = {
  dark: { name: 'Dark', icon: 'moon', next: 'light' },
  light: { name: 'Light', icon: 'sun', next: 'system' },
  system: { name: 'System', icon: 'screen', next: 'dark' },
};

export function useTheming(): { choice: ThemeChoice; choose: (choice: ThemeChoice) => void } {
  const { mode, setMode } = useColorScheme();
  return { choice: mode ?? 'dark', choose: setMode };
}
