import Box from '@mui/material/Box';
import { words } from '../lib/words';

/** Which way: the word and its mark say the same. */
export function Side({ side }: { side: 'long' | 'short' | 'buy' | 'sell' }) {
  const isUp = side === 'long' || side === 'buy';
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1 }}>
      <Box
        component="span"
        aria-hidden
        sx={{
          width: 6,
          height: 10,
          bgcolor: isUp ? 'tone.up' : 'transparent',
          border: 1,
          borderColor: isUp ? 'tone.up' : 'tone.down',
        }}
      />
      {words(side)}
    </Box>
  );
}
