import Box from '@mui/material/Box';
import { useState } from 'react';
import { ConfirmDialog } from '../../../components/ConfirmDialog';
import { FlattenChoice } from '../../../components/FlattenChoice';
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
      <FlattenChoice flatten={flatten} onChange={setFlatten} />
    </ConfirmDialog>
  );
}
