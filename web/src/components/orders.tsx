import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { Schemas } from '../api/client';
import { decimal } from '../lib/decimal';
import { symbolOf, words } from '../lib/words';
import { Amount } from './Amount';
import type { Column } from './DataTable';
import { Icon } from './Icon';
import { Side } from './Side';

export type Order = Schemas['OrderView'];

/** What every table of orders shows. */
export function orderColumns(digits: (instrumentId: string) => number): Column<Order>[] {
  return [
    {
      id: 'instrument',
      header: 'Instrument',
      isTitle: true,
      cell: (order) => `${symbolOf(order.instrumentId)} #${order.intentNumber}`,
    },
    { id: 'side', header: 'Side', cell: (order) => <Side side={order.side} /> },
    { id: 'purpose', header: 'For', cell: (order) => words(order.purpose) },
    { id: 'type', header: 'Type', cell: (order) => words(order.type) },
    {
      id: 'quantity',
      header: 'Filled / size',
      align: 'end',
      cell: (order) => (
        <>
          <Amount value={decimal(order.filledQuantity)} /> / <Amount value={decimal(order.quantity)} />
        </>
      ),
    },
    {
      id: 'price',
      header: 'Price',
      align: 'end',
      cell: (order) => {
        const price = order.limitPrice ?? order.stopPrice ?? order.averageFillPrice;
        return <Amount value={price == null ? null : decimal(price)} digits={digits(order.instrumentId)} />;
      },
    },
    { id: 'status', header: 'Status', cell: (order) => <OrderState order={order} /> },
    { id: 'bot', header: 'Bot', cell: (order) => order.botName ?? '–' },
  ];
}

export function LifeButton({ order, onOpen }: { order: Order; onOpen: (order: Order) => void }) {
  return (
    <Button size="small" aria-label={`Life of order ${order.intentNumber}`} onClick={() => onOpen(order)}>
      Life
    </Button>
  );
}

/** An unknown outcome is a warning until the venue's word ends it. */
export function OrderState({ order }: { order: Order }) {
  const isUnknown = order.status === 'unknown';
  return (
    <Box
      component="span"
      title={order.reasonText ?? undefined}
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 1,
        color: isUnknown ? 'tone.warn' : 'inherit',
      }}
    >
      {isUnknown && <Icon name="warning" size={13} />}
      {words(order.status)}
      {order.reasonCode && <code>{order.reasonCode}</code>}
    </Box>
  );
}
