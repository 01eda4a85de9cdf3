import { createTheme, type ColorSystemOptions } from '@mui/material/styles';
import { components } from './components';
import { dark, fonts, light, px, sizes, type Palette } from './tokens';

declare module '@mui/material/styles' {
  interface Palette {
    surface: { ground: string; panel: string; raised: string; line: string; lineStrong: string };
    tone: { up: string; down: string; warn: string; faint: string };
  }
  interface PaletteOptions {
    surface?: Palette['surface'];
    tone?: Palette['tone'];
  }
}

function scheme(colors: Palette): ColorSystemOptions {
  return {
    palette: {
      primary: { main: colors.text, contrastText: colors.ground },
      error: { main: colors.down },
      warning: { main: colors.warn },
      success: { main: colors.up },
      info: { main: colors.muted },
      background: { default: colors.ground, paper: colors.panel },
      text: { primary: colors.text, secondary: colors.muted },
      divider: colors.line,
      surface: {
        ground: colors.ground,
        panel: colors.panel,
        raised: colors.raised,
        line: colors.line,
        lineStrong: colors.lineStrong,
      },
      tone: { up: colors.up, down: colors.down, warn: colors.warn, faint: colors.faint },
    },
  };
}

export const theme = createTheme({
  cssVariables: { colorSchemeSelector: 'data-theme' },
  colorSchemes: { dark: scheme(dark), light: scheme(light) },
  defaultColorScheme: 'dark',
  breakpoints: { values: { xs: 0, sm: 480, md: 760, lg: 1120, xl: 1600 } },
  shape: { borderRadius: 3 },
  spacing: 4,
  typography: {
    fontFamily: fonts.sans,
    htmlFontSize: 16,
    h1: { fontSize: px(sizes.page), fontWeight: 600, lineHeight: 1.25, letterSpacing: '-0.01em' },
    h2: { fontSize: px(sizes.title), fontWeight: 600, lineHeight: 1.3 },
    h3: { fontSize: px(sizes.text), fontWeight: 600, lineHeight: 1.35 },
    body1: { fontSize: px(sizes.text), lineHeight: 1.5 },
    body2: { fontSize: px(sizes.table), lineHeight: 1.45 },
    caption: { fontSize: px(sizes.label), lineHeight: 1.4 },
    overline: {
      fontSize: px(sizes.label),
      fontWeight: 500,
      lineHeight: 1.4,
      letterSpacing: '0.04em',
      textTransform: 'none',
    },
    button: { fontSize: px(sizes.text), fontWeight: 500, textTransform: 'none', letterSpacing: 0 },
  },
  transitions: { create: () => 'none' },
  components,
});
