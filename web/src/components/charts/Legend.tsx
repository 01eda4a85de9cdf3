import Box from '@mui/material/Box';
import { usePalette } from '../../theme/usePalette';
import type { Overlay } from './model';

/** Which line is which; the value is that of the newest bar. */
export function Legend({ overlays, digits }: { overlays: readonly Overlay[]; digits: number }) {
  const { series } = usePalette();
  if (overlays.length === 0) return null;
  return (
    <Box
      component="ul"
      sx={{ listStyle: 'none', display: 'flex', flexWrap: 'wrap', gap: 4, m: 0, px: 4, pb: 2 }}
    >
      {overlays.map(({ id, name, points, digits: own = digits }, index) => (
        <Box
          component="li"
          key={id}
          sx={{ display: 'flex', alignItems: 'center', gap: 2, fontSize: '0.78rem' }}
        >
          <Box aria-hidden sx={{ width: 14, borderTop: 2, borderColor: series[index % series.length] }} />
          {name}
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {points.at(-1)?.value?.toFixed(own) ?? '–'}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
