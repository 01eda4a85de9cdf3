import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

interface Props {
  /** One sentence: why nothing is here. */
  why: string;
  /** The one thing to do about it. */
  action?: ReactNode;
}

export function EmptyState({ why, action }: Props) {
  return (
    <Box sx={{ pt: 1, pb: 3, display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: 3 }}>
      <Typography color="textSecondary" sx={{ maxWidth: '56ch' }}>
        {why}
      </Typography>
      {action}
    </Box>
  );
}
