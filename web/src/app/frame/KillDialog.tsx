import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import Typography from '@mui/material/Typography';
import { Answer } from '../../components/Answer';
import { HoldButton } from '../../components/HoldButton';
import { ModeDialog } from '../../components/ModeDialog';
import { ProblemSummary } from '../../components/ProblemSummary';
import type { CurrentAccount } from '../../lib/account';
import { useAccounts } from '../../lib/accounts';
import { useDashboard } from '../../lib/dashboard';
import { counted } from '../../lib/words';

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
              {open && <AtStake accountId={account.id} />}
              <HoldButton disabled={isPending || !onHeld} onHeld={() => onHeld?.()}>
                Hold for one second to stop everything
              </HoldButton>
            </>
          ) : (
            open && <NoAccount />
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

/** What would be ended now; stopping does not wait for it. */
function AtStake({ accountId }: { accountId: string }) {
  const { data } = useDashboard(accountId);
  if (!data) return null;
  const running = data.bots.filter((bot) => bot.state === 'running').length;
  return (
    <Typography>
      Now: {counted(data.positions.length, 'open position')}, {counted(data.orders.length, 'working order')},{' '}
      {counted(running, 'running bot')}.
    </Typography>
  );
}

/** An account that is not known yet may well be trading: only the server's word says that there is none. */
function NoAccount() {
  const accounts = useAccounts();
  return (
    <Answer
      query={accounts}
      rows={[48]}
      failed="Your account could not be loaded, so it may still be trading."
    >
      {() => <Typography>There is no account to stop: nothing of yours can trade.</Typography>}
    </Answer>
  );
}
