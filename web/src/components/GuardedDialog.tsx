import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import { useState, type ReactNode } from 'react';
import { ApiError } from '../api/error';
import type { CurrentAccount } from '../lib/account';
import type { Guard } from '../lib/accounts';
import { Field } from './Field';
import { ModeDialog } from './ModeDialog';
import { ProblemSummary } from './ProblemSummary';

const shortestReason = 10;
const empty: Guard = { password: '', confirmation: '', reason: '' };

interface Props {
  open: boolean;
  title: string;
  account: CurrentAccount;
  children: ReactNode;
  confirmText: string;
  isPending: boolean;
  error: Error | null;
  onConfirm: (guard: Guard) => void;
  onClose: () => void;
}

/** Undoing a stop takes the password, the account's name typed and a reason; stopping takes none of it. */
export function GuardedDialog(props: Props) {
  const { open, title, account, children, confirmText, isPending, error, onConfirm, onClose } = props;
  const [guard, setGuard] = useState(empty);
  const refusal = error instanceof ApiError ? error : null;
  const isReady =
    guard.password !== '' &&
    guard.confirmation === account.name &&
    guard.reason.trim().length >= shortestReason;
  const field = (name: keyof Guard) => ({
    name,
    value: guard[name],
    problem: refusal?.of(name),
    onChange: (event: { target: { value: string } }) => setGuard({ ...guard, [name]: event.target.value }),
  });
  const close = () => {
    setGuard(empty);
    onClose();
  };
  return (
    <ModeDialog open={open} onClose={close} title={title} mode={account.executionMode}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && !isPending) onConfirm(guard);
        }}
      >
        <DialogContent>
          <Box sx={{ display: 'grid', gap: 4 }}>
            <ProblemSummary error={error} />
            <div>{children}</div>
            <Field
              {...field('reason')}
              label="Reason"
              hint={`At least ${shortestReason} characters; kept in the record beside your name.`}
            />
            <Field {...field('confirmation')} label={`Type ${account.name} to confirm`} autoComplete="off" />
            <Field {...field('password')} label="Password" type="password" autoComplete="current-password" />
          </Box>
        </DialogContent>
        <DialogActions>
          <Button variant="text" onClick={close}>
            Keep as it is
          </Button>
          <Button type="submit" variant="contained" disabled={!isReady || isPending}>
            {confirmText}
          </Button>
        </DialogActions>
      </form>
    </ModeDialog>
  );
}
