import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Answer } from '../../../components/Answer';
import { DecimalField } from '../../../components/DecimalField';
import { Facts, type Fact } from '../../../components/Facts';
import { GuardedDialog } from '../../../components/GuardedDialog';
import { Panel } from '../../../components/Panel';
import { rangeProblem } from '../../../components/parameters';
import { Time } from '../../../components/Time';
import { useToast } from '../../../components/toasts';
import type { CurrentAccount } from '../../../lib/account';
import { decimal, formatDecimal, formatPercent, parseTyped } from '../../../lib/decimal';
import { useResetSimulation, useStatistics, type Statistics } from '../api';

const outline = [120];
const moneyDigits = 2;
const least = '100';
const most = '1000000000';

/** What a simulated account has come to, and the way to begin anew. */
export function BeginAnewPanel({ account }: { account: CurrentAccount }) {
  const query = useStatistics(account.id);
  return (
    <Panel title="Since the beginning">
      <Answer query={query} rows={outline} failed="What the account has come to could not be loaded.">
        {(statistics) => (
          <Box sx={{ display: 'grid', gap: 4 }}>
            <Facts facts={factsOf(statistics, account.currency)} />
            {statistics.isResetPending ? (
              <Typography role="status">
                Everything is being closed. The account begins anew as soon as it is flat.
              </Typography>
            ) : (
              <BeginAnewButton account={account} statistics={statistics} />
            )}
          </Box>
        )}
      </Answer>
    </Panel>
  );
}

function factsOf(statistics: Statistics, currency: string): Fact[] {
  const money = (text: string) => `${formatDecimal(decimal(text), { digits: moneyDigits })} ${currency}`;
  const { totalTrades, winningTrades, winRate } = statistics;
  return [
    ['Began', <Time value={statistics.since} shape="minute" />],
    ['With', money(statistics.initialBalance)],
    ['Trades', `${totalTrades}, ${winningTrades} won`],
    ['Share won', winRate === null ? '–' : formatPercent(decimal(winRate))],
    ['Profit of trades', money(statistics.totalPnl)],
    ['Balance', money(statistics.balance)],
    ['Equity', money(statistics.equity)],
    ['Margin used', money(statistics.marginUsed)],
    ['Margin available', money(statistics.marginAvailable)],
  ];
}

function BeginAnewButton({ account, statistics }: { account: CurrentAccount; statistics: Statistics }) {
  const [isOpen, setOpen] = useState(false);
  const [balance, setBalance] = useState(statistics.initialBalance);
  const [wasTried, setTried] = useState(false);
  const problem = parseTyped(balance) === null ? 'Enter a number.' : rangeProblem(balance, least, most);
  const reset = useResetSimulation(account.id);
  const toast = useToast();
  const close = () => {
    setOpen(false);
    reset.reset();
  };
  return (
    <Box>
      <Button onClick={() => setOpen(true)}>Begin anew</Button>
      <GuardedDialog
        open={isOpen}
        title={`Begin ${account.name} anew`}
        account={account}
        confirmText="Begin anew"
        isPending={reset.isPending}
        error={reset.error}
        onClose={close}
        onConfirm={(guard) => {
          setTried(true);
          if (problem !== undefined) return;
          reset.mutate(
            { ...guard, initialBalance: parseTyped(balance) ?? balance },
            {
              onSuccess: ({ isPending }) => {
                close();
                toast(
                  isPending
                    ? 'Everything is being closed. The account begins anew as soon as it is flat.'
                    : 'The account has begun anew.',
                );
              },
            },
          );
        }}
      >
        <Typography sx={{ mb: 4 }}>
          Bots are stopped, orders cancelled and positions closed at market. Then profit, peak and trades
          count from zero. The log, the journal and the equity curve keep what was.
        </Typography>
        <DecimalField
          label="Balance to begin with"
          name="initialBalance"
          value={balance}
          unit={account.currency}
          hint="100 to 1 000 000 000."
          problem={wasTried ? problem : undefined}
          onChange={setBalance}
        />
      </GuardedDialog>
    </Box>
  );
}
