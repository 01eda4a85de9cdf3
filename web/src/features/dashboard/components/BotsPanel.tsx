import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { Change } from '../../../components/Amount';
import { BotStateBadge } from '../../../components/BotStateBadge';
import { EmptyState } from '../../../components/EmptyState';
import { Panel } from '../../../components/Panel';
import { decimal } from '../../../lib/decimal';
import type { Dashboard } from '../../../lib/dashboard';
import { symbolOf } from '../../../lib/words';

export function BotsPanel({ dashboard }: { dashboard: Dashboard }) {
  const { bots, account } = dashboard;
  return (
    <Panel
      title="Bots"
      actions={
        bots.length > 0 && (
          <Link component={RouterLink} to="/bots" variant="body2">
            All bots
          </Link>
        )
      }
    >
      {bots.length === 0 ? (
        <EmptyState
          why="No bot trades on this account yet."
          action={
            <Button component={RouterLink} to="/bots/new" variant="contained">
              Create a bot
            </Button>
          }
        />
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 3 }}>
          {bots.map((bot) => (
            <Box
              component="li"
              key={bot.id}
              sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap', minHeight: 34 }}
            >
              <Box sx={{ flex: 1, minWidth: 140 }}>
                <Link component={RouterLink} to={`/bots/${bot.id}`} color="inherit" sx={{ fontWeight: 600 }}>
                  {bot.name}
                </Link>
                <Box sx={{ color: 'text.secondary', fontSize: '0.85em' }}>
                  {bot.strategy} · {symbolOf(bot.instrumentId)} · {bot.timeframe}
                </Box>
              </Box>
              <Change value={decimal(bot.realisedPnl)} unit={account.currency} />
              <BotStateBadge state={bot.state} />
            </Box>
          ))}
        </Box>
      )}
    </Panel>
  );
}
