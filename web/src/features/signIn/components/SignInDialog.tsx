import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';
import { signInExpiry } from '../../../api/signInExpiry';
import { SignInForm } from './SignInForm';

interface Props {
  email: string;
  /** Leaves the page for the sign-in page, and what was typed with it. */
  onAbandon: () => void;
}

/** Over the page when the sign-in has ended: the form below stays as it is, and its request is sent again. */
export function SignInDialog({ email, onAbandon }: Props) {
  const [isOpen, setOpen] = useState(false);
  const answer = useRef<((signedIn: boolean) => void) | null>(null);
  useEffect(
    () =>
      signInExpiry.answeredBy(() => {
        setOpen(true);
        return new Promise((resolve) => {
          answer.current = resolve;
        });
      }),
    [],
  );
  const settle = (signedIn: boolean) => {
    setOpen(false);
    answer.current?.(signedIn);
    answer.current = null;
  };
  return (
    <Dialog open={isOpen} maxWidth="xs" fullWidth aria-labelledby="sign-in-again">
      <DialogTitle id="sign-in-again">Sign in again</DialogTitle>
      <DialogContent>
        <Typography color="textSecondary" sx={{ mb: 4 }}>
          Your sign-in has ended. What you typed is still here; your last step continues once you are back.
        </Typography>
        <SignInForm email={email} onSignedIn={() => settle(true)} />
        <Box sx={{ mt: 2, mb: 3 }}>
          <Button
            variant="text"
            fullWidth
            onClick={() => {
              settle(false);
              onAbandon();
            }}
          >
            Use another account
          </Button>
        </Box>
      </DialogContent>
    </Dialog>
  );
}
