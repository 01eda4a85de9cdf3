import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useAccount } from '../lib/account';
import { useMarketClock } from '../lib/market';
import { Time } from './Time';

/** What time it is on the account's market; the simulated one also says how fast it goes. */
export function MarketClock() {
  const account = useAccount();
  if (account && account.executionMode !== 'simulation')
    return <Words>On the live market of {account.venue}</Words>;
  return <SimulatedClock />;
}

function SimulatedClock() {
  const clock = useMarketClock();
  if (!clock) return null;
  return (
    <Words>
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
    </Words>
  );
}

const Words = ({ children }: { children: ReactNode }) => (
  <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.85rem' }}>
    {children}
  </Box>
);
