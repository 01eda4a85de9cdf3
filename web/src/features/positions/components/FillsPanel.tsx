import Button from '@mui/material/Button';
import type { Schemas } from '../../../api/client';
import { Amount } from '../../../components/Amount';
import { Answer } from '../../../components/Answer';
import { DataTable, type Column } from '../../../components/DataTable';
import { EmptyState } from '../../../components/EmptyState';
import { MoreButton } from '../../../components/MoreButton';
import { Panel } from '../../../components/Panel';
import { Side } from '../../../components/Side';
import { Time } from '../../../components/Time';
import type { CurrentAccount } from '../../../lib/account';
import { decimal } from '../../../lib/decimal';
import { usePriceDigits } from '../../../lib/instruments';
import { symbolOf } from '../../../lib/words';
import { useFills } from '../api';

type Fill = Schemas['FillView'];

interface Props {
  account: CurrentAccount;
  onOpen: (order: { intentNumber: number }) => void;
}

export function FillsPanel({ account, onOpen }: Props) {
  const query = useFills(account.id);
  const digits = usePriceDigits();
  const fills = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel title="Fills" flush={fills.length > 0}>
      <Answer query={query} rows={[34, 34, 34]} failed="The fills could not be loaded.">
        {() =>
          fills.length === 0 ? (
            <EmptyState why="No order of this account has been filled yet." />
          ) : (
            <DataTable
              caption="Fills, newest first"
              columns={fillColumns(account.currency, digits, onOpen)}
              rows={fills}
              keyOf={(fill) => `${fill.instrumentId} ${fill.venueFillId}`}
            />
          )
        }
      </Answer>
      <MoreButton
        hasMore={query.hasNextPage}
        isLoading={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </Panel>
  );
}

function fillColumns(
  currency: string,
  digits: (instrumentId: string) => number,
  onOpen: Props['onOpen'],
): Column<Fill>[] {
  return [
    { id: 'time', header: 'Time', cell: (fill) => <Time value={fill.time} /> },
    {
      id: 'instrument',
      header: 'Instrument',
      isTitle: true,
      cell: (fill) => `${symbolOf(fill.instrumentId)} #${fill.intentNumber}`,
    },
    { id: 'side', header: 'Side', cell: (fill) => <Side side={fill.side} /> },
    {
      id: 'quantity',
      header: 'Quantity',
      align: 'end',
      cell: (fill) => <Amount value={decimal(fill.quantity)} />,
    },
    {
      id: 'price',
      header: 'Price',
      align: 'end',
      cell: (fill) => <Amount value={decimal(fill.price)} digits={digits(fill.instrumentId)} />,
    },
    {
      id: 'fee',
      header: 'Fee',
      align: 'end',
      cell: (fill) => <Amount value={decimal(fill.fee)} unit={currency} />,
    },
    { id: 'maker', header: 'Maker', cell: (fill) => (fill.isMaker ? 'yes' : 'no') },
    { id: 'id', header: 'Venue’s id', cell: (fill) => <code>{fill.venueFillId}</code> },
    {
      id: 'life',
      header: '',
      align: 'end',
      cell: (fill) => (
        <Button
          size="small"
          aria-label={`Order of fill ${fill.venueFillId}`}
          onClick={() => onOpen({ intentNumber: fill.intentNumber })}
        >
          Order
        </Button>
      ),
    },
  ];
}
