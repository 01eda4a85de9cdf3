import { lazy } from 'react';
import { DataTable, type Column } from '../DataTable';
import { Time } from '../Time';
import { ChartFrame } from './ChartFrame';
import { Legend } from './Legend';
import type { Candle, FillMarker, Overlay, PriceMark } from './model';

const CandleCanvas = lazy(() => import('./CandleCanvas'));

interface Props {
  /** What is shown, in words: instrument and timeframe. */
  label: string;
  candles: readonly Candle[];
  overlays?: readonly Overlay[];
  fills?: readonly FillMarker[];
  marks?: readonly PriceMark[];
  /** Digits after the point, from the instrument's price increment. */
  digits: number;
  height?: number;
}

const none: readonly never[] = [];

const tableRows = 50;
const millisecond = 1_000;

/** Candles with indicators, fills and working orders; the newest bars also as a table. */
export function CandleChart({
  label,
  candles,
  overlays = none,
  fills = none,
  marks = none,
  digits,
  height,
}: Props) {
  const last = candles.at(-1);
  return (
    <ChartFrame
      label={label}
      summary={last ? `${label}: ${candles.length} bars, last close ${last.close.toFixed(digits)}` : label}
      {...(height !== undefined && { height })}
      legend={<Legend overlays={overlays} digits={digits} />}
      table={
        <DataTable
          caption={`${label}, newest ${tableRows} bars`}
          columns={columns(digits)}
          rows={candles.slice(-tableRows).toReversed()}
          keyOf={(candle) => String(candle.time)}
        />
      }
    >
      <CandleCanvas candles={candles} overlays={overlays} fills={fills} marks={marks} digits={digits} />
    </ChartFrame>
  );
}

function columns(digits: number): Column<Candle>[] {
  const price = (id: 'open' | 'high' | 'low' | 'close', header: string): Column<Candle> => ({
    id,
    header,
    align: 'end',
    cell: (candle) => candle[id].toFixed(digits),
  });
  return [
    {
      id: 'time',
      header: 'Time',
      isTitle: true,
      cell: ({ time }) => <Time value={new Date(time * millisecond).toISOString()} shape="minute" />,
    },
    price('open', 'Open'),
    price('high', 'High'),
    price('low', 'Low'),
    price('close', 'Close'),
  ];
}
