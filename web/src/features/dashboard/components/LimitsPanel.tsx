import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { LimitBar } from '../../../components/LimitBar';
import { toLimit } from '../../../components/limits';
import { Panel } from '../../../components/Panel';
import type { Dashboard } from '../../../lib/dashboard';

export function LimitsPanel({ dashboard }: { dashboard: Dashboard }) {
  return (
    <Panel
      title="Risk used"
      actions={
        <Link component={RouterLink} to="/risk" variant="body2">
          Risk
        </Link>
      }
    >
      <Box
        sx={{
          display: 'grid',
          gap: 4,
          rowGap: 3,
          gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 240px), 1fr))',
        }}
      >
        {dashboard.limits.map((limit) => (
          <LimitBar key={limit.name} limit={toLimit(limit, dashboard.account.currency)} />
        ))}
      </Box>
    </Panel>
  );
}
