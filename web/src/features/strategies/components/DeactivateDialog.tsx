import Box from '@mui/material/Box';
import { useState } from 'react';
import { ConfirmDialog } from '../../../components/ConfirmDialog';
import { FlattenChoice } from '../../../components/FlattenChoice';
import type { ExecutionMode } from '../../../components/mode';
import { useToast } from '../../../components/toasts';
import { useDeactivate, type OwnStrategy } from '../api';

interface Props {
  strategy: OwnStrategy;
  mode: ExecutionMode;
  onClose: () => void;
}

/** Every bot that runs it stops, on whatever account. */
export function DeactivateDialog({ strategy, mode, onClose }: Props) {
  const [flatten, setFlatten] = useState(false);
  const deactivate = useDeactivate();
  const toast = useToast();
  return (
    <ConfirmDialog
      open
      title={`Deactivate ${strategy.name}`}
      mode={mode}
      confirmText="Deactivate"
      isPending={deactivate.isPending}
      error={deactivate.error}
      onClose={onClose}
      onConfirm={() =>
        deactivate.mutate(
          { id: strategy.id, flatten },
          {
            onSuccess: () => {
              toast(`${strategy.name} works no more.`);
              onClose();
            },
          },
        )
      }
    >
      <Box sx={{ mb: 2 }}>All bots that run it stop and open nothing more. If one holds a position:</Box>
      <FlattenChoice flatten={flatten} onChange={setFlatten} />
    </ConfirmDialog>
  );
}
