import Box from '@mui/material/Box';
import { MarketClock } from '../../components/MarketClock';
import { Page } from '../../components/Page';
import { WithAccount } from '../../components/WithAccount';
import type { CurrentAccount } from '../../lib/account';
import { useRiskNews } from './api';
import { DecisionsPanel } from './components/DecisionsPanel';
import { ExposurePanel } from './components/ExposurePanel';
import { LimitsPanel } from './components/LimitsPanel';
import { StatePanel } from './components/StatePanel';
import { WhatIfPanel } from './components/WhatIfPanel';

const outline = [200, 320, 240];

export default function RiskPage() {
  return (
    <Page title="Risk" actions={<MarketClock />}>
      <WithAccount rows={outline}>{(account) => <Risk key={account.id} account={account} />}</WithAccount>
    </Page>
  );
}

const column = { display: 'grid', gap: 4, alignContent: 'start', minWidth: 0 } as const;

function Risk({ account }: { account: CurrentAccount }) {
  useRiskNews(account.id);
  return (
    <Box sx={{ ...column, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Box
        sx={{
          display: 'grid',
          gap: 4,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) minmax(0, 1fr)' },
        }}
      >
        <Box sx={column}>
          <StatePanel account={account} />
          <ExposurePanel account={account} />
        </Box>
        <LimitsPanel account={account} />
      </Box>
      <WhatIfPanel account={account} />
      <DecisionsPanel account={account} />
    </Box>
  );
}
