import { useColorScheme } from '@mui/material/styles';
import { dark, light, type Palette } from './tokens';

/** Concrete colours for what cannot read style variables, such as a canvas. */
export function usePalette(): Palette {
  const { mode, systemMode } = useColorScheme();
  const shown = mode === 'system' ? systemMode : mode;
  return shown === 'light' ? light : dark;
}
