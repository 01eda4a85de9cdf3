import Button from '@mui/material/Button';
import { useState } from 'react';
import { ConfirmDialog } from './ConfirmDialog';
import { DataTable, type Column } from './DataTable';
import { EmptyState } from './EmptyState';
import { LifeButton, orderColumns, type Order } from './orders';
import { Panel } from './Panel';
import { Time } from './Time';
import { useToast } from './toasts';
import type { Dashboard } from '../lib/dashboard';
import { usePriceDigits } from '../lib/instruments';
import { symbolOf, words } from '../lib/words';
import { useCancelOrder } from '../lib/orders';

interface Props {
  dashboard: Dashboard;
  /** Shows one order with its whole life. */
  onOpen?: (order: Order) => void;
}

export function OrdersPanel({ dashboard, onOpen }: Props) {
  const { account, orders } = dashboard;
  const digits = usePriceDigits();
  const [asked, setAsked] = useState<Order | null>(null);
  const columns: Column<Order>[] = [
    ...orderColumns(digits),
    { id: 'changed', header: 'Since', cell: (order) => <Time value={order.changedAt} /> },
    {
      id: 'steps',
      header: '',
      align: 'end',
      cell: (order) => (
        <>
          {onOpen && <LifeButton order={order} onOpen={onOpen} />}
          <Button
            size="small"
            aria-label={`Cancel order ${order.intentNumber}`}
            onClick={() => setAsked(order)}
          >
            Cancel
          </Button>
        </>
      ),
    },
  ];
  return (
    <Panel title="Orders" flush={orders.length > 0}>
      {orders.length === 0 ? (
        <EmptyState why="No order is working, held or unknown." />
      ) : (
        <DataTable caption="Orders at work" columns={columns} rows={orders} keyOf={(order) => order.id} />
      )}
      {asked && <CancelDialog account={account} order={asked} onClose={() => setAsked(null)} />}
    </Panel>
  );
}

interface CancelProps {
  account: Dashboard['account'];
  order: Order;
  onClose: () => void;
}

function CancelDialog({ account, order, onClose }: CancelProps) {
  const cancel = useCancelOrder();
  const toast = useToast();
  return (
    <ConfirmDialog
      open
      title={`Cancel order ${order.intentNumber}`}
      mode={account.executionMode}
      confirmText="Cancel the order"
      isPending={cancel.isPending}
      error={cancel.error}
      onClose={onClose}
      onConfirm={() =>
        cancel.mutate(order.id, {
          onSuccess: () => {
            toast(`The cancel of order ${order.intentNumber} is on its way.`);
            onClose();
          },
        })
      }
    >
      {words(order.purpose)}: {order.side} {order.quantity} {symbolOf(order.instrumentId)}.
      {order.purpose === 'stop' && ' Without this stop the position loses its protection.'}
    </ConfirmDialog>
  );
}
