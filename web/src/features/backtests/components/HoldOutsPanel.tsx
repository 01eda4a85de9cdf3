import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { DataTable, type Column } from '../../../components/DataTable';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { Panel } from '../../../components/Panel';
import { Time } from '../../../components/Time';
import { useBacktests } from '../../../lib/backtests';
import { decimal, formatPercent } from '../../../lib/decimal';
import { symbolOf, words } from '../../../lib/words';
import { useHoldOuts, type HoldOut } from '../api';

/** What no ordinary run reads, and who has read it all the same. Away while nothing is sealed. */
export function HoldOutsPanel() {
  const query = useHoldOuts();
  if (query.error)
    return (
      <Panel title="Held-out data">
        <ErrorPanel
          error={query.error}
          title="What is held out could not be loaded."
          onRetry={() => void query.refetch()}
        />
      </Panel>
    );
  if (!query.data || query.data.length === 0) return null;
  return (
    <Panel title="Held-out data" flush>
      <DataTable
        caption="Sealed data by strategy, instrument and timeframe"
        columns={columns}
        rows={query.data}
        keyOf={(one) => `${one.strategy} ${one.instrumentId} ${one.timeframe}`}
      />
    </Panel>
  );
}

const columns: Column<HoldOut>[] = [
  { id: 'strategy', header: 'Strategy', isTitle: true, cell: (one) => one.strategy },
  { id: 'instrument', header: 'Instrument', cell: (one) => `${symbolOf(one.instrumentId)} ${one.timeframe}` },
  { id: 'from', header: 'Sealed from', cell: (one) => <Time value={one.sealedFrom} shape="minute" /> },
  {
    id: 'share',
    header: 'Share',
    align: 'end',
    cell: (one) => formatPercent(decimal(one.fraction), { digits: 0 }),
  },
  { id: 'state', header: 'State', cell: (one) => words(one.state) },
  { id: 'openings', header: 'Opened by', cell: (one) => <Openings of={one} /> },
];

function Openings({ of }: { of: HoldOut }) {
  const runs = useBacktests().data?.pages.flatMap((page) => page.items) ?? [];
  if (of.openings.length === 0) return <>–</>;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {of.openings.map((opening) => {
        const run = runs.find(({ id }) => id === opening.runId);
        return (
          <Typography component="li" variant="inherit" key={opening.runId} sx={{ whiteSpace: 'normal' }}>
            {run && (
              <Link component={RouterLink} to={`/backtests/${run.id}`} color="inherit">
                #{run.number}
              </Link>
            )}{' '}
            <Time value={opening.openedAt} shape="minute" />: {opening.reason}
          </Typography>
        );
      })}
    </Box>
  );
}
