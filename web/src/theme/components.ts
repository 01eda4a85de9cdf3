import type { Components, CssVarsTheme, Theme } from '@mui/material/styles';
import { fonts, px, sizes } from './tokens';

type Themed = Omit<Theme, 'components' | 'palette'> & CssVarsTheme;

/** A finger needs 44 px, a mouse does not; the pointer and the width decide. */
const touch = '@media (pointer: coarse), (max-width: 759px)';

const focusRing = {
  outline: '2px solid var(--mui-palette-primary-main)',
  outlineOffset: 2,
};

export const components: Components<Themed> = {
  MuiCssBaseline: {
    styleOverrides: {
      html: { fontFeatureSettings: '"tnum" 1, "zero" 0', WebkitTextSizeAdjust: '100%' },
      body: { minWidth: 320, overflowWrap: 'anywhere' },
      'code, kbd, pre, samp': { fontFamily: fonts.mono, fontSize: '0.95em' },
      ':focus-visible': focusRing,
      'h1:focus, main:focus': { outline: 'none' },
      a: { color: 'inherit', textUnderlineOffset: 3 },
      '@media (prefers-reduced-motion: reduce)': {
        '*, *::before, *::after': {
          animationDuration: '0.01ms !important',
          animationIterationCount: '1 !important',
        },
      },
    },
  },
  MuiButtonBase: {
    defaultProps: { disableRipple: true },
    styleOverrides: { root: { '&:focus-visible': focusRing } },
  },
  MuiButton: {
    defaultProps: { disableElevation: true, variant: 'outlined', color: 'primary' },
    styleOverrides: {
      root: ({ theme }) => ({
        minHeight: 34,
        padding: '4px 12px',
        lineHeight: 1.3,
        borderColor: theme.vars.palette.surface.lineStrong,
        [touch]: { minHeight: 44 },
      }),
      outlined: ({ theme }) => ({
        '&:hover': {
          backgroundColor: theme.vars.palette.surface.raised,
          borderColor: theme.vars.palette.text.secondary,
        },
      }),
      text: ({ theme }) => ({ '&:hover': { backgroundColor: theme.vars.palette.surface.raised } }),
    },
  },
  MuiIconButton: {
    styleOverrides: {
      root: ({ theme }) => ({
        borderRadius: 3,
        width: 34,
        height: 34,
        color: theme.vars.palette.text.secondary,
        '&:hover': {
          backgroundColor: theme.vars.palette.surface.raised,
          color: theme.vars.palette.text.primary,
        },
        [touch]: { width: 44, height: 44 },
      }),
    },
  },
  MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
  MuiDialog: {
    styleOverrides: {
      paper: ({ theme }) => ({
        border: `1px solid ${theme.vars.palette.surface.lineStrong}`,
        borderRadius: 5,
        margin: 16,
        [theme.breakpoints.down('sm')]: { margin: 0, border: 0 },
      }),
    },
  },
  MuiDialogTitle: {
    styleOverrides: { root: { fontSize: px(17), fontWeight: 600, padding: '18px 22px 8px' } },
  },
  MuiDialogContent: { styleOverrides: { root: { padding: '8px 22px' } } },
  MuiDialogActions: { styleOverrides: { root: { padding: '14px 22px 18px', gap: 4 } } },
  MuiOutlinedInput: {
    defaultProps: { notched: false },
    styleOverrides: {
      root: ({ theme }) => ({
        backgroundColor: theme.vars.palette.surface.ground,
        '& .MuiOutlinedInput-notchedOutline': { borderColor: theme.vars.palette.surface.lineStrong },
        '&.Mui-focused .MuiOutlinedInput-notchedOutline': { borderWidth: 2 },
        '& legend': { display: 'none' },
        '& fieldset': { top: 0 },
      }),
      // 16 px on touch screens: anything smaller makes phones zoom into the field.
      input: { padding: '7px 10px', height: 20, [touch]: { padding: '12px', fontSize: px(16) } },
    },
  },
  MuiFormHelperText: { styleOverrides: { root: { margin: '4px 0 0', fontSize: px(12) } } },
  MuiTooltip: {
    styleOverrides: {
      tooltip: ({ theme }) => ({
        backgroundColor: theme.vars.palette.text.primary,
        color: theme.vars.palette.surface.ground,
        fontSize: px(12),
        borderRadius: 3,
      }),
    },
  },
  MuiMenu: {
    styleOverrides: {
      paper: ({ theme }) => ({ border: `1px solid ${theme.vars.palette.surface.lineStrong}`, minWidth: 180 }),
    },
  },
  MuiMenuItem: {
    styleOverrides: { root: { fontSize: px(sizes.text), minHeight: 34, [touch]: { minHeight: 44 } } },
  },
  MuiTab: {
    styleOverrides: {
      root: {
        minHeight: 38,
        padding: '6px 12px',
        minWidth: 0,
        fontSize: px(sizes.text),
        [touch]: { minHeight: 44 },
      },
    },
  },
  MuiTabs: {
    styleOverrides: {
      root: ({ theme }) => ({ minHeight: 38, borderBottom: `1px solid ${theme.vars.palette.divider}` }),
    },
  },
  MuiLinearProgress: {
    styleOverrides: {
      root: ({ theme }) => ({
        height: 6,
        borderRadius: 1,
        backgroundColor: theme.vars.palette.surface.raised,
      }),
      bar: { borderRadius: 0 },
    },
  },
  MuiSkeleton: { defaultProps: { animation: 'pulse', variant: 'rectangular' } },
};
