import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, type ReactNode } from 'react';
import { Mark } from './Mark';

/** The pages before the frame: set-up and sign-in. */
export function DoorPage({ title, children }: { title: string; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Plimsoll`;
  }, [title]);
  return (
    <Box
      component="main"
      sx={{
        minHeight: '100dvh',
        display: 'grid',
        justifyItems: 'center',
        alignContent: { xs: 'start', sm: 'center' },
      }}
    >
      <Box sx={{ width: 1, maxWidth: 440, px: 5, py: 8 }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, mb: 8 }}>
          <Mark size={28} />
          <Typography component="span" sx={{ fontSize: '1.05rem', fontWeight: 600, letterSpacing: '0.01em' }}>
            Plimsoll
          </Typography>
          {/* The load line runs on from the mark to the edge of the column. */}
          <Box sx={{ flex: 1, borderTop: 2, borderColor: 'text.primary', ml: 2 }} aria-hidden />
        </Box>
        <Typography variant="h1" sx={{ mb: 4, fontSize: '1.5rem' }}>
          {title}
        </Typography>
        {children}
      </Box>
    </Box>
  );
}
