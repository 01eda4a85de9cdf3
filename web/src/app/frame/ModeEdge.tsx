import Box from '@mui/material/Box';
import type { CurrentAccount } from '../../lib/account';
import type { ExecutionMode } from '../../components/mode';
import { modeColors } from '../../theme/tokens';

/** The frame's edge in the colour of the mode, over everything and touched by nothing. */
export function ModeEdge({ mode }: { mode: ExecutionMode }) {
  return (
    <Box
      aria-hidden
      data-mode={mode}
      sx={{
        position: 'fixed',
        inset: 0,
        zIndex: 'tooltip',
        pointerEvents: 'none',
        border: `3px solid ${modeColors[mode].fill}`,
      }}
    />
  );
}

/** Stands as long as the account is live. */
export function LiveBanner({ account }: { account: CurrentAccount | null }) {
  if (account?.executionMode !== 'live') return null;
  const { fill, on } = modeColors.live;
  return (
    <Box role="status" sx={{ bgcolor: fill, color: on, px: 4, py: 2, fontWeight: 600 }}>
      LIVE: real money · {account.name}
    </Box>
  );
}
