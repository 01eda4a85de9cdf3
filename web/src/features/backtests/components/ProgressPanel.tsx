import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { Panel } from '../../../components/Panel';
import { percentOf, type BacktestRun } from '../../../lib/backtests';

/** How far it is, or why it did not come to an end. */
export function ProgressPanel({ run }: { run: BacktestRun }) {
  if (run.status === 'failed')
    return (
      <Panel title="It failed">
        <Typography>{run.errorText ?? 'The backtest ended without a result.'}</Typography>
        <Typography variant="body2" component="p" color="textSecondary">
          <code>{run.errorCode ?? 'backtest.failed'}</code>
        </Typography>
      </Panel>
    );
  const isWaiting = run.status === 'pending';
  return (
    <Panel title={isWaiting ? 'Waiting for its turn' : 'Running'}>
      <LinearProgress
        aria-label="Progress"
        {...(isWaiting
          ? { variant: 'indeterminate' as const }
          : { variant: 'determinate' as const, value: percentOf(run) })}
      />
      <Typography variant="body2" color="textSecondary" sx={{ mt: 2 }}>
        {isWaiting
          ? 'Backtests are worked off one after the other.'
          : `${Math.round(percentOf(run))} % of ${run.source}. The report appears here by itself.`}
      </Typography>
    </Panel>
  );
}
