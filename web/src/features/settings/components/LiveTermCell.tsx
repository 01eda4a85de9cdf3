import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { GuardedDialog } from '../../../components/GuardedDialog';
import { SelectField } from '../../../components/SelectField';
import { Time } from '../../../components/Time';
import { useToast } from '../../../components/toasts';
import type { CurrentAccount } from '../../../lib/account';
import { useSetLiveUntil } from '../api';
import { liveTerms, liveUntil } from '../liveTerm';

/** When an account with real money is guided again, and the way to another end. */
export function LiveTermCell({ account }: { account: CurrentAccount }) {
  const [isOpen, setOpen] = useState(false);
  const [days, setDays] = useState('7');
  const step = useSetLiveUntil(account.id);
  const toast = useToast();
  if (account.executionMode !== 'live') return <>–</>;
  const close = () => {
    setOpen(false);
    step.reset();
  };
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 2 }}>
      {account.liveUntil ? <Time value={account.liveUntil} shape="minute" /> : 'never'}
      <Button size="small" onClick={() => setOpen(true)} aria-label={`Change the end of ${account.name}`}>
        Change
      </Button>
      <GuardedDialog
        open={isOpen}
        title="When this account is guided again"
        account={account}
        confirmText="Name this end"
        isPending={step.isPending}
        error={step.error}
        onClose={close}
        onConfirm={(guard) =>
          step.mutate(
            { ...guard, liveUntil: liveUntil(days, Date.now()) },
            {
              onSuccess: () => {
                close();
                toast('The end is written down. Who releases orders stays as it is.');
              },
            },
          )
        }
      >
        <SelectField label="Guided again" value={days} options={liveTerms} onChange={setDays} />
      </GuardedDialog>
    </Box>
  );
}
