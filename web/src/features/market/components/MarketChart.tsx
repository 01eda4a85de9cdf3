import Box from '@mui/material/Box';
import { Answer } from '../../../components/Answer';
import { CandleChart } from '../../../components/charts/CandleChart';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { useDashboard, useDashboardNews } from '../../../lib/dashboard';
import { usePriceDigits } from '../../../lib/instruments';
import { symbolOf } from '../../../lib/words';
import { useCandles, useFills, useOverlays } from '../api';
import { fillsOf, marksOf } from '../marks';
import { LastPrice } from './LastPrice';

interface Props {
  accountId: string;
  instrument: string;
  interval: string;
  indicators: readonly string[];
}

const height = 460;

export function MarketChart({ accountId, instrument, interval, indicators }: Props) {
  const candles = useCandles({ instrument, interval });
  const { overlays, error } = useOverlays({ instrument, interval }, indicators, candles.data?.[0]?.time);
  const dashboard = useDashboard(accountId);
  const fills = useFills(accountId);
  useDashboardNews(accountId);
  const digits = usePriceDigits()(instrument);
  return (
    <Answer query={candles} rows={[height]} failed="The bars could not be loaded.">
      {(known) =>
        known.length === 0 ? (
          <Box sx={{ px: 4 }}>
            <EmptyState why="This instrument has not traded yet; the market is still being prepared." />
          </Box>
        ) : (
          <>
            <LastPrice candles={known} digits={digits} />
            {error && (
              <Box sx={{ px: 4 }}>
                <ErrorPanel error={error} title="An indicator could not be drawn." />
              </Box>
            )}
            <CandleChart
              label={`${symbolOf(instrument)}, ${interval}`}
              candles={known}
              overlays={overlays}
              fills={fills.data ? fillsOf(fills.data, instrument) : []}
              marks={dashboard.data ? marksOf(dashboard.data, instrument) : []}
              digits={digits}
              height={height}
            />
          </>
        )
      }
    </Answer>
  );
}
