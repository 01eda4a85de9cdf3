import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { Icon } from './Icon';

/** A stop that is only wished for protects nothing: that must be seen. */
export function StopState({ isWorking, children }: { isWorking: boolean; children: ReactNode }) {
  const text = isWorking ? 'working' : 'not working';
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 1, ...(!isWorking && { color: 'tone.down' }) }}
    >
      {children}
      <Box component="span" title={`The stop order is ${text}.`} sx={{ display: 'inline-flex', gap: '3px' }}>
        <Icon name={isWorking ? 'check' : 'warning'} size={13} />
        <Box component="span" sx={{ fontSize: '0.9em' }}>
          {text}
        </Box>
      </Box>
    </Box>
  );
}
