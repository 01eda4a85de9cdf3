import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { Icon } from '../../components/Icon';
import { ReleaseKillButton } from '../../components/ReleaseKillButton';
import { ResetShutdownButton } from '../../components/ResetShutdownButton';
import { Time } from '../../components/Time';
import type { CurrentAccount } from '../../lib/account';
import { usePressedKill } from '../../lib/accounts';

const killTexts: Record<Exclude<CurrentAccount['killState'], 'none'>, { title: string; text: string }> = {
  flattening: {
    title: 'Kill switch: flattening',
    text: 'Orders are being cancelled and positions closed at the market. Nothing new is accepted.',
  },
  flat_proven: {
    title: 'Kill switch: flat, proven',
    text: 'The venue confirms no position and no order. Nothing new is accepted until you release the switch.',
  },
  flatten_unproven: {
    title: 'Kill switch: flat not proven',
    text: 'The venue has not confirmed that everything is closed. Check your positions; Plimsoll keeps trying.',
  },
};

/** States that no page may hide: they stand above all of them until they end. */
export function SafetyBanners({ account }: { account: CurrentAccount | null }) {
  if (!account) return null;
  return (
    <>
      {account.shutdown.active && <ShutdownBanner account={account} />}
      <PressedKillBanner account={account} />
      {account.killState !== 'none' && <KillBanner account={account} state={account.killState} />}
      {account.isStarting && (
        <Notice>
          Your account is starting. The market is being prepared, which takes longest the first time; it goes
          on by itself.
        </Notice>
      )}
      {account.alarms.map((alarm) => (
        <AlarmBanner
          key={`${alarm.code} ${alarm.instrumentId ?? ''} ${alarm.intentNumber ?? ''}`}
          alarm={alarm}
        />
      ))}
      {account.isDegraded && (
        <Banner title="This account is being recovered">
          Nothing can be done on it until its books agree with the venue again.
        </Banner>
      )}
    </>
  );
}

const alarmTitles: Record<string, string> = {
  'order.unknown': 'An order is unknown',
  'risk.quarantined': 'Quarantine',
  'execution.clock': 'Clock',
  'execution.second_writer': 'A second installation',
  'execution.foreign_orders': 'Orders of somebody else',
};

function AlarmBanner({ alarm }: { alarm: CurrentAccount['alarms'][number] }) {
  return (
    <Banner
      title={alarmTitles[alarm.code] ?? 'Alarm'}
      action={
        <Link
          component={RouterLink}
          to={alarm.intentNumber == null ? '/positions' : `/positions?order=${alarm.intentNumber}`}
        >
          What to do
        </Link>
      }
    >
      {alarm.text}{' '}
      {alarm.since && (
        <>
          Since <Time value={alarm.since} />.
        </>
      )}
    </Banner>
  );
}

/** Nothing that adds risk is sent any more, and nothing of it is written down yet. */
function PressedKillBanner({ account }: { account: CurrentAccount }) {
  if (!usePressedKill(account)) return null;
  return (
    <Banner title="Kill switch: pressed, not yet durable">
      Nothing that adds risk is sent. The database cannot be written now: as soon as it is back, the halt is
      written down and everything is closed, before anything else. If the program is ended before that, press
      it again.
    </Banner>
  );
}

interface KillProps {
  account: CurrentAccount;
  state: keyof typeof killTexts;
}

function KillBanner({ account, state }: KillProps) {
  const { title, text } = killTexts[state];
  return (
    <Banner title={title} action={state === 'flat_proven' && <ReleaseKillButton account={account} />}>
      {text}
    </Banner>
  );
}

function ShutdownBanner({ account }: { account: CurrentAccount }) {
  const { since, reason } = account.shutdown;
  return (
    <Banner title="Emergency shutdown" action={<ResetShutdownButton account={account} />}>
      {reason ?? 'A hard limit was reached.'}{' '}
      {since && (
        <>
          Since <Time value={since} />.
        </>
      )}{' '}
      No entry is accepted.
    </Banner>
  );
}

/** Nothing is wrong; it only takes a while. */
function Notice({ children }: { children: ReactNode }) {
  return (
    <Box
      role="status"
      sx={{ px: 4, py: 2, bgcolor: 'surface.raised', borderBottom: 1, borderColor: 'divider' }}
    >
      {children}
    </Box>
  );
}

function Banner({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <Box
      role="alert"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 4,
        rowGap: 1,
        px: 4,
        py: 2,
        bgcolor: 'surface.raised',
        borderBottom: 1,
        borderColor: 'divider',
        boxShadow: 'inset 4px 0 0 var(--mui-palette-tone-down)',
      }}
    >
      <Box sx={{ color: 'tone.down', display: 'flex' }}>
        <Icon name="stop" />
      </Box>
      <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
        <Typography component="strong" sx={{ fontWeight: 600, mr: 2 }}>
          {title}
        </Typography>
        {children}
      </Box>
      {action}
    </Box>
  );
}
