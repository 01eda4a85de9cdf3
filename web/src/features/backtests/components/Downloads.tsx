import Button from '@mui/material/Button';
import type { BacktestRun } from '../../../lib/backtests';

/** The report to keep: as a page, as data, and its trades and its equity as tables. */
export function Downloads({ run }: { run: BacktestRun }) {
  const address = `/api/v1/backtest/results/${run.id}`;
  const name = `backtest-${run.number}`;
  return (
    <>
      <Button component="a" href={`${address}/report.html`} download={`${name}.html`}>
        HTML
      </Button>
      <Button component="a" href={address} download={`${name}.json`}>
        JSON
      </Button>
      <Button component="a" href={`${address}/trades?format=csv`} download={`${name}-trades.csv`}>
        Trades CSV
      </Button>
      <Button component="a" href={`${address}/equity?format=csv`} download={`${name}-equity.csv`}>
        Equity CSV
      </Button>
    </>
  );
}
