import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { CurrentAccount } from '../lib/account';
import { useOperatingMode, useSwitchMode, type ModeState } from '../lib/operatingMode';
import { Answer } from './Answer';
import { ReasonDialog } from './ReasonDialog';
import { useToast } from './toasts';

interface Props {
  account: CurrentAccount;
  size?: 'small' | 'medium';
}

/** Who releases orders. Back to guide is one click; to autonomous needs a reason and nothing in the way. */
export function ModeSwitch({ account, size = 'medium' }: Props) {
  const [isOpen, setOpen] = useState(false);
  const toast = useToast();
  const change = useSwitchMode(account.id);
  const toGuide = () =>
    change.mutate({ mode: 'guide' }, { onSuccess: () => toast('Guide: every order now waits for you.') });
  if (account.operatingMode === 'autonomous')
    return (
      <Button size={size} disabled={change.isPending} onClick={toGuide}>
        Switch to guide
      </Button>
    );
  const close = () => {
    setOpen(false);
    change.reset();
  };
  return (
    <>
      <Button size={size} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Switch to autonomous
      </Button>
      <ReasonDialog
        open={isOpen}
        title="Switch to autonomous"
        mode={account.executionMode}
        confirmText="Let bots trade"
        isPending={change.isPending}
        error={change.error}
        onClose={close}
        onConfirm={(reason) =>
          change.mutate(
            { mode: 'autonomous', reason },
            {
              onSuccess: () => {
                close();
                toast('Autonomous: bots on this account now trade by themselves.');
              },
            },
          )
        }
      >
        {isOpen && <Consequences account={account} />}
      </ReasonDialog>
    </>
  );
}

function Consequences({ account }: { account: CurrentAccount }) {
  const mode = useOperatingMode(account.id);
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      <Typography>
        On <strong>{account.name}</strong>, running bots place their orders without asking. Every entry still
        passes the nine risk checks, and the kill switch stops everything at any time.
      </Typography>
      <Answer query={mode} rows={[24]} failed="What stands in the way could not be loaded.">
        {({ blockers }) => <Blockers blockers={blockers} />}
      </Answer>
    </Box>
  );
}

/** What keeps an account from trading by itself. */
export function Blockers({ blockers }: { blockers: ModeState['blockers'] }) {
  if (blockers.length === 0) return null;
  return (
    <Box role="status">
      <Typography sx={{ fontWeight: 600 }}>This stands in the way:</Typography>
      <Box component="ul" sx={{ m: 0, pl: 5 }}>
        {blockers.map(({ code, text }) => (
          <li key={code}>
            {text} <code>{code}</code>
          </li>
        ))}
      </Box>
    </Box>
  );
}
