import Typography from '@mui/material/Typography';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { Answer } from '../../../components/Answer';
import { DataTable, type Column } from '../../../components/DataTable';
import { Panel } from '../../../components/Panel';
import { WithAccount } from '../../../components/WithAccount';
import type { CurrentAccount } from '../../../lib/account';
import { useAccountLimits, useHardLimits } from '../api';
import { limitRows, type LimitRow } from '../limits';

const outline = [44, 640];

export function LimitsTab() {
  return <WithAccount rows={outline}>{(account) => <Limits account={account} />}</WithAccount>;
}

const columns: Column<LimitRow>[] = [
  { id: 'title', header: 'Limit', isTitle: true, cell: (row) => row.title },
  { id: 'hard', header: 'Hard limit', align: 'end', cell: (row) => row.hard },
  { id: 'inForce', header: 'In force on this account', align: 'end', cell: (row) => row.inForce ?? '–' },
  { id: 'inMoney', header: 'In money now', align: 'end', cell: (row) => row.inMoney ?? '–' },
];

function Limits({ account }: { account: CurrentAccount }) {
  const hard = useHardLimits();
  const own = useAccountLimits(account.id);
  return (
    <Panel
      title="Risk limits"
      flush
      actions={
        <Link component={RouterLink} to="/risk" variant="body2">
          How much is used
        </Link>
      }
    >
      <Typography color="textSecondary" sx={{ px: 4, pb: 3, maxWidth: '80ch' }}>
        Hard limits are compiled into the program: no setting, person or bot passes them. What is in force on
        an account is never looser. A dash means that the account has no limit of its own there, or that it is
        not an amount.
      </Typography>
      <Answer query={hard} rows={outline} failed="The hard limits could not be loaded.">
        {(constants) => (
          <Answer query={own} rows={outline} failed="The limits of this account could not be loaded.">
            {({ limits, state }) => (
              <DataTable
                caption="Risk limits"
                columns={columns}
                rows={limitRows(constants, limits, state, account.currency)}
                keyOf={(row) => row.name}
              />
            )}
          </Answer>
        )}
      </Answer>
    </Panel>
  );
}
