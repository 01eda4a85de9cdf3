import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useMemo, useState } from 'react';
import { CandleChart } from '../../../components/charts/CandleChart';
import type { Candle, FillMarker } from '../../../components/charts/model';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { Panel } from '../../../components/Panel';
import { SelectField } from '../../../components/SelectField';
import type { Preview } from '../api';

interface Props {
  preview: Preview | undefined;
  instrument: string;
  error: Error | null;
}

const second = 1_000;
const digits = 2;

/** Where a condition, or a whole section, was true on past bars. */
export function PreviewPanel({ preview, instrument, error }: Props) {
  const [chosen, setChosen] = useState('s1_signal');
  const lines = preview ? [...preview.sections, ...preview.conditions] : [];
  const line = lines.find(({ id }) => id === chosen) ?? lines[0];
  const candles = useMemo(() => (preview?.candles ?? []).map(toCandle), [preview]);
  const marks = useMemo(() => markersOf(candles, (line?.times ?? []).map(String)), [candles, line]);
  return (
    <Panel title="Where it would have been true">
      {error && <ErrorPanel error={error} title="The preview could not be made." />}
      {!preview || !line ? (
        <EmptyState why="As soon as the document is valid and the simulated market has bars, they show where its conditions hold." />
      ) : (
        <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          <Box sx={{ maxWidth: 520 }}>
            <SelectField
              label="Mark on the chart"
              value={line.id}
              options={lines.map(({ id, text }) => ({ value: id, text }))}
              onChange={setChosen}
            />
          </Box>
          <Typography>
            {line.text} was true on {line.trueBars} of {preview.bars} bars of {instrument} (
            {preview.timeframe}); {line.pendingBars} had no answer. The chart shows the last {candles.length}.
          </Typography>
          <CandleChart
            label={`${instrument}, ${preview.timeframe}`}
            candles={candles}
            fills={marks}
            digits={digits}
            height={360}
          />
        </Box>
      )}
    </Panel>
  );
}

function toCandle(bar: Preview['candles'][number]): Candle {
  const { open, high, low, close } = bar;
  return { time: Date.parse(bar.openTime) / second, open, high, low, close, isFinal: true };
}

function markersOf(candles: readonly Candle[], times: readonly string[]): FillMarker[] {
  const byTime = new Map(candles.map((candle) => [candle.time, candle]));
  return times.flatMap((text) => {
    const candle = byTime.get(Date.parse(text) / second);
    return candle ? [{ id: text, time: candle.time, price: candle.low, side: 'buy' as const, text: '' }] : [];
  });
}
