import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { ConfirmDialog } from '../../../components/ConfirmDialog';
import { Field } from '../../../components/Field';
import type { ExecutionMode } from '../../../components/mode';
import { useToast } from '../../../components/toasts';
import { useCopy, type OwnStrategy } from '../api';

interface Props {
  strategy: OwnStrategy;
  mode: ExecutionMode;
  onClose: () => void;
}

/** The latest version under another name. */
export function CopyDialog({ strategy, mode, onClose }: Props) {
  const [name, setName] = useState(`${strategy.name} copy`);
  const copy = useCopy();
  const navigate = useNavigate();
  const toast = useToast();
  return (
    <ConfirmDialog
      open
      title={`Copy ${strategy.name}`}
      mode={mode}
      confirmText="Copy"
      isPending={copy.isPending || name.trim() === ''}
      error={copy.error}
      onClose={onClose}
      onConfirm={() =>
        copy.mutate(
          { id: strategy.id, name: name.trim() },
          {
            onSuccess: (saved) => {
              toast(`${saved.name} is a strategy of its own now.`);
              void navigate(`/strategies/${saved.id}`);
            },
          },
        )
      }
    >
      <Field label="Name of the copy" value={name} onChange={({ target }) => setName(target.value)} />
    </ConfirmDialog>
  );
}
