import Box from '@mui/material/Box';

/** One stroke, one grid of 20: drawn for this page, so that no icon font has to be loaded. */
const shapes = {
  dashboard: 'M3 16a7.5 7.5 0 1 1 14 0M10 12.5 13.5 8M3 16h14',
  positions: 'M3.5 4.5h13M3.5 8h13M3.5 11.5h7M3.5 15h7M13.5 11v5m-2-2 2 2 2-2',
  market: 'M5 4v3m0 6v3M3.5 7h3v6h-3zM10.5 3v2m0 6v4M9 5h3v6H9zM16 5v4m0 5v2m-1.5-7h3v5h-3z',
  bots:
    'M5 8h10a1.5 1.5 0 0 1 1.5 1.5v5A1.5 1.5 0 0 1 15 16H5a1.5 1.5 0 0 1-1.5-1.5v-5A1.5 1.5 0 0 1 5 ' +
    '8z' +
    'M10 8V4.5M7.5 11.5v1.5M12.5 11.5v1.5M8.5 4.5h3',
  strategies: 'M4 4h5v4H4zM11 12h5v4h-5zM6.5 8v6H11M11 4h5v4h-5zM9 6h2',
  backtests: 'M3.5 10a6.5 6.5 0 1 0 2-4.7M3.5 3.5v3h3M10 6.5V10l2.5 2',
  indicators: 'M2.5 12.5c2-7 4-7 6 0s4 4.5 5.5-1 2-6 3.5-6M2.5 16.5h15',
  data:
    'M4 5.5C4 4.1 6.7 3 10 3s6 1.1 6 2.5S13.3 8 10 8 4 6.9 4 5.5z' +
    'M4 5.5v9C4 15.9 6.7 17 10 17s6-1.1 6-2.5v-9M4 10c0 1.4 2.7 2.5 6 2.5s6-1.1 6-2.5',
  events: 'M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5M7 12h2.5M11.5 12H13',
  risk: 'M10 3 4 5.5V10c0 3.6 2.5 6 6 7 3.5-1 6-3.4 6-7V5.5zM6.5 10.5h7',
  journal: 'M5 3.5h10v13H5zM5 7H3.5M5 10H3.5M5 13H3.5M8 7h4.5M8 10h4.5M8 13h2.5',
  settings: 'M3 6h7m4 0h3M3 14h3m4 0h7M12 4v4M8 12v4',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  hand:
    'M7 10V5a1.2 1.2 0 0 1 2.4 0v4m0-.5V4a1.2 1.2 0 0 1 2.4 0v4.5m0 0V5.2a1.2 1.2 0 0 1 2.4 ' +
    '0V11.5c0 3-1.9 5-4.7 5-2.2 0-3.4-1-4.5-3L3.6 10.8c-.7-1.3 1-2.3 1.9-1.2L7 11.5',
  bolt: 'M11.5 2.5 4.5 11.5H9l-1 6 7.5-9.5H11z',
  sun:
    'M10 6.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM10 2v2m0 12v2M2 10h2m12 0h2' +
    'M4.3 4.3l1.4 1.4m8.6 8.6 1.4 1.4m0-11.4-1.4 1.4m-8.6 8.6-1.4 1.4',
  moon: 'M16 11.7A6.5 6.5 0 0 1 8.3 4a6.5 6.5 0 1 0 7.7 7.7z',
  screen: 'M3 4.5h14v9H3zM7.5 16.5h5M10 13.5v3',
  user: 'M10 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 16.5c.6-2.7 3-4 6-4s5.4 1.3 6 4',
  stop: 'M7 3h6l4 4v6l-4 4H7l-4-4V7zM7 10h6',
  close: 'M5 5l10 10M15 5 5 15',
  chevron: 'M7.5 4.5 13 10l-5.5 5.5',
  up: 'M10 15.5v-11M5.5 9 10 4.5 14.5 9',
  down: 'M10 4.5v11M5.5 11l4.5 4.5 4.5-4.5',
  check: 'M4 10.5 8 14.5 16 6',
  dash: 'M5 10h10',
  warning: 'M10 3.5 17.5 16.5h-15zM10 8.5v3.5M10 14.3v.01',
  copy: 'M7 7h9v9H7zM13 7V4H4v9h3',
  keyboard: 'M2.5 5.5h15v9h-15zM5.5 8.5h.01M8.5 8.5h.01M11.5 8.5h.01M14.5 8.5h.01M6 11.8h8',
} as const;

export type IconName = keyof typeof shapes;

interface Props {
  name: IconName;
  size?: number;
  filled?: boolean;
}

export function Icon({ name, size = 18, filled = false }: Props) {
  return (
    <Box
      component="svg"
      viewBox="0 0 20 20"
      aria-hidden
      focusable={false}
      sx={{ width: size, height: size, flex: 'none', display: 'block' }}
      fill={filled ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={name === 'more' ? 2.5 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={shapes[name]} />
    </Box>
  );
}
