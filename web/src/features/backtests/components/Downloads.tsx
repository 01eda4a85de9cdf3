import Button from '@mui/material/Button';
import { useState } from 'react';
import { useToast } from '../../../components/toasts';
import type { BacktestRun } from '../../../lib/backtests';
import { loadTrades } from '../api';
import { csvOf } from '../report';

/** The report to keep: as a page, as data, and its trades as a table. */
export function Downloads({ run }: { run: BacktestRun }) {
  const [isLoading, setLoading] = useState(false);
  const toast = useToast();
  const address = `/api/v1/backtest/results/${run.id}`;
  const name = `backtest-${run.number}`;
  const saveTrades = async () => {
    setLoading(true);
    try {
      save(`${name}-trades.csv`, csvOf(await loadTrades(run.id)));
    } catch (error) {
      toast(error instanceof Error ? error.message : 'The trades could not be loaded.');
    } finally {
      setLoading(false);
    }
  };
  return (
    <>
      <Button component="a" href={`${address}/report.html`} download={`${name}.html`}>
        HTML
      </Button>
      <Button component="a" href={address} download={`${name}.json`}>
        JSON
      </Button>
      <Button disabled={isLoading} onClick={() => void saveTrades()}>
        CSV
      </Button>
    </>
  );
}

function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
