import Box from '@mui/material/Box';
import { useState } from 'react';
import { Answer } from '../../../components/Answer';
import { CandleChart } from '../../../components/charts/CandleChart';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { SelectField } from '../../../components/SelectField';
import { overlaysOf, type IndicatorKind, type Values } from '../../../lib/indicators';
import { usePriceDigits, type Instrument } from '../../../lib/instruments';
import { timeframes } from '../../../lib/strategies';
import { symbolOf } from '../../../lib/words';
import { usePreview } from '../api';
import { useSettled } from '../useSettled';

interface Props {
  kind: IndicatorKind;
  /** Null while a parameter is wrong: the last right picture stays. */
  values: Values | null;
  spec: string;
  instruments: readonly Instrument[];
}

const height = 400;
const typingMs = 300;
const millisecond = 1_000;

/** The newest bars of the simulated market with every field, as these parameters make them. */
export function PreviewChart({ kind, values, spec, instruments }: Props) {
  const [chosen, setChosen] = useState(instruments[0]?.id ?? '');
  const [interval, setInterval] = useState<string>('1m');
  const settled = useSettled(values, typingMs);
  const preview = usePreview(
    settled && chosen ? { kind: kind.name, parameters: settled, instrument: chosen, interval } : null,
  );
  const digits = usePriceDigits()(chosen);
  const label = `${symbolOf(chosen)}, ${interval}, ${spec}`;
  return (
    <Box sx={{ borderTop: 1, borderColor: 'divider', pt: 3 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 3, px: 4, pb: 3 }}>
        <Box sx={{ width: { xs: 1, sm: 200 } }}>
          <SelectField
            label="Instrument"
            value={chosen}
            options={instruments.map(({ id }) => ({ value: id, text: symbolOf(id) }))}
            onChange={setChosen}
          />
        </Box>
        <Box sx={{ width: 110 }}>
          <SelectField
            label="Timeframe"
            value={interval}
            options={timeframes.map((one) => ({ value: one, text: one }))}
            onChange={setInterval}
          />
        </Box>
      </Box>
      {preview.error && preview.data && (
        <Box sx={{ px: 4 }}>
          <ErrorPanel error={preview.error} title="These parameters could not be drawn." />
        </Box>
      )}
      <Box sx={{ px: preview.data ? 0 : 4 }}>
        <Answer query={preview} rows={[height]} failed="The preview could not be computed.">
          {({ items, indicator }) =>
            items.length === 0 ? (
              <Box sx={{ px: 4 }}>
                <EmptyState why="This instrument has no final bar of that length yet." />
              </Box>
            ) : (
              <CandleChart
                label={label}
                candles={items.map(({ time, open, high, low, close }) => ({
                  time: Math.floor(Date.parse(time) / millisecond),
                  open,
                  high,
                  low,
                  close,
                  isFinal: true,
                }))}
                overlays={kind.name === indicator.split('(')[0] ? overlaysOf(kind, indicator, items) : []}
                digits={digits}
                height={height}
              />
            )
          }
        </Answer>
      </Box>
    </Box>
  );
}
