import { ConfirmDialog } from '../../../components/ConfirmDialog';
import { useToast } from '../../../components/toasts';
import { useAccount } from '../../../lib/account';
import { useDeleteEvent, type EconomicEvent } from '../api';

export function DeleteEvent({ event, onClose }: { event: EconomicEvent; onClose: () => void }) {
  const remove = useDeleteEvent();
  const account = useAccount();
  const toast = useToast();
  return (
    <ConfirmDialog
      open
      title={`Delete ${event.title}`}
      mode={account?.executionMode ?? 'unknown'}
      confirmText="Delete the event"
      isPending={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onConfirm={() =>
        remove.mutate(event.id, {
          onSuccess: () => {
            toast(`${event.title} is deleted.`);
            onClose();
          },
        })
      }
    >
      Accounts enter around its time again, as soon as it is gone.
    </ConfirmDialog>
  );
}
