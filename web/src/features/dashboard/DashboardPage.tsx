import Box from '@mui/material/Box';
import { Answer } from '../../components/Answer';
import { MarketClock } from '../../components/MarketClock';
import { OrdersPanel } from '../../components/OrdersPanel';
import { Page } from '../../components/Page';
import { PositionsPanel } from '../../components/PositionsPanel';
import { WithAccount } from '../../components/WithAccount';
import { useDashboard, useDashboardNews } from '../../lib/dashboard';
import { BotsPanel } from './components/BotsPanel';
import { ChecklistPanel } from './components/ChecklistPanel';
import { EquityPanel } from './components/EquityPanel';
import { LimitsPanel } from './components/LimitsPanel';
import { SafetyPanel } from './components/SafetyPanel';
import { SignalsPanel } from './components/SignalsPanel';

const outline = [380, 120, 120];

export default function DashboardPage() {
  return (
    <Page title="Dashboard" actions={<MarketClock />}>
      <WithAccount rows={outline}>{(account) => <Overview accountId={account.id} />}</WithAccount>
    </Page>
  );
}

const column = { display: 'grid', gap: 4, alignContent: 'start', minWidth: 0 } as const;

function Overview({ accountId }: { accountId: string }) {
  const query = useDashboard(accountId);
  useDashboardNews(accountId);
  return (
    <Answer query={query} rows={outline} failed="The dashboard could not be loaded.">
      {(dashboard) => (
        <Box sx={column}>
          <ChecklistPanel dashboard={dashboard} />
          <Box
            sx={{
              display: 'grid',
              gap: 4,
              gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 360px' },
            }}
          >
            <Box sx={column}>
              <EquityPanel dashboard={dashboard} />
              <SignalsPanel dashboard={dashboard} />
            </Box>
            <Box sx={column}>
              <SafetyPanel dashboard={dashboard} />
              <BotsPanel dashboard={dashboard} />
            </Box>
          </Box>
          <PositionsPanel dashboard={dashboard} />
          <OrdersPanel dashboard={dashboard} />
          <LimitsPanel dashboard={dashboard} />
        </Box>
      )}
    </Answer>
  );
}
