import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Answer } from '../../../components/Answer';
import { DataTable, type Column } from '../../../components/DataTable';
import { Panel } from '../../../components/Panel';
import { Time } from '../../../components/Time';
import { recordingText, useRecordings, type Recording } from '../../../lib/recordings';
import { symbolOf } from '../../../lib/words';
import { DeleteRecording } from './DeleteRecording';
import { DropZone } from './DropZone';
import { RecordingForm } from './RecordingForm';

/** What strategies can be told beside prices, and what perpetuals settle. */
export function RecordingsPanel() {
  const [file, setFile] = useState<File | null>(null);
  const [leaving, setLeaving] = useState<Recording | null>(null);
  const query = useRecordings();
  return (
    <Panel title="Funding and notices">
      <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <Typography color="textSecondary">
          A backtest settles recorded funding rates in place of the usual one, and tells its strategies what
          became known (funding, open interest, news), never before the bar that ends after it.
        </Typography>
        <DropZone
          disabled={false}
          title="Drop a file of funding rates or notices here, or choose one"
          text={
            'CSV, gzip is fine. Funding rates: time and rate, a fraction. Notices: time, kind (funding, ' +
            'open_interest or news) and value.'
          }
          onFile={setFile}
        />
        {file && (
          <RecordingForm
            key={`${file.name} ${file.lastModified} ${file.size}`}
            file={file}
            onDone={() => setFile(null)}
          />
        )}
        <Answer query={query} rows={[80]} failed="The recordings could not be loaded.">
          {(recordings) =>
            recordings.length > 0 && (
              <DataTable
                caption="Recordings"
                columns={columnsFor(setLeaving)}
                rows={recordings}
                keyOf={(one) => one.id}
              />
            )
          }
        </Answer>
      </Box>
      {leaving && <DeleteRecording recording={leaving} onClose={() => setLeaving(null)} />}
    </Panel>
  );
}

const columnsFor = (onDelete: (recording: Recording) => void): Column<Recording>[] => [
  {
    id: 'name',
    header: 'Name',
    isTitle: true,
    cell: (one) => one.name,
    compare: (left, right) => left.name.localeCompare(right.name),
  },
  { id: 'kind', header: 'Holds', cell: (one) => recordingText(one.kind) },
  { id: 'instrument', header: 'Instrument', cell: (one) => symbolOf(one.instrumentId) },
  { id: 'rows', header: 'Rows', align: 'end', cell: (one) => one.rows },
  { id: 'first', header: 'First', cell: (one) => <Time value={one.firstTime} shape="minute" /> },
  { id: 'last', header: 'Last', cell: (one) => <Time value={one.lastTime} shape="minute" /> },
  { id: 'source', header: 'From', cell: (one) => (one.isBuiltIn ? 'Built in' : one.source) },
  {
    id: 'delete',
    header: '',
    align: 'end',
    cell: (one) =>
      !one.isBuiltIn && (
        <Button size="small" aria-label={`Delete ${one.name}`} onClick={() => onDelete(one)}>
          Delete
        </Button>
      ),
  },
];
