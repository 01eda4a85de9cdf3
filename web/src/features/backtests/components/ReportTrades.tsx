import Button from '@mui/material/Button';
import { Amount, Change } from '../../../components/Amount';
import { DataTable, type Column } from '../../../components/DataTable';
import { EmptyState } from '../../../components/EmptyState';
import { Panel } from '../../../components/Panel';
import { Side } from '../../../components/Side';
import { Time } from '../../../components/Time';
import { decimal, digitsOf } from '../../../lib/decimal';
import { counted, symbolOf, words } from '../../../lib/words';
import type { Report } from '../api';
import { share } from '../report';
import type { Trade } from '../tradeMarks';

const pageSize = 50;

interface Props {
  report: Report;
  onShow: (trade: Trade) => void;
}

export function ReportTrades({ report, onShow }: Props) {
  const { trades, metrics, configuration } = report;
  const isCut = trades.length < metrics.totalTrades;
  const title = isCut
    ? `Trades: first ${trades.length} of ${metrics.totalTrades}`
    : counted(trades.length, 'trade');
  return (
    <Panel title={title} flush={trades.length > 0}>
      {trades.length === 0 ? (
        <EmptyState why="It never traded; the reasons are counted under Assumptions." />
      ) : (
        <DataTable
          caption={title}
          columns={columns(report, configuration.currency, onShow)}
          pageSize={pageSize}
          rows={trades}
          keyOf={(trade) => String(trade.number)}
        />
      )}
    </Panel>
  );
}

function columns(
  { instrument, instruments = [] }: Report,
  currency: string,
  onShow: (trade: Trade) => void,
): Column<Trade>[] {
  const rules = new Map(instruments.map((part) => [part.rules.id, part.rules]));
  const digits = (trade: Trade) =>
    digitsOf(decimal((rules.get(trade.instrumentId ?? '') ?? instrument).priceIncrement));
  const named: Column<Trade>[] =
    instruments.length > 1
      ? [{ id: 'instrument', header: 'Instrument', cell: (trade) => symbolOf(trade.instrumentId ?? '') }]
      : [];
  return [
    {
      id: 'number',
      header: '#',
      isTitle: true,
      cell: (trade) => (
        <Button
          variant="text"
          size="small"
          aria-label={`Show trade ${trade.number} on the chart`}
          onClick={() => onShow(trade)}
        >
          {trade.number}
        </Button>
      ),
    },
    ...named,
    { id: 'side', header: 'Side', cell: (trade) => <Side side={trade.side} /> },
    {
      id: 'entryTime',
      header: 'Entered',
      cell: (trade) => <Time value={trade.entryTime} shape="minute" />,
      compare: (left, right) => left.entryTime.localeCompare(right.entryTime),
    },
    {
      id: 'entry',
      header: 'Entry',
      align: 'end',
      cell: (trade) => <Amount value={decimal(trade.entryPrice)} digits={digits(trade)} />,
    },
    { id: 'exitTime', header: 'Left', cell: (trade) => <Time value={trade.exitTime} shape="minute" /> },
    {
      id: 'exit',
      header: 'Exit',
      align: 'end',
      cell: (trade) => <Amount value={decimal(trade.exitPrice)} digits={digits(trade)} />,
    },
    { id: 'size', header: 'Size', align: 'end', cell: (trade) => <Amount value={decimal(trade.quantity)} /> },
    { id: 'reason', header: 'Ended by', cell: (trade) => words(trade.exitReason) },
    {
      id: 'fees',
      header: 'Fees',
      align: 'end',
      cell: (trade) => <Amount value={decimal(trade.fees)} digits={2} />,
    },
    { id: 'mae', header: 'Against', align: 'end', cell: (trade) => share(trade.mae) },
    { id: 'mfe', header: 'In favor', align: 'end', cell: (trade) => share(trade.mfe) },
    {
      id: 'r',
      header: 'R',
      align: 'end',
      cell: (trade) => (trade.rMultiple === null ? '–' : <Change value={decimal(trade.rMultiple)} />),
    },
    {
      id: 'net',
      header: 'Net',
      align: 'end',
      cell: (trade) => <Change value={decimal(trade.netPnl)} unit={currency} />,
      compare: (left, right) => Number(left.netPnl) - Number(right.netPnl),
    },
  ];
}
