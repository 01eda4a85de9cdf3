import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Answer } from '../../../components/Answer';
import { Amount, Change } from '../../../components/Amount';
import { Facts, type Fact } from '../../../components/Facts';
import { Figure, Figures } from '../../../components/Figure';
import { Icon } from '../../../components/Icon';
import { Panel } from '../../../components/Panel';
import { ReleaseKillButton } from '../../../components/ReleaseKillButton';
import { ResetShutdownButton } from '../../../components/ResetShutdownButton';
import { Time } from '../../../components/Time';
import { useTimeZone } from '../../../components/timeZone';
import type { CurrentAccount } from '../../../lib/account';
import { decimal, formatPercent } from '../../../lib/decimal';
import { useOpenKill } from '../../../lib/kill';
import { formatTime } from '../../../lib/time';
import { symbolOf } from '../../../lib/words';
import { useRiskState, type RiskState } from '../api';

/** How the account stands, and what keeps it from entering. */
export function StatePanel({ account }: { account: CurrentAccount }) {
  const query = useRiskState(account.id);
  return (
    <Panel title="State">
      <Answer query={query} rows={[64, 120]} failed="The state could not be loaded.">
        {(state) => (
          <Box sx={{ display: 'grid', gap: 4 }}>
            <MainFigures state={state} currency={account.currency} />
            <Box component="ul" aria-label="Safety" sx={{ listStyle: 'none', m: 0, p: 0 }}>
              <ShutdownLine account={account} state={state} />
              <KillLine account={account} state={state} />
              <EntryLine state={state} />
              {state.isCalendarStale && (
                <Line isCalm={false} title="Economic events">
                  the calendar is older than a week: it may miss what is to come
                </Line>
              )}
              {state.limitsHalvedUntil && (
                <Line isCalm title="First days">
                  with real money: limits are halved until{' '}
                  <Time value={state.limitsHalvedUntil} shape="minute" />
                </Line>
              )}
            </Box>
            <Facts facts={factsOf(state)} />
          </Box>
        )}
      </Answer>
    </Panel>
  );
}

function MainFigures({ state, currency }: { state: RiskState; currency: string }) {
  return (
    <Figures minWidth={130}>
      <Figure label="Equity">
        <Amount value={decimal(state.equity)} digits={2} unit={currency} />
      </Figure>
      <Figure label="Today">
        <Change value={decimal(state.dailyPnl)} unit={currency} />
      </Figure>
      <Figure label="Drawdown">{formatPercent(decimal(state.drawdownFraction))}</Figure>
      <Figure label="Exposure">{formatPercent(decimal(state.exposureFraction))}</Figure>
      <Figure label="Heat">{formatPercent(decimal(state.heatFraction))}</Figure>
    </Figures>
  );
}

const factsOf = (state: RiskState): Fact[] => [
  ['Cash', <Amount value={decimal(state.balance)} digits={2} />],
  ['Peak equity', <Amount value={decimal(state.peakEquity)} digits={2} />],
  ['Equity at day start', <Amount value={decimal(state.dayStartEquity)} digits={2} />],
  ['Next trading day', <Time value={state.nextDayReset} shape="minute" />],
  ['Agreed with the venue', <Time value={state.lastReconciledAt} />],
];

interface LineProps {
  account: CurrentAccount;
  state: RiskState;
}

function ShutdownLine({ account, state }: LineProps) {
  const { active, since, reason } = state.emergencyShutdown;
  return (
    <Line
      isCalm={!active}
      title="Emergency shutdown"
      action={active && <ResetShutdownButton account={account} />}
    >
      {active ? (
        <>
          on since <Time value={since} />: {reason ?? 'a hard limit was reached'}
        </>
      ) : (
        'off'
      )}
    </Line>
  );
}

const killTexts: Record<RiskState['killState'], string> = {
  none: 'ready',
  flattening: 'cancelling orders and closing positions',
  flat_proven: 'on; the venue confirms no position and no order',
  flatten_unproven: 'on; the venue has not confirmed that everything is closed',
};

function KillLine({ account, state }: LineProps) {
  const openKill = useOpenKill();
  const isCalm = state.killState === 'none';
  return (
    <Line
      isCalm={isCalm}
      title="Kill switch"
      action={
        <>
          {isCalm && (
            <Button onClick={openKill} sx={{ color: 'tone.down' }}>
              Stop everything
            </Button>
          )}
          {state.killState === 'flat_proven' && <ReleaseKillButton account={account} />}
        </>
      }
    >
      {killTexts[state.killState]}
    </Line>
  );
}

/** What else refuses entries now. */
function EntryLine({ state }: { state: RiskState }) {
  const zone = useTimeZone();
  const reasons = [
    state.isDegraded && 'the account is being recovered',
    state.hasUnknownOrder && 'the outcome of an order is unknown',
    state.quarantinedInstruments.length > 0 &&
      `in quarantine: ${state.quarantinedInstruments.map(symbolOf).join(', ')}`,
    state.halted && 'the account is halted',
    ...state.blackouts.map(
      ({ instrumentId, currency, title, until }) =>
        `${symbolOf(instrumentId)} around ${currency} ${title}, until ${formatTime(until, zone, 'minute').text}`,
    ),
    state.emergencyShutdown.active && 'the emergency shutdown is on',
  ].filter((one) => one !== false);
  return (
    <Line isCalm={reasons.length === 0} title="Entries">
      {reasons.length === 0 ? 'accepted within the limits' : `refused: ${reasons.join('; ')}`}
    </Line>
  );
}

interface LineFrame {
  isCalm: boolean;
  title: string;
  action?: ReactNode;
  children: ReactNode;
}

function Line({ isCalm, title, action, children }: LineFrame) {
  return (
    <Box
      component="li"
      sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', columnGap: 3, rowGap: 1, minHeight: 44 }}
    >
      <Box sx={{ color: isCalm ? 'tone.up' : 'tone.down', display: 'flex' }}>
        <Icon name={isCalm ? 'check' : 'warning'} size={15} />
      </Box>
      <Typography sx={{ flex: '1 1 180px', minWidth: 0 }}>
        <strong>{title}</strong> {children}
      </Typography>
      {action}
    </Box>
  );
}
