import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { Icon } from './Icon';

/** Words that ask for attention, and not by color alone. */
export function Warned({ children }: { children: ReactNode }) {
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 1, alignItems: 'baseline', color: 'tone.warn' }}>
      <Box component="span" sx={{ alignSelf: 'center', display: 'flex' }}>
        <Icon name="warning" size={13} />
      </Box>
      <span>{children}</span>
    </Box>
  );
}
