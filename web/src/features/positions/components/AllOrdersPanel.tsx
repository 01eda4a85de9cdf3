import Box from '@mui/material/Box';
import { Answer } from '../../../components/Answer';
import { DataTable, type Column } from '../../../components/DataTable';
import { EmptyState } from '../../../components/EmptyState';
import { MoreButton } from '../../../components/MoreButton';
import { LifeButton, orderColumns, type Order } from '../../../components/orders';
import { Panel } from '../../../components/Panel';
import { SelectField } from '../../../components/SelectField';
import { Time } from '../../../components/Time';
import { usePriceDigits } from '../../../lib/instruments';
import { words } from '../../../lib/words';
import { useOrders, type OrderStatus } from '../api';

const states: readonly OrderStatus[] = [
  'held',
  'pending',
  'submitted',
  'accepted',
  'partially_filled',
  'cancel_requested',
  'unknown',
  'not_placed',
  'filled',
  'cancelled',
  'expired',
  'rejected',
];

interface Props {
  accountId: string;
  state: string | null;
  onState: (state: string | null) => void;
  onOpen: (order: Order) => void;
}

/** Every order there ever was, newest first. */
export function AllOrdersPanel({ accountId, state, onState, onOpen }: Props) {
  const status = states.find((one) => one === state) ?? null;
  const query = useOrders(accountId, status);
  const digits = usePriceDigits();
  const columns: Column<Order>[] = [
    ...orderColumns(digits),
    { id: 'created', header: 'Made', cell: (order) => <Time value={order.createdAt} /> },
    {
      id: 'life',
      header: '',
      align: 'end',
      cell: (order) => <LifeButton order={order} onOpen={onOpen} />,
    },
  ];
  return (
    <Panel title="All orders" flush>
      <Box sx={{ px: 4, pb: 3, maxWidth: 300 }}>
        <SelectField
          label="State"
          value={status ?? ''}
          options={[
            { value: '', text: 'Every state' },
            ...states.map((value) => ({ value, text: words(value) })),
          ]}
          onChange={(next) => onState(next === '' ? null : next)}
        />
      </Box>
      <Box sx={query.data ? {} : { px: 4 }}>
        <Answer query={query} rows={[34, 34, 34]} failed="The orders could not be loaded.">
          {({ pages }) => {
            const orders = pages.flatMap((page) => page.items);
            if (orders.length > 0)
              return (
                <DataTable caption="All orders" columns={columns} rows={orders} keyOf={(order) => order.id} />
              );
            return (
              <Box sx={{ px: 4 }}>
                <EmptyState
                  why={status ? 'No order is in that state.' : 'This account has made no order yet.'}
                />
              </Box>
            );
          }}
        </Answer>
      </Box>
      <MoreButton
        hasMore={query.hasNextPage}
        isLoading={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </Panel>
  );
}
