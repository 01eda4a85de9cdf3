import Box from '@mui/material/Box';
import { useConnectionState } from '../../hub/hub';
import type { ConnectionState } from '../../hub/hubClient';
import { visuallyHidden } from '../../theme/hidden';

const words: Record<ConnectionState, { text: string; color: string }> = {
  connected: { text: 'Live data', color: 'tone.up' },
  connecting: { text: 'Connecting', color: 'tone.faint' },
  reconnecting: { text: 'Reconnecting', color: 'tone.warn' },
  offline: { text: 'Offline', color: 'tone.down' },
};

/** Whether what is shown moves by itself; a word wherever there is room, always one for a screen reader. */
export function ConnectionLight() {
  const state = useConnectionState();
  const { text, color } = words[state];
  return (
    <Box
      role="status"
      data-connection={state}
      title={text}
      sx={{ display: 'flex', alignItems: 'center', gap: 2, fontSize: '0.78rem', color: 'text.secondary' }}
    >
      <Box
        aria-hidden
        sx={{
          width: 8,
          height: 8,
          borderRadius: '50%',
          bgcolor: color,
          ...(state === 'offline' && { borderRadius: 0 }),
        }}
      />
      <Box
        component="span"
        sx={{
          '@media (max-width: 1119px)': state === 'connected' ? visuallyHidden : {},
          '@media (max-width: 479px)': visuallyHidden,
        }}
      >
        {text}
      </Box>
    </Box>
  );
}
