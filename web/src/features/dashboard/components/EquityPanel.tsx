import Box from '@mui/material/Box';
import { Amount, Change } from '../../../components/Amount';
import { Answer } from '../../../components/Answer';
import { EquityChart } from '../../../components/charts/EquityChart';
import { EmptyState } from '../../../components/EmptyState';
import { Figure } from '../../../components/Figure';
import { Panel } from '../../../components/Panel';
import { decimal, formatPercent } from '../../../lib/decimal';
import type { Dashboard } from '../../../lib/dashboard';
import { useEquityCurve } from '../api';

const fewest = 2;

export function EquityPanel({ dashboard }: { dashboard: Dashboard }) {
  const { account, equity, dayPnl, cash, drawdownFraction, peakEquity } = dashboard;
  const { query, curve } = useEquityCurve(account.id);
  const money = (value: string) => <Amount value={decimal(value)} unit={account.currency} digits={2} />;
  return (
    <Panel title="Equity" flush>
      <Box
        component="dl"
        sx={{
          m: 0,
          px: 4,
          pb: 3,
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 8,
          rowGap: 3,
          alignItems: 'end',
        }}
      >
        <Figure label="Now" isMain>
          {money(equity)}
        </Figure>
        <Figure label="Today">
          <Change value={decimal(dayPnl)} unit={account.currency} />
        </Figure>
        <Figure label="Drawdown">{formatPercent(decimal(drawdownFraction))}</Figure>
        <Figure label="Peak">{money(peakEquity)}</Figure>
        <Figure label="Cash">{money(cash)}</Figure>
      </Box>
      <Answer query={query} rows={[260]} failed="The equity curve could not be loaded.">
        {() =>
          curve && curve.length >= fewest ? (
            <EquityChart label="Equity curve" points={curve} unit={account.currency} height={260} />
          ) : (
            <Box sx={{ px: 4 }}>
              <EmptyState why="The curve begins with the next minutes of the market." />
            </Box>
          )
        }
      </Answer>
    </Panel>
  );
}
