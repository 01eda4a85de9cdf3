import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import type { ReactNode } from 'react';
import type { ExecutionMode } from './mode';
import { ModeDialog } from './ModeDialog';
import { ProblemSummary } from './ProblemSummary';

interface Props {
  open: boolean;
  title: string;
  mode: ExecutionMode;
  /** The consequences, in numbers. */
  children: ReactNode;
  confirmText: string;
  isPending: boolean;
  error: Error | null;
  onConfirm: () => void;
  onClose: () => void;
}

/** One question before a step that cannot be taken back. */
export function ConfirmDialog(props: Props) {
  const { open, title, mode, children, confirmText, isPending, error, onConfirm, onClose } = props;
  return (
    <ModeDialog open={open} onClose={onClose} title={title} mode={mode}>
      <DialogContent>
        <Box sx={{ display: 'grid', gap: 4 }}>
          <ProblemSummary error={error} />
          <div>{children}</div>
        </Box>
      </DialogContent>
      <DialogActions>
        <Button variant="text" onClick={onClose}>
          Keep as it is
        </Button>
        <Button variant="contained" disabled={isPending} onClick={onConfirm}>
          {confirmText}
        </Button>
      </DialogActions>
    </ModeDialog>
  );
}
