import type { Schemas } from '../api/client';
import { decimal } from '../lib/decimal';
import { symbolOf, words } from '../lib/words';
import { Amount, Change } from './Amount';
import type { Column } from './DataTable';
import { Side } from './Side';
import { Time } from './Time';

export type Trade = Schemas['RoundTripView'];

/** What every table of finished trades shows. */
export function tradeColumns(digits: (instrumentId: string) => number, currency: string): Column<Trade>[] {
  return [
    {
      id: 'number',
      header: 'Trade',
      isTitle: true,
      cell: (trade) => `#${trade.number} ${symbolOf(trade.instrumentId)}`,
    },
    { id: 'side', header: 'Side', cell: (trade) => <Side side={trade.side} /> },
    {
      id: 'entryTime',
      header: 'Entered',
      cell: (trade) => <Time value={trade.entryTime} shape="minute" />,
      compare: (left, right) => left.entryTime.localeCompare(right.entryTime),
    },
    {
      id: 'exitTime',
      header: 'Left',
      cell: (trade) => <Time value={trade.exitTime} shape="minute" />,
      compare: (left, right) => left.exitTime.localeCompare(right.exitTime),
    },
    {
      id: 'size',
      header: 'Size',
      align: 'end',
      cell: (trade) => <Amount value={decimal(trade.quantity)} />,
    },
    {
      id: 'entry',
      header: 'Entry',
      align: 'end',
      cell: (trade) => <Amount value={decimal(trade.entryPrice)} digits={digits(trade.instrumentId)} />,
    },
    {
      id: 'exit',
      header: 'Exit',
      align: 'end',
      cell: (trade) => <Amount value={decimal(trade.exitPrice)} digits={digits(trade.instrumentId)} />,
    },
    { id: 'reason', header: 'Ended by', cell: (trade) => words(trade.exitReason) },
    {
      id: 'fees',
      header: 'Fees',
      align: 'end',
      cell: (trade) => <Amount value={decimal(trade.fees)} digits={2} />,
    },
    {
      id: 'r',
      header: 'R',
      align: 'end',
      cell: (trade) => (trade.rMultiple == null ? '–' : <Change value={decimal(trade.rMultiple)} />),
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
