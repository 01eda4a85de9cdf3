import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import DialogTitle from '@mui/material/DialogTitle';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useId, type ReactNode } from 'react';
import { modeColors } from '../theme/tokens';
import { ModeBadge } from './ModeBadge';
import type { ExecutionMode } from './mode';

interface Props {
  open: boolean;
  onClose: () => void;
  title: string;
  /** The mode that will be acted on; its colour is the dialog's. */
  mode: ExecutionMode;
  children: ReactNode;
}

export function ModeDialog({ open, onClose, title, mode, children }: Props) {
  const id = useId();
  const isPhone = useMediaQuery('(max-width: 479px)', { noSsr: true });
  const { fill } = modeColors[mode];
  return (
    <Dialog
      open={open}
      onClose={onClose}
      fullScreen={isPhone}
      maxWidth="sm"
      fullWidth
      aria-labelledby={id}
      slotProps={{
        paper: {
          sx: {
            borderTop: `6px solid ${fill}`,
            // A breath of the mode's paint over the whole dialog; text keeps its contrast.
            backgroundImage: `linear-gradient(${fill}1f, ${fill}1f)`,
          },
        },
      }}
    >
      {/* An id of its own: else the title takes that of the heading inside, and the mode is part of the name. */}
      <DialogTitle component="div" id={`${id}-bar`} sx={{ display: 'flex', alignItems: 'center', gap: 3 }}>
        <Box component="h2" id={id} sx={{ flex: 1, m: 0, font: 'inherit' }}>
          {title}
        </Box>
        <ModeBadge mode={mode} />
      </DialogTitle>
      {children}
    </Dialog>
  );
}
