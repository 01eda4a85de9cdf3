import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useState } from 'react';
import { ConfirmDialog } from '../../../components/ConfirmDialog';
import type { ExecutionMode } from '../../../components/mode';
import { useToast } from '../../../components/toasts';
import { useBotStep, type Bot } from '../api';

interface Props {
  bot: Bot;
  mode: ExecutionMode;
  onClose: () => void;
}

/** A bot always stops; what becomes of its position is for the person to say. */
export function StopDialog({ bot, mode, onClose }: Props) {
  const [flatten, setFlatten] = useState(false);
  const stop = useBotStep();
  const toast = useToast();
  return (
    <ConfirmDialog
      open
      title={`Stop ${bot.name}`}
      mode={mode}
      confirmText="Stop"
      isPending={stop.isPending}
      error={stop.error}
      onClose={onClose}
      onConfirm={() =>
        stop.mutate(
          { id: bot.id, step: 'stop', flatten },
          {
            onSuccess: () => {
              toast(`${bot.name} is stopped.`);
              onClose();
            },
          },
        )
      }
    >
      <Box sx={{ mb: 2 }}>It opens nothing more. If it holds a position:</Box>
      <RadioGroup
        aria-label="What becomes of its position"
        value={flatten ? 'flatten' : 'keep'}
        onChange={(_, value) => setFlatten(value === 'flatten')}
      >
        <FormControlLabel
          value="keep"
          control={<Radio />}
          label="Keep it, protected by its stop and target"
        />
        <FormControlLabel value="flatten" control={<Radio />} label="Close it at the market" />
      </RadioGroup>
    </ConfirmDialog>
  );
}
