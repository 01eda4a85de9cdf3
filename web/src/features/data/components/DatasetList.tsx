import { Link as RouterLink } from 'react-router-dom';
import Link from '@mui/material/Link';
import { Answer } from '../../../components/Answer';
import { DataTable, type Column } from '../../../components/DataTable';
import { EmptyState } from '../../../components/EmptyState';
import { Panel } from '../../../components/Panel';
import { Time } from '../../../components/Time';
import { useDatasets, type Dataset } from '../../../lib/datasets';
import { symbolOf } from '../../../lib/words';
import { coverage } from '../coverage';

const columns: Column<Dataset>[] = [
  {
    id: 'name',
    header: 'Name',
    isTitle: true,
    cell: (one) => (
      <Link component={RouterLink} to={`/data?dataset=${one.id}`} color="inherit">
        {one.name}
      </Link>
    ),
    compare: (left, right) => left.name.localeCompare(right.name),
  },
  { id: 'instrument', header: 'Instrument', cell: (one) => symbolOf(one.instrumentId) },
  { id: 'timeframe', header: 'Timeframe', cell: (one) => one.timeframe },
  {
    id: 'bars',
    header: 'Bars',
    align: 'end',
    cell: (one) => one.bars.toLocaleString('en').replaceAll(',', '\u202f'),
    compare: (left, right) => left.bars - right.bars,
  },
  { id: 'first', header: 'First', cell: (one) => <Time value={one.firstOpen} shape="minute" /> },
  { id: 'last', header: 'Last', cell: (one) => <Time value={one.lastOpen} shape="minute" /> },
  { id: 'gaps', header: 'Gaps', align: 'end', cell: (one) => one.gaps ?? '–' },
  { id: 'coverage', header: 'Coverage', align: 'end', cell: (one) => coverage(one.coverageFraction) },
  { id: 'grade', header: 'Grade', cell: (one) => one.grade ?? '–' },
  { id: 'source', header: 'From', cell: (one) => (one.isBuiltIn ? 'Built in' : one.source) },
];

export function DatasetList() {
  const query = useDatasets();
  return (
    <Answer query={query} rows={[160]} failed="The datasets could not be loaded.">
      {(datasets) => (
        <Panel title="Datasets" flush={datasets.length > 0}>
          {datasets.length === 0 ? (
            <EmptyState why="No dataset is stored yet; drop a file above to bring the first one." />
          ) : (
            <DataTable caption="Datasets" columns={columns} rows={datasets} keyOf={(one) => one.id} />
          )}
        </Panel>
      )}
    </Answer>
  );
}
