import { ConfirmDialog } from '../../../components/ConfirmDialog';
import { useToast } from '../../../components/toasts';
import { useAccount } from '../../../lib/account';
import type { TickSession } from '../../../lib/tickSessions';
import { useDeleteSession } from '../api';

export function DeleteSession({ session, onClose }: { session: TickSession; onClose: () => void }) {
  const remove = useDeleteSession();
  const account = useAccount();
  const toast = useToast();
  return (
    <ConfirmDialog
      open
      title={`Delete ${session.name}`}
      mode={account?.executionMode ?? 'unknown'}
      confirmText="Delete the session"
      isPending={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onConfirm={() =>
        remove.mutate(session.id, {
          onSuccess: () => {
            toast(`${session.name} is deleted.`);
            onClose();
          },
        })
      }
    >
      Its {session.recordsCollected} ticks are out of sight at once. Reports of backtests that ran on them
      stay.
    </ConfirmDialog>
  );
}
