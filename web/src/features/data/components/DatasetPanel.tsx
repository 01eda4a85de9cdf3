import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { Answer } from '../../../components/Answer';
import { CandleChart } from '../../../components/charts/CandleChart';
import { ConfirmDialog } from '../../../components/ConfirmDialog';
import { Figure, Figures } from '../../../components/Figure';
import { Panel } from '../../../components/Panel';
import { Time } from '../../../components/Time';
import { useToast } from '../../../components/toasts';
import { useAccount } from '../../../lib/account';
import { useDatasetCandles, type Dataset } from '../../../lib/datasets';
import { useDataset, useDeleteDataset } from '../api';
import { coverage } from '../coverage';
import { GapMap } from './GapMap';

interface Props {
  id: string;
  onClose: () => void;
}

const chartHeight = 300;
const mostDigits = 8;

export function DatasetPanel({ id, onClose }: Props) {
  const query = useDataset(id);
  return (
    <Panel
      title={query.data?.name ?? 'Dataset'}
      flush
      actions={
        <>
          {query.data && (
            <Button component={Link} to={`/backtests?dataset=${id}`} variant="contained">
              Use in a backtest
            </Button>
          )}
          {query.data?.timeframe === '1m' && (
            <Button component={Link} to={`/data/replays?source=${id}`}>
              Replay
            </Button>
          )}
          {query.data && (
            <Button component="a" href={`/api/v1/data/datasets/${id}/export`} download>
              Download CSV
            </Button>
          )}
          {query.data && !query.data.isBuiltIn && <DeleteButton dataset={query.data} onDeleted={onClose} />}
          <Button variant="text" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      <Box sx={{ px: 4, pb: 3 }}>
        <Answer query={query} rows={[90, 300]} failed="This dataset could not be loaded.">
          {(dataset) => <Quality dataset={dataset} />}
        </Answer>
      </Box>
      {query.data && <Preview dataset={query.data} />}
    </Panel>
  );
}

function Quality({ dataset }: { dataset: Dataset }) {
  const { quality } = dataset;
  return (
    <Box sx={{ display: 'grid', gap: 4 }}>
      <Figures minWidth={110}>
        <Figure label="Bars">{dataset.bars}</Figure>
        <Figure label="Grade">{dataset.grade ?? '–'}</Figure>
        <Figure label="Coverage">{coverage(dataset.coverageFraction)}</Figure>
        <Figure label="Gaps">{dataset.gaps ?? '–'}</Figure>
        <Figure label="Missing bars">{quality?.missingBars ?? '–'}</Figure>
        <Figure label="Jumps">{quality?.jumps ?? '–'}</Figure>
        <Figure label="Without volume">{coverage(quality?.zeroVolumeFraction)}</Figure>
        <Figure label="Repeated rows">{quality?.repeatedRows ?? '–'}</Figure>
      </Figures>
      <GapMap dataset={dataset} />
      <Typography variant="body2" color="textSecondary">
        {dataset.isBuiltIn ? 'Built in' : `From ${dataset.source}`}, stored{' '}
        <Time value={dataset.createdAt} shape="minute" />. Content hash <code>{dataset.sha256}</code>
      </Typography>
    </Box>
  );
}

function Preview({ dataset }: { dataset: Dataset }) {
  const query = useDatasetCandles(dataset.id);
  return (
    <Answer query={query} rows={[chartHeight]} failed="The bars could not be loaded.">
      {(candles) => (
        <CandleChart
          label={dataset.name}
          candles={candles}
          digits={digitsFor(candles.at(-1)?.close)}
          height={chartHeight}
        />
      )}
    </Answer>
  );
}

/** Files bring instruments whose increment is not known here: as many digits as the price needs. */
function digitsFor(price: number | undefined): number {
  if (!price) return 2;
  return Math.min(mostDigits, Math.max(2, 4 - Math.floor(Math.log10(price))));
}

function DeleteButton({ dataset, onDeleted }: { dataset: Dataset; onDeleted: () => void }) {
  const [isOpen, setOpen] = useState(false);
  const remove = useDeleteDataset(dataset.id);
  const account = useAccount();
  const toast = useToast();
  return (
    <>
      <Button onClick={() => setOpen(true)}>Delete</Button>
      <ConfirmDialog
        open={isOpen}
        title={`Delete ${dataset.name}`}
        mode={account?.executionMode ?? 'unknown'}
        confirmText="Delete the dataset"
        isPending={remove.isPending}
        error={remove.error}
        onClose={() => setOpen(false)}
        onConfirm={() =>
          remove.mutate(undefined, {
            onSuccess: () => {
              toast(`${dataset.name} is deleted.`);
              onDeleted();
            },
          })
        }
      >
        Its {dataset.bars} bars are gone for good. Reports of backtests that ran on it stay.
      </ConfirmDialog>
    </>
  );
}
