import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Time } from '../../../components/Time';
import { ModeBadge, OperatingBadge } from '../../../components/ModeBadge';
import { ModeSwitch } from '../../../components/ModeSwitch';
import { Panel } from '../../../components/Panel';
import type { Dashboard } from '../../../lib/dashboard';
import { useOpenKill } from '../../../lib/kill';

const killWords: Record<Dashboard['account']['killState'], string> = {
  none: 'ready',
  flattening: 'flattening now',
  flat_proven: 'on; flat, proven by the venue',
  flatten_unproven: 'on; flat not proven yet',
};

/** Who trades, where it goes, and how to stop it. */
export function SafetyPanel({ dashboard }: { dashboard: Dashboard }) {
  const { account, lastReconciledAt } = dashboard;
  const openKill = useOpenKill();
  return (
    <Panel title="Control" actions={<ModeSwitch account={account} />}>
      <Box sx={{ display: 'grid', gap: 3 }}>
        <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
          <ModeBadge mode={account.executionMode} />
          <OperatingBadge mode={account.operatingMode} />
        </Box>
        <Typography color="textSecondary">
          {account.operatingMode === 'autonomous'
            ? 'Bots trade by themselves, within the limits.'
            : 'Guide: bots record what they would do, and wait for you.'}
        </Typography>
        <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
          <Box sx={{ flex: 1, minWidth: 160 }}>
            Kill switch: <strong>{killWords[account.killState]}</strong>
          </Box>
          <Button onClick={openKill} sx={{ color: 'tone.down' }}>
            Stop everything
          </Button>
        </Box>
        <Typography variant="body2" color="textSecondary">
          {lastReconciledAt ? (
            <>
              Books agreed with the venue at <Time value={lastReconciledAt} />
            </>
          ) : (
            'Books have not been compared with the venue yet'
          )}
          .
        </Typography>
      </Box>
    </Panel>
  );
}
