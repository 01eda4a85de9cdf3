import Box from '@mui/material/Box';
import { useSearchParams } from 'react-router-dom';
import { Page } from '../../components/Page';
import { CollectionPanel } from './components/CollectionPanel';
import { DatasetList } from './components/DatasetList';
import { DatasetPanel } from './components/DatasetPanel';
import { ImportPanel } from './components/ImportPanel';
import { RecordingsPanel } from './components/RecordingsPanel';
import { SessionsPanel } from './components/SessionsPanel';

export default function DataPage() {
  const [parameters, setParameters] = useSearchParams();
  const chosen = parameters.get('dataset');
  const choose = (id: string | null) => setParameters(id === null ? {} : { dataset: id });
  return (
    <Page title="Data">
      <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <ImportPanel onImported={choose} />
        {chosen !== null && <DatasetPanel key={chosen} id={chosen} onClose={() => choose(null)} />}
        <DatasetList />
        <CollectionPanel />
        <SessionsPanel />
        <RecordingsPanel />
      </Box>
    </Page>
  );
}
