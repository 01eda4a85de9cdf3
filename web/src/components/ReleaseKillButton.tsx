import Button from '@mui/material/Button';
import { useState } from 'react';
import type { CurrentAccount } from '../lib/account';
import { useReleaseKill } from '../lib/accounts';
import { GuardedDialog } from './GuardedDialog';
import { useToast } from './toasts';

/** The way back from a kill switch that has proven the account flat. */
export function ReleaseKillButton({ account }: { account: CurrentAccount }) {
  const [isOpen, setOpen] = useState(false);
  const step = useReleaseKill(account.id);
  const toast = useToast();
  const close = () => {
    setOpen(false);
    step.reset();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>Release</Button>
      <GuardedDialog
        open={isOpen}
        title="Release the kill switch"
        account={account}
        confirmText="Release"
        isPending={step.isPending}
        error={step.error}
        onClose={close}
        onConfirm={(guard) =>
          step.mutate(guard, {
            onSuccess: () => {
              close();
              toast('The kill switch is released. Bots stay stopped until you start them.');
            },
          })
        }
      >
        Entries are accepted again. Bots stay stopped until you start them.
      </GuardedDialog>
    </>
  );
}
