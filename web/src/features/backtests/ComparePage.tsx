import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useMemo } from 'react';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';
import { Answer } from '../../components/Answer';
import { LinesChart } from '../../components/charts/LinesChart';
import { DataTable, type Column } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { Page } from '../../components/Page';
import { Panel } from '../../components/Panel';
import { visuallyHidden } from '../../theme/hidden';
import { useComparison, type Comparison } from './api';
import {
  describe,
  gainsOf,
  idsOf,
  leastCompared,
  mostCompared,
  nameOf,
  rowsOf,
  type MetricRow,
} from './compare';

const outline = [300, 400];

export default function ComparePage() {
  const [parameters] = useSearchParams();
  const ids = idsOf(parameters.get('ids'));
  const canCompare = ids.length >= leastCompared && ids.length <= mostCompared;
  return (
    <Page title="Compare backtests">
      {canCompare ? (
        <Compared ids={ids} />
      ) : (
        <Panel title="Nothing to compare">
          <EmptyState why={`Select ${leastCompared} to ${mostCompared} results on the page Backtests.`} />
        </Panel>
      )}
    </Page>
  );
}

function Compared({ ids }: { ids: readonly string[] }) {
  const query = useComparison(ids);
  return (
    <Answer query={query} rows={outline} failed="These backtests could not be compared.">
      {(comparison) => <SideBySide comparison={comparison} />}
    </Answer>
  );
}

function SideBySide({ comparison }: { comparison: Comparison }) {
  const lines = useMemo(() => gainsOf(comparison.items), [comparison]);
  return (
    <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      {!comparison.isSameData && (
        <Alert severity="warning">
          These backtests did not see the same bars: a better figure may be a better market and not a better
          strategy.
        </Alert>
      )}
      <Panel title="Gain since the start" flush>
        <LinesChart label="Gain of each backtest" lines={lines} unit="%" />
      </Panel>
      <Panel title="Figures" flush>
        <DataTable
          caption="Figures side by side, the best of each marked"
          columns={columnsOf(comparison)}
          rows={rowsOf(comparison)}
          keyOf={(row) => row.metric}
        />
      </Panel>
      <Panel title="What was compared" flush>
        <DataTable
          caption="The backtests"
          columns={sources}
          rows={comparison.items}
          keyOf={({ run }) => run.id}
        />
      </Panel>
    </Box>
  );
}

const columnsOf = ({ items }: Comparison): Column<MetricRow>[] => [
  { id: 'metric', header: 'Figure', isTitle: true, cell: ({ label }) => label },
  ...items.map((result, index): Column<MetricRow> => ({
    id: result.run.id,
    header: nameOf(result),
    align: 'end',
    cell: ({ cells }) => <Value cell={cells[index]} />,
  })),
];

function Value({ cell }: { cell: MetricRow['cells'][number] | undefined }) {
  if (!cell?.isBest) return cell?.text ?? '–';
  return (
    <Box component="strong" sx={{ color: 'tone.up' }}>
      <span aria-hidden>★ </span>
      {cell.text}
      <Box component="span" sx={visuallyHidden}>
        {' '}
        (best)
      </Box>
    </Box>
  );
}

const sources: Column<Comparison['items'][number]>[] = [
  {
    id: 'name',
    header: 'Backtest',
    isTitle: true,
    cell: (result) => (
      <Link component={RouterLink} to={`/backtests/${result.run.id}`} color="inherit">
        {nameOf(result)}
      </Link>
    ),
  },
  { id: 'what', header: 'On', cell: describe },
  {
    id: 'parameters',
    header: 'Parameters',
    cell: ({ configuration }) =>
      Object.entries(configuration.parameters)
        .map(([name, value]) => `${name} ${value}`)
        .join(', '),
  },
  { id: 'fidelity', header: 'Fidelity', cell: ({ fidelity }) => fidelity },
];
