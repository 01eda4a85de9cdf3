import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { GuardedDialog } from '../../components/GuardedDialog';
import { Icon } from '../../components/Icon';
import { Time } from '../../components/Time';
import { useToast } from '../../components/toasts';
import type { CurrentAccount } from '../../lib/account';
import { useReleaseKill, useResetShutdown } from '../../lib/accounts';

const killTexts: Record<Exclude<CurrentAccount['killState'], 'none'>, { title: string; text: string }> = {
  flattening: {
    title: 'Kill switch: flattening',
    text: 'Orders are being cancelled and positions closed at the market. Nothing new is accepted.',
  },
  flat_proven: {
    title: 'Kill switch: flat, proven',
    text: 'The venue confirms no position and no order. Nothing new is accepted until you release the switch.',
  },
  flatten_unproven: {
    title: 'Kill switch: flat not proven',
    text: 'The venue has not confirmed that everything is closed. Check your positions; Plimsoll keeps trying.',
  },
};

/** States that no page may hide: they stand above all of them until they end. */
export function SafetyBanners({ account }: { account: CurrentAccount | null }) {
  if (!account) return null;
  return (
    <>
      {account.shutdown.active && <ShutdownBanner account={account} />}
      {account.killState !== 'none' && <KillBanner account={account} state={account.killState} />}
      {account.isDegraded && (
        <Banner title="This account is being recovered">
          Nothing can be done on it until its books agree with the venue again.
        </Banner>
      )}
    </>
  );
}

interface KillProps {
  account: CurrentAccount;
  state: keyof typeof killTexts;
}

function KillBanner({ account, state }: KillProps) {
  const [isOpen, setOpen] = useState(false);
  const release = useReleaseKill(account.id);
  const toast = useToast();
  const { title, text } = killTexts[state];
  const close = () => {
    setOpen(false);
    release.reset();
  };
  return (
    <Banner
      title={title}
      action={state === 'flat_proven' && <Button onClick={() => setOpen(true)}>Release</Button>}
    >
      {text}
      <GuardedDialog
        open={isOpen}
        title="Release the kill switch"
        account={account}
        confirmText="Release"
        isPending={release.isPending}
        error={release.error}
        onClose={close}
        onConfirm={(guard) =>
          release.mutate(guard, {
            onSuccess: () => {
              close();
              toast('The kill switch is released. Bots stay stopped until you start them.');
            },
          })
        }
      >
        Entries are accepted again. Bots stay stopped until you start them.
      </GuardedDialog>
    </Banner>
  );
}

function ShutdownBanner({ account }: { account: CurrentAccount }) {
  const [isOpen, setOpen] = useState(false);
  const reset = useResetShutdown(account.id);
  const toast = useToast();
  const close = () => {
    setOpen(false);
    reset.reset();
  };
  const { since, reason } = account.shutdown;
  return (
    <Banner title="Emergency shutdown" action={<Button onClick={() => setOpen(true)}>Reset</Button>}>
      {reason ?? 'A hard limit was reached.'}{' '}
      {since && (
        <>
          Since <Time value={since} />.
        </>
      )}{' '}
      No entry is accepted.
      <GuardedDialog
        open={isOpen}
        title="Reset the emergency shutdown"
        account={account}
        confirmText="Reset"
        isPending={reset.isPending}
        error={reset.error}
        onClose={close}
        onConfirm={(guard) =>
          reset.mutate(guard, {
            onSuccess: () => {
              close();
              toast('The emergency shutdown is reset.');
            },
          })
        }
      >
        Entries are accepted again, and the drawdown is measured from the equity of now.
      </GuardedDialog>
    </Banner>
  );
}

function Banner({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <Box
      role="alert"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 4,
        rowGap: 1,
        px: 4,
        py: 2,
        bgcolor: 'surface.raised',
        borderBottom: 1,
        borderColor: 'divider',
        boxShadow: 'inset 4px 0 0 var(--mui-palette-tone-down)',
      }}
    >
      <Box sx={{ color: 'tone.down', display: 'flex' }}>
        <Icon name="stop" />
      </Box>
      <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
        <Typography component="strong" sx={{ fontWeight: 600, mr: 2 }}>
          {title}
        </Typography>
        {children}
      </Box>
      {action}
    </Box>
  );
}
