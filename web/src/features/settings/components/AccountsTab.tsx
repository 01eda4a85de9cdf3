import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Amount } from '../../../components/Amount';
import { Answer } from '../../../components/Answer';
import { DataTable, type Column } from '../../../components/DataTable';
import { ModeBadge, OperatingBadge } from '../../../components/ModeBadge';
import { toExecutionMode, toOperatingMode } from '../../../components/mode';
import { Panel } from '../../../components/Panel';
import { Time } from '../../../components/Time';
import { useAccount, type CurrentAccount } from '../../../lib/account';
import { chooseAccount } from '../../../lib/accountChoice';
import { useAccounts } from '../../../lib/accounts';
import { decimal } from '../../../lib/decimal';
import { useKeys, useVenues } from '../keyApi';
import { FeesCell } from './FeesCell';
import { LiveTermCell } from './LiveTermCell';
import { OpenAccountForm } from './OpenAccountForm';

const outline = [44, 220];

export function AccountsTab() {
  const accounts = useAccounts();
  const venues = useVenues();
  const keys = useKeys();
  return (
    <Box sx={{ display: 'grid', gap: 4 }}>
      <Answer query={accounts} rows={outline} failed="Your accounts could not be loaded.">
        {(all) => <AccountList accounts={all} />}
      </Answer>
      <Box sx={{ maxWidth: 860 }}>
        <Panel title="Open an account">
          <Answer query={venues} rows={outline} failed="The venues could not be loaded.">
            {(all) => <OpenAccountForm venues={all} keys={keys.data?.items ?? []} />}
          </Answer>
        </Panel>
      </Box>
    </Box>
  );
}

function AccountList({ accounts }: { accounts: readonly CurrentAccount[] }) {
  const current = useAccount();
  const columns: Column<CurrentAccount>[] = [
    { id: 'name', header: 'Account', isTitle: true, cell: (account) => account.name },
    {
      id: 'mode',
      header: 'Mode',
      cell: (account) => (
        <Box component="span" sx={{ display: 'inline-flex', gap: 2 }}>
          <ModeBadge mode={toExecutionMode(account.executionMode)} />
          <OperatingBadge mode={toOperatingMode(account.operatingMode)} />
        </Box>
      ),
    },
    { id: 'venue', header: 'Venue', cell: (account) => <code>{account.venue}</code> },
    { id: 'state', header: 'State', cell: stateOf },
    {
      id: 'equity',
      header: 'Equity',
      align: 'end',
      cell: (account) => <Amount value={decimal(account.equity)} unit={account.currency} />,
    },
    { id: 'fees', header: 'Fees', cell: (account) => <FeesCell account={account} /> },
    { id: 'until', header: 'Guided again', cell: (account) => <LiveTermCell account={account} /> },
    { id: 'opened', header: 'Opened', cell: (account) => <Time value={account.createdAt} shape="day" /> },
    {
      id: 'actions',
      header: '',
      align: 'end',
      cell: (account) =>
        account.id === current?.id ? (
          'on screen'
        ) : (
          <Button size="small" onClick={() => chooseAccount(account.id)} aria-label={`Show ${account.name}`}>
            Show
          </Button>
        ),
    },
  ];
  return (
    <Panel title="Accounts" flush>
      <DataTable caption="Accounts" columns={columns} rows={accounts} keyOf={(account) => account.id} />
    </Panel>
  );
}

const stateOf = (account: CurrentAccount): string =>
  account.isStarting
    ? 'joining its venue'
    : account.isDegraded
      ? 'being recovered'
      : account.killState === 'none'
        ? 'running'
        : 'stopped';
