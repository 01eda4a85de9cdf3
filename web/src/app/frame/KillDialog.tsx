import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import Typography from '@mui/material/Typography';
import { HoldButton } from '../../components/HoldButton';
import { ModeDialog } from '../../components/ModeDialog';
import { ProblemSummary } from '../../components/ProblemSummary';
import type { CurrentAccount } from '../../lib/account';

interface Props {
  open: boolean;
  account: CurrentAccount | null;
  isPending: boolean;
  error: Error | null;
  /** Null while nothing can be stopped. */
  onHeld: (() => void) | null;
  onClose: () => void;
}

/** One click opens it, one second of holding acts; nothing has to be typed. */
export function KillDialog({ open, account, isPending, error, onHeld, onClose }: Props) {
  return (
    <ModeDialog open={open} onClose={onClose} title="Kill switch" mode={account?.executionMode ?? 'unknown'}>
      <DialogContent>
        <Box sx={{ display: 'grid', gap: 4 }}>
          <ProblemSummary error={error} />
          {account ? (
            <>
              <Typography>
                On <strong>{account.name}</strong>: every working order is cancelled, every position is closed
                at the market, all bots stop, and no new entry is accepted until the switch is released.
              </Typography>
              <HoldButton disabled={isPending || !onHeld} onHeld={() => onHeld?.()}>
                Hold for one second to stop everything
              </HoldButton>
            </>
          ) : (
            <Typography>There is no account to stop: nothing of yours can trade.</Typography>
          )}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button variant="text" onClick={onClose}>
          {account ? 'Keep trading' : 'Close'}
        </Button>
      </DialogActions>
    </ModeDialog>
  );
}
