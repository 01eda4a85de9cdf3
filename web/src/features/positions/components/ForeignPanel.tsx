import Typography from '@mui/material/Typography';
import { Amount } from '../../../components/Amount';
import { DataTable, type Column } from '../../../components/DataTable';
import { Panel } from '../../../components/Panel';
import { Side } from '../../../components/Side';
import { decimal } from '../../../lib/decimal';
import { symbolOf } from '../../../lib/words';
import type { Books } from '../api';

type Foreign = Books['foreignOrders'][number];

const columns: Column<Foreign>[] = [
  { id: 'instrument', header: 'Instrument', isTitle: true, cell: (order) => symbolOf(order.instrumentId) },
  { id: 'side', header: 'Side', cell: (order) => <Side side={order.side} /> },
  {
    id: 'left',
    header: 'Left of it',
    align: 'end',
    cell: (order) => <Amount value={decimal(order.quantity)} />,
  },
  { id: 'venue', header: 'Venue’s id', cell: (order) => <code>{order.venueOrderId}</code> },
  { id: 'client', header: 'Sender’s name', cell: (order) => order.clientOrderId || '–' },
];

export function ForeignPanel({ orders }: { orders: readonly Foreign[] }) {
  return (
    <Panel title="Orders of somebody else" flush>
      <Typography color="textSecondary" sx={{ px: 4, pb: 3, maxWidth: '80ch' }}>
        They work at the venue and were not sent by Plimsoll. They are shown and never cancelled from here.
      </Typography>
      <DataTable
        caption="Orders of somebody else"
        columns={columns}
        rows={orders}
        keyOf={(order) => order.venueOrderId}
      />
    </Panel>
  );
}
