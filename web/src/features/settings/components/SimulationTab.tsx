import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Answer } from '../../../components/Answer';
import { EmptyState } from '../../../components/EmptyState';
import { Panel } from '../../../components/Panel';
import { WithAccount } from '../../../components/WithAccount';
import type { CurrentAccount } from '../../../lib/account';
import { useSimulation } from '../api';
import { BeginAnewPanel } from './BeginAnewPanel';
import { SimulationForm } from './SimulationForm';

const outline = [220];

export function SimulationTab() {
  return (
    <WithAccount rows={outline}>
      {(account) => (
        <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          <Panel title={`Simulation on ${account.name}`}>
            {account.executionMode === 'simulation' ? (
              <Settings account={account} />
            ) : (
              <EmptyState why="Its orders go to a venue, which has costs of its own." />
            )}
          </Panel>
          {account.executionMode === 'simulation' && <BeginAnewPanel account={account} />}
        </Box>
      )}
    </WithAccount>
  );
}

function Settings({ account }: { account: CurrentAccount }) {
  const query = useSimulation(account.id);
  return (
    <>
      <Typography color="textSecondary" sx={{ mb: 4, maxWidth: 640 }}>
        What trading costs here, and how orders fare. A change is written to the account’s log, and the
        account starts anew with it: positions and orders stay, and bots go on. Bots on bars shorter than a
        minute warm up again.
      </Typography>
      <Answer query={query} rows={outline} failed="The settings could not be loaded.">
        {(settings) => (
          <SimulationForm key={JSON.stringify(settings)} account={account} settings={settings} />
        )}
      </Answer>
    </>
  );
}
