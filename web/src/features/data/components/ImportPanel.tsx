import Box from '@mui/material/Box';
import { useState } from 'react';
import { Loading } from '../../../components/Loading';
import { Panel } from '../../../components/Panel';
import { ProblemSummary } from '../../../components/ProblemSummary';
import { usePreview } from '../api';
import { isForPerson, type ColumnNames } from '../columns';
import { ColumnMapper } from './ColumnMapper';
import { DropZone } from './DropZone';
import { ImportForm } from './ImportForm';
import { PreviewTable } from './PreviewTable';

interface Props {
  onImported: (id: string) => void;
}

/** A file is looked at first: what would be read, and what would be refused, before anything is sent as a whole. */
export function ImportPanel({ onImported }: Props) {
  const [file, setFile] = useState<File | null>(null);
  const [isSending, setSending] = useState(false);
  const [columns, setColumns] = useState<ColumnNames>({});
  const preview = usePreview();
  const look = (chosen: File, names: ColumnNames = {}) => {
    setFile(chosen);
    setColumns(names);
    preview.mutate({ file: chosen, columns: names });
  };
  const forget = () => {
    setFile(null);
    preview.reset();
  };
  return (
    <Panel title="Import">
      <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <DropZone
          disabled={isSending}
          title="Drop a file of bars here, or choose one"
          text={
            'Binance klines, minutes or ticks of HistData, or CSV with a heading line: time, open, high, low, ' +
            'close, volume. Gzip and zip are fine; at most 2 GiB.'
          }
          onFile={(chosen) => look(chosen)}
        />
        <ProblemSummary error={preview.error} />
        {preview.isPending && <Loading rows={[60, 200]} label="Looking at the file" />}
        {file && preview.data && (
          <>
            <ImportForm
              key={`${file.name} ${file.lastModified} ${file.size}`}
              file={file}
              preview={preview.data}
              columns={columns}
              onSending={setSending}
              onCancel={forget}
              onImported={(id) => {
                forget();
                onImported(id);
              }}
            />
            {isForPerson(preview.data.headings, preview.data.problems) && (
              <ColumnMapper
                headings={preview.data.headings}
                isPending={preview.isPending}
                onChosen={(names) => look(file, names)}
              />
            )}
            <PreviewTable preview={preview.data} />
          </>
        )}
      </Box>
    </Panel>
  );
}
