import Button from '@mui/material/Button';
import { useState } from 'react';
import type { CurrentAccount } from '../lib/account';
import { useResetShutdown } from '../lib/accounts';
import { GuardedDialog } from './GuardedDialog';
import { useToast } from './toasts';

/** The one way out of an emergency shutdown. */
export function ResetShutdownButton({ account }: { account: CurrentAccount }) {
  const [isOpen, setOpen] = useState(false);
  const step = useResetShutdown(account.id);
  const toast = useToast();
  const close = () => {
    setOpen(false);
    step.reset();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>Reset</Button>
      <GuardedDialog
        open={isOpen}
        title="Reset the emergency shutdown"
        account={account}
        confirmText="Reset"
        isPending={step.isPending}
        error={step.error}
        onClose={close}
        onConfirm={(guard) =>
          step.mutate(guard, {
            onSuccess: () => {
              close();
              toast('The emergency shutdown is reset.');
            },
          })
        }
      >
        Entries are accepted again, and the drawdown is measured from the equity of now.
      </GuardedDialog>
    </>
  );
}
