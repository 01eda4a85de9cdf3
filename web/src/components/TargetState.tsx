import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** Where a target lives decides whether it is taken while the program is down. */
export function TargetState({ isWorking, children }: { isWorking: boolean; children: ReactNode }) {
  const title = isWorking
    ? 'The venue has confirmed the target order.'
    : 'No target order works at the venue: the program watches the price.';
  return (
    <Box component="span" title={title} sx={{ display: 'inline-flex', alignItems: 'baseline', gap: 1 }}>
      {children}
      <Box component="span" sx={{ fontSize: '0.9em', color: 'text.secondary' }}>
        {isWorking ? 'at venue' : 'watched here'}
      </Box>
    </Box>
  );
}
