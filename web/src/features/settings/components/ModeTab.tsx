import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Answer } from '../../../components/Answer';
import { ModeBadge, OperatingBadge } from '../../../components/ModeBadge';
import { Blockers, ModeSwitch } from '../../../components/ModeSwitch';
import { Panel } from '../../../components/Panel';
import { WithAccount } from '../../../components/WithAccount';
import type { CurrentAccount } from '../../../lib/account';
import { useOperatingMode } from '../../../lib/operatingMode';

const outline = [220, 140];

export function ModeTab() {
  return (
    <WithAccount rows={outline}>
      {(account) => (
        <Box sx={{ display: 'grid', gap: 4, maxWidth: 860 }}>
          <OperatingPanel account={account} />
          <ExecutionPanel account={account} />
        </Box>
      )}
    </WithAccount>
  );
}

/** Who releases orders. */
function OperatingPanel({ account }: { account: CurrentAccount }) {
  const mode = useOperatingMode(account.id);
  return (
    <Panel title="Who releases orders" actions={<ModeSwitch account={account} />}>
      <Box sx={{ display: 'grid', gap: 3, justifyItems: 'start' }}>
        <OperatingBadge mode={account.operatingMode} />
        <Typography>
          {account.operatingMode === 'autonomous' ? (
            <>
              Bots on <strong>{account.name}</strong> send their orders without asking, as far as the risk
              checks allow.
            </>
          ) : (
            <>
              On <strong>{account.name}</strong>, every entry and every exit that is not protective waits for
              a person.
            </>
          )}
        </Typography>
        <Box component="ul" sx={{ m: 0, pl: 5, color: 'text.secondary', '& li': { mb: 1 } }}>
          <li>Protective stops and targets always go out, in both modes.</li>
          <li>Every entry passes the same risk checks, in both modes.</li>
          <li>
            Back to guide is one click and takes effect at once. To autonomous takes a reason, which is
            recorded.
          </li>
        </Box>
        <Answer query={mode} rows={[24]} failed="What stands in the way could not be loaded.">
          {({ blockers }) => <Blockers blockers={blockers} />}
        </Answer>
      </Box>
    </Panel>
  );
}

/** Where orders go. */
function ExecutionPanel({ account }: { account: CurrentAccount }) {
  return (
    <Panel title="Where orders go">
      <Box sx={{ display: 'grid', gap: 3, justifyItems: 'start' }}>
        <ModeBadge mode={account.executionMode} />
        <Typography color="textSecondary">{places[account.executionMode]}</Typography>
      </Box>
    </Panel>
  );
}

const places: Record<CurrentAccount['executionMode'], string> = {
  simulation: 'To the simulated market of this program. No order leaves it, and no real money is at stake.',
  paper: 'To a venue’s test market, with play money.',
  live: 'To the venue, with real money.',
};
