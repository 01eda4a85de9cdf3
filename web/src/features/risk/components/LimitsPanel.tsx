import Box from '@mui/material/Box';
import { Answer } from '../../../components/Answer';
import { LimitBar } from '../../../components/LimitBar';
import { toLimit } from '../../../components/limits';
import { Panel } from '../../../components/Panel';
import type { CurrentAccount } from '../../../lib/account';
import { useLimits } from '../api';

/** Every limit with what is used of it; the nearest to its line need no search: they say so. */
export function LimitsPanel({ account }: { account: CurrentAccount }) {
  const query = useLimits(account.id);
  return (
    <Panel title="Limits">
      <Answer query={query} rows={[60, 60, 60, 60]} failed="The limits could not be loaded.">
        {(limits) => (
          <Box
            sx={{
              display: 'grid',
              columnGap: 6,
              rowGap: 4,
              gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 250px), 1fr))',
            }}
          >
            {limits.map((limit) => (
              <LimitBar key={limit.name} limit={toLimit(limit, account.currency)} />
            ))}
          </Box>
        )}
      </Answer>
    </Panel>
  );
}
