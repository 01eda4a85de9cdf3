import Box from '@mui/material/Box';
import { useMarketClock } from '../lib/market';
import { Time } from './Time';

/** What time it is on the simulated market, and how fast it goes there. */
export function MarketClock() {
  const clock = useMarketClock();
  if (!clock) return null;
  return (
    <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.85rem' }}>
      Simulated market{' '}
      {clock.isOpen ? (
        <>
          <Box component="span" sx={{ color: 'text.primary' }}>
            <Time value={clock.time} />
          </Box>{' '}
          at {clock.acceleration}×
        </>
      ) : (
        'is being prepared'
      )}
    </Box>
  );
}
