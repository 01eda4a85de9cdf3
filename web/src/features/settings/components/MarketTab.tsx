import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Answer } from '../../../components/Answer';
import { Figure, Figures } from '../../../components/Figure';
import { PaceControl } from '../../../components/PaceControl';
import { Panel } from '../../../components/Panel';
import { Time } from '../../../components/Time';
import { useMarketClock, useSyntheticMarket } from '../../../lib/market';

export function MarketTab() {
  const market = useSyntheticMarket();
  useMarketClock();
  return (
    <Box sx={{ maxWidth: 860 }}>
      <Panel title="Simulated market">
        <Answer query={market} rows={[44, 60]} failed="The simulated market could not be loaded.">
          {({ isOpen, time, acceleration, seed }) => (
            <Box sx={{ display: 'grid', gap: 4 }}>
              <Figures minWidth={180}>
                <Figure label="Time there">{isOpen ? <Time value={time} /> : 'is being prepared'}</Figure>
                <Figure label="Speed">{acceleration}× real time</Figure>
                <Figure label="Seed">{seed}</Figure>
              </Figures>
              <Box sx={{ maxWidth: 260 }}>
                <PaceControl />
              </Box>
              <Typography color="textSecondary">
                The pace holds for everybody on this server. It changes how fast bars come, not what they
                hold: the same seed gives the same prices.
              </Typography>
            </Box>
          )}
        </Answer>
      </Panel>
    </Box>
  );
}
