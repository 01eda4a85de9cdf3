import Box from '@mui/material/Box';
import { Page } from '../../components/Page';
import { WithAccount } from '../../components/WithAccount';
import { CalendarPanel } from './components/CalendarPanel';
import { RulePanel } from './components/RulePanel';

const outline = [180];

export default function EventsPage() {
  return (
    <Page title="Economic events">
      <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <CalendarPanel />
        <WithAccount rows={outline}>
          {(account) => <RulePanel key={account.id} account={account} />}
        </WithAccount>
      </Box>
    </Page>
  );
}
