import { ConfirmDialog } from '../../../components/ConfirmDialog';
import { useToast } from '../../../components/toasts';
import { useAccount } from '../../../lib/account';
import type { Recording } from '../../../lib/recordings';
import { useDeleteRecording } from '../api';

export function DeleteRecording({ recording, onClose }: { recording: Recording; onClose: () => void }) {
  const remove = useDeleteRecording();
  const account = useAccount();
  const toast = useToast();
  return (
    <ConfirmDialog
      open
      title={`Delete ${recording.name}`}
      mode={account?.executionMode ?? 'unknown'}
      confirmText="Delete the recording"
      isPending={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onConfirm={() =>
        remove.mutate(recording.id, {
          onSuccess: () => {
            toast(`${recording.name} is deleted.`);
            onClose();
          },
        })
      }
    >
      Its {recording.rows} rows are gone for good. Reports of backtests that were given it stay.
    </ConfirmDialog>
  );
}
