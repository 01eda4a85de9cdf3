import Button from '@mui/material/Button';
import { useState } from 'react';
import { useToast } from '../../../components/toasts';
import { saveCsv, toCsv } from '../../../lib/csv';
import { loadAll, mostRows } from '../api';
import { csvHeader, csvRow } from '../entry';
import type { Filter } from '../filter';

/** Everything the filter lets through as a file, not only what is on screen. */
export function ExportButton({ accountId, filter }: { accountId: string; filter: Filter }) {
  const [isLoading, setLoading] = useState(false);
  const toast = useToast();
  const save = async () => {
    setLoading(true);
    try {
      const { rows, isCut } = await loadAll(accountId, filter);
      saveCsv('journal.csv', toCsv(csvHeader, rows.map(csvRow)));
      if (isCut)
        toast(`The file holds the newest ${mostRows} entries. Choose a shorter time for the others.`);
    } catch (error) {
      toast(error instanceof Error ? error.message : 'The entries could not be loaded.');
    } finally {
      setLoading(false);
    }
  };
  return (
    <Button disabled={isLoading} onClick={() => void save()}>
      {isLoading ? 'Collecting' : 'CSV'}
    </Button>
  );
}
