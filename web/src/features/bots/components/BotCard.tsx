import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { Change } from '../../../components/Amount';
import { BotStateBadge } from '../../../components/BotStateBadge';
import { Figure, Figures } from '../../../components/Figure';
import { Time } from '../../../components/Time';
import type { CurrentAccount } from '../../../lib/account';
import { decimal } from '../../../lib/decimal';
import { symbolOf } from '../../../lib/words';
import type { Bot } from '../api';
import { BotActions } from './BotActions';

export function BotCard({ bot, account }: { bot: Bot; account: CurrentAccount }) {
  return (
    <Box
      component="li"
      sx={{
        p: 4,
        bgcolor: 'surface.panel',
        border: 1,
        borderColor: 'divider',
        borderRadius: '4px',
        display: 'grid',
        gap: 3,
        alignContent: 'start',
        minWidth: 0,
      }}
    >
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'flex-start' }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography variant="h2">
            <Link component={RouterLink} to={`/bots/${bot.id}`} color="inherit">
              {bot.name}
            </Link>
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {bot.strategy} · {symbolOf(bot.instrumentId)} · {bot.timeframe}
          </Typography>
        </Box>
        <BotStateBadge state={bot.state} />
      </Box>
      <Figures minWidth={90}>
        <Figure label="Realised">
          <Change value={decimal(bot.realisedPnl)} unit={account.currency} />
        </Figure>
        <Figure label="Won / lost">
          {bot.wins} / {bot.losses}
        </Figure>
        <Figure label="Bars seen">{bot.barsSeen}</Figure>
      </Figures>
      {bot.disabledReason && (
        <Typography variant="body2" sx={{ color: 'tone.warn' }}>
          {bot.disabledReason}
        </Typography>
      )}
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="body2" color="textSecondary" sx={{ flex: '1 1 160px' }}>
          Last bar <Time value={bot.lastBar} shape="minute" />
        </Typography>
        <BotActions bot={bot} mode={account.executionMode} />
      </Box>
    </Box>
  );
}
