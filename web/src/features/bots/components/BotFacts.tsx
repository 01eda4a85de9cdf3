import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { Change } from '../../../components/Amount';
import { Figure, Figures } from '../../../components/Figure';
import { sizingKindOf } from '../../../components/sizing';
import { Panel } from '../../../components/Panel';
import { Time } from '../../../components/Time';
import type { CurrentAccount } from '../../../lib/account';
import { decimal, formatPercent } from '../../../lib/decimal';
import { symbolOf } from '../../../lib/words';
import type { Bot } from '../api';

export function BotFacts({ bot, account }: { bot: Bot; account: CurrentAccount }) {
  const market = `/market?instrument=${encodeURIComponent(bot.instrumentId)}&interval=${bot.timeframe}`;
  return (
    <Panel
      title="State"
      actions={
        <Link component={RouterLink} to={market} variant="body2">
          Chart
        </Link>
      }
    >
      <Box sx={{ display: 'grid', gap: 4 }}>
        {bot.disabledReason && (
          <Typography sx={{ color: 'tone.warn' }}>Enters no more: {bot.disabledReason}</Typography>
        )}
        <Figures minWidth={120}>
          <Figure label="Realised">
            <Change value={decimal(bot.realisedPnl)} unit={account.currency} />
          </Figure>
          <Figure label="Won / lost">
            {bot.wins} / {bot.losses}
          </Figure>
          <Figure label="Losses in a row">{bot.consecutiveLosses}</Figure>
          <Figure label="Bars seen">{bot.barsSeen}</Figure>
          <Figure label="Last bar">
            <Time value={bot.lastBar} shape="minute" />
          </Figure>
        </Figures>
        <Typography variant="body2" color="textSecondary" component="p">
          <strong>{bot.strategy}</strong> on {symbolOf(bot.instrumentId)}, {bot.timeframe} bars;{' '}
          {sizingText(bot)}
          {bot.leverage !== '1' && `, leverage ${bot.leverage}`}
          {bot.oppositeEntries === 'net' && ', nets against other bots'}
          {'. '}
          {Object.entries(bot.parameters)
            .map(([name, value]) => `${name} ${value}`)
            .join(', ')}
          .
        </Typography>
      </Box>
    </Panel>
  );
}

function sizingText({ sizing }: Bot): string {
  const kind = sizingKindOf(sizing.kind);
  const value = kind.isPercent ? formatPercent(decimal(sizing.value)) : sizing.value;
  return `${kind.text.toLowerCase()}: ${value}`;
}
