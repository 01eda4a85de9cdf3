import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { Answer } from '../../components/Answer';
import { EmptyState } from '../../components/EmptyState';
import { Page } from '../../components/Page';
import { Panel } from '../../components/Panel';
import { WithAccount } from '../../components/WithAccount';
import type { CurrentAccount } from '../../lib/account';
import { useBots } from './api';
import { BotCard } from './components/BotCard';

const outline = [180, 180];

const create = (
  <Button component={Link} to="/bots/new" variant="contained">
    Create a bot
  </Button>
);

export default function BotsPage() {
  return (
    <Page title="Bots" actions={create}>
      <WithAccount rows={outline}>{(account) => <BotList account={account} />}</WithAccount>
    </Page>
  );
}

function BotList({ account }: { account: CurrentAccount }) {
  const bots = useBots(account.id);
  return (
    <Answer query={bots} rows={outline} failed="The bots could not be loaded.">
      {(items) =>
        items.length === 0 ? (
          <Panel title="No bots yet">
            <EmptyState
              why="A bot runs one strategy on one instrument; it starts on the simulated market, where nothing can be lost."
              action={create}
            />
          </Panel>
        ) : (
          <Box
            component="ul"
            aria-label="Bots"
            sx={{
              listStyle: 'none',
              m: 0,
              p: 0,
              display: 'grid',
              gap: 4,
              gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 340px), 1fr))',
            }}
          >
            {items.map((bot) => (
              <BotCard key={bot.id} bot={bot} account={account} />
            ))}
          </Box>
        )
      }
    </Answer>
  );
}
