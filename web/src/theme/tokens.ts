/**
 * Colour is spent only on meaning: the mode, profit and loss, and warnings. The chrome itself has none, so that what
 * is coloured is always worth looking at. Pairs were chosen for WCAG AA on the surface they stand on.
 */
export interface Palette {
  ground: string;
  panel: string;
  raised: string;
  line: string;
  lineStrong: string;
  text: string;
  muted: string;
  faint: string;
  up: string;
  down: string;
  warn: string;
  focus: string;
  series: readonly [string, string, string, string];
}

export const dark: Palette = {
  ground: '#0b0f13',
  panel: '#11171d',
  raised: '#1a222a',
  line: '#232d36',
  lineStrong: '#3d4b57',
  text: '#e6ebef',
  muted: '#a3b0bb',
  faint: '#8593a0',
  up: '#45c08a',
  down: '#ff7f76',
  warn: '#f0a93b',
  focus: '#e6ebef',
  series: ['#7fb0ff', '#e2b45f', '#c3a3f7', '#5fcadb'],
};

export const light: Palette = {
  ground: '#f3f1ec',
  panel: '#ffffff',
  raised: '#eceae3',
  line: '#dedad1',
  lineStrong: '#aaa69b',
  text: '#14191e',
  muted: '#4a555f',
  faint: '#5d6872',
  up: '#0a7347',
  down: '#be261d',
  warn: '#8f5400',
  focus: '#14191e',
  series: ['#1f5bd0', '#8f5400', '#6f42c1', '#0b6b7a'],
};

/** Mode colours are the same in both themes: they are signals, like paint on a hull. */
export const modeColors = {
  simulation: { fill: '#2b66db', on: '#ffffff' },
  paper: { fill: '#f2c230', on: '#1b1600' },
  live: { fill: '#cf2e26', on: '#ffffff' },
  unknown: { fill: '#5d6873', on: '#ffffff' },
} as const;

export const fonts = {
  sans: "'IBM Plex Sans Variable', system-ui, sans-serif",
  mono: "'IBM Plex Mono', ui-monospace, monospace",
} as const;

/** 11 labels, 12 tables, 13 text, 15 panel titles, 20 page titles, 28 the one figure a panel is about. */
export const sizes = { label: 11, table: 12.5, text: 13.5, title: 15, page: 20, figure: 28 } as const;

export const px = (size: number): string => `${size / 16}rem`;
