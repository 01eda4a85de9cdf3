import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import { useState, type ReactNode } from 'react';
import { Field } from './Field';
import { ModeDialog } from './ModeDialog';
import { ProblemSummary } from './ProblemSummary';
import type { ExecutionMode } from './mode';

const shortestReason = 3;

interface Props {
  open: boolean;
  title: string;
  mode: ExecutionMode;
  /** The consequences, in numbers. */
  children: ReactNode;
  confirmText: string;
  /** Must be typed exactly; left out where a reason is enough. */
  typed?: string;
  isPending?: boolean;
  error?: Error | null;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

/** Asks for a reason, and for typed words where the step is dangerous. Nothing typed is lost on an error. */
export function ReasonDialog(props: Props) {
  const {
    open,
    title,
    mode,
    children,
    confirmText,
    typed,
    isPending = false,
    error = null,
    onConfirm,
    onClose,
  } = props;
  const [reason, setReason] = useState('');
  const [words, setWords] = useState('');
  const isReady = reason.trim().length >= shortestReason && (typed === undefined || words === typed);
  const close = () => {
    setReason('');
    setWords('');
    onClose();
  };
  return (
    <ModeDialog open={open} onClose={close} title={title} mode={mode}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && !isPending) onConfirm(reason.trim());
        }}
      >
        <DialogContent>
          <Box sx={{ display: 'grid', gap: 4 }}>
            <ProblemSummary error={error} />
            <div>{children}</div>
            <Field
              label="Reason"
              hint="Kept in the record beside your name."
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
            {typed !== undefined && (
              <Field
                label={`Type ${typed} to confirm`}
                value={words}
                autoComplete="off"
                onChange={(event) => setWords(event.target.value)}
              />
            )}
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
