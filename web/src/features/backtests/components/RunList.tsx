import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import LinearProgress from '@mui/material/LinearProgress';
import Link from '@mui/material/Link';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { Change } from '../../../components/Amount';
import { DataTable, type Column } from '../../../components/DataTable';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { Loading } from '../../../components/Loading';
import { MoreButton } from '../../../components/MoreButton';
import { Panel } from '../../../components/Panel';
import { Time } from '../../../components/Time';
import { isAtWork, percentOf, useBacktests, type BacktestRun } from '../../../lib/backtests';
import { decimal } from '../../../lib/decimal';
import { words } from '../../../lib/words';
import { leastCompared, mostCompared } from '../compare';
import { instrumentsOf, ratio, share } from '../report';

const fractionDigits = 6;

export function RunList() {
  const query = useBacktests();
  const runs = query.data?.pages.flatMap((page) => page.items) ?? [];
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const toggle = (id: string) =>
    setChosen((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  const hasSeveral = runs.filter(hasReport).length >= leastCompared;
  return (
    <Panel title="Results" flush={runs.length > 0} actions={hasSeveral && <CompareButton ids={chosen} />}>
      {query.isPending && <Loading rows={[34, 34, 34]} />}
      {query.error && (
        <ErrorPanel
          error={query.error}
          title="The results could not be loaded."
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isSuccess && runs.length === 0 && (
        <EmptyState why="No backtest has run yet. The form above has sensible defaults: run it as it is." />
      )}
      {runs.length > 0 && (
        <DataTable
          caption="Backtests, newest first"
          columns={hasSeveral ? [choice(chosen, toggle), ...columns] : columns}
          rows={runs}
          keyOf={(run) => run.id}
        />
      )}
      <MoreButton
        hasMore={query.hasNextPage}
        isLoading={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </Panel>
  );
}

const hasReport = (run: BacktestRun): boolean => run.verdict !== null;

function CompareButton({ ids }: { ids: readonly string[] }) {
  if (ids.length < leastCompared)
    return <Button disabled>{`Select ${leastCompared} to ${mostCompared} to compare`}</Button>;
  return (
    <Button component={RouterLink} to={`/backtests/compare?ids=${ids.join(',')}`}>
      Compare {ids.length}
    </Button>
  );
}

const choice = (chosen: readonly string[], onToggle: (id: string) => void): Column<BacktestRun> => ({
  id: 'chosen',
  header: 'Compare',
  cell: (run) => (
    <Checkbox
      size="small"
      checked={chosen.includes(run.id)}
      disabled={!hasReport(run) || (!chosen.includes(run.id) && chosen.length >= mostCompared)}
      onChange={() => onToggle(run.id)}
      slotProps={{ input: { 'aria-label': `Compare backtest ${run.number}` } }}
    />
  ),
});

const columns: Column<BacktestRun>[] = [
  {
    id: 'number',
    header: 'Backtest',
    isTitle: true,
    cell: (run) => (
      <Link component={RouterLink} to={`/backtests/${run.id}`} color="inherit">
        #{run.number} {run.strategy}
      </Link>
    ),
  },
  { id: 'instrument', header: 'Instrument', cell: (run) => `${instrumentsOf(run)} ${run.timeframe}` },
  { id: 'source', header: 'Data', cell: (run) => run.source },
  { id: 'status', header: 'Status', cell: (run) => <Status run={run} /> },
  {
    id: 'return',
    header: 'Return',
    align: 'end',
    cell: (run) =>
      run.totalReturn === null ? (
        '–'
      ) : (
        <Change value={decimal(run.totalReturn.toFixed(fractionDigits))} as="percent" />
      ),
    compare: (left, right) => (left.totalReturn ?? -1) - (right.totalReturn ?? -1),
  },
  {
    id: 'drawdown',
    header: 'Max drawdown',
    align: 'end',
    cell: (run) => share(run.maxDrawdown),
    compare: (left, right) => (left.maxDrawdown ?? 0) - (right.maxDrawdown ?? 0),
  },
  { id: 'sharpe', header: 'Sharpe', align: 'end', cell: (run) => ratio(run.sharpeRatio) },
  { id: 'trades', header: 'Trades', align: 'end', cell: (run) => run.totalTrades ?? '–' },
  { id: 'created', header: 'Asked for', cell: (run) => <Time value={run.createdAt} shape="minute" /> },
];

function Status({ run }: { run: BacktestRun }) {
  if (run.status === 'running' && isAtWork(run))
    return (
      <LinearProgress
        variant="determinate"
        value={percentOf(run)}
        aria-label={`Backtest ${run.number}: ${Math.round(percentOf(run))} %`}
        sx={{ minWidth: 80 }}
      />
    );
  return (
    <>
      {words(run.status)}
      {run.errorCode && (
        <>
          {' '}
          <code>{run.errorCode}</code>
        </>
      )}
    </>
  );
}
