import Box from '@mui/material/Box';
import { Change } from '../../../components/Amount';
import type { Candle } from '../../../components/charts/model';
import { Figure } from '../../../components/Figure';
import { decimal } from '../../../lib/decimal';

interface Props {
  candles: readonly Candle[];
  digits: number;
}

/** Where the price stands, and how it came there over the bars that are shown. */
export function LastPrice({ candles, digits }: Props) {
  const [first, last] = [candles[0], candles.at(-1)];
  if (!first || !last) return null;
  const high = Math.max(...candles.map((candle) => candle.high));
  const low = Math.min(...candles.map((candle) => candle.low));
  const change = decimal((last.close / first.open - 1).toFixed(6));
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        px: 4,
        pb: 3,
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 8,
        rowGap: 2,
        alignItems: 'end',
      }}
    >
      <Figure label={last.isFinal ? 'Last' : 'Now'} isMain>
        {last.close.toFixed(digits)}
      </Figure>
      <Figure label={`Over ${candles.length} bars`}>
        <Change value={change} as="percent" />
      </Figure>
      <Figure label="High">{high.toFixed(digits)}</Figure>
      <Figure label="Low">{low.toFixed(digits)}</Figure>
    </Box>
  );
}
