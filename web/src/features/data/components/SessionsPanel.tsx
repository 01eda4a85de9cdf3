import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Answer } from '../../../components/Answer';
import { DataTable, type Column } from '../../../components/DataTable';
import { Panel } from '../../../components/Panel';
import { Time } from '../../../components/Time';
import { useTickSessions, type TickSession } from '../../../lib/tickSessions';
import { symbolOf } from '../../../lib/words';
import { sizeText } from '../importDraft';
import { DeleteSession } from './DeleteSession';
import { DropZone } from './DropZone';
import { TradesForm } from './TradesForm';

/** Single trades, which backtests run on where bars are too coarse. */
export function SessionsPanel() {
  const [file, setFile] = useState<File | null>(null);
  const [leaving, setLeaving] = useState<TickSession | null>(null);
  const query = useTickSessions();
  return (
    <Panel title="Trades">
      <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <Typography color="textSecondary">
          A backtest on single trades fills each order at the trade that reaches it. Name the session with
          “plimsoll backtest --session”, or “session” in the API.
        </Typography>
        <DropZone
          disabled={false}
          title="Drop a file of trades here, or choose one"
          text="CSV, gzip and zip are fine: Binance trades, or time, price, quantity and perhaps side."
          onFile={setFile}
        />
        {file && (
          <TradesForm
            key={`${file.name} ${file.lastModified} ${file.size}`}
            file={file}
            onDone={() => setFile(null)}
          />
        )}
        <Answer query={query} rows={[80]} failed="The sessions could not be loaded.">
          {(sessions) =>
            sessions.length > 0 && (
              <DataTable
                caption="Sessions"
                columns={columnsFor(setLeaving)}
                rows={sessions}
                keyOf={(one) => one.id}
              />
            )
          }
        </Answer>
      </Box>
      {leaving && <DeleteSession session={leaving} onClose={() => setLeaving(null)} />}
    </Panel>
  );
}

const columnsFor = (onDelete: (session: TickSession) => void): Column<TickSession>[] => [
  {
    id: 'name',
    header: 'Name',
    isTitle: true,
    cell: (one) => one.name,
    compare: (left, right) => left.name.localeCompare(right.name),
  },
  { id: 'instruments', header: 'Instruments', cell: (one) => one.instruments.map(symbolOf).join(', ') },
  {
    id: 'status',
    header: 'State',
    cell: (one) => (one.endReason ? `${one.status} (${one.endReason})` : one.status),
  },
  { id: 'ticks', header: 'Ticks', align: 'end', cell: (one) => one.recordsCollected },
  { id: 'first', header: 'First', cell: (one) => <Time value={one.firstTick} shape="minute" /> },
  { id: 'last', header: 'Last', cell: (one) => <Time value={one.lastTick} shape="minute" /> },
  { id: 'gaps', header: 'Gaps', align: 'end', cell: (one) => one.gaps },
  { id: 'size', header: 'Size', align: 'end', cell: (one) => sizeText(one.bytes) },
  { id: 'source', header: 'From', cell: (one) => (one.isBuiltIn ? 'Built in' : one.source) },
  {
    id: 'actions',
    header: 'Action',
    align: 'end',
    cell: (one) => (
      <Box sx={{ display: 'flex', gap: 2, justifyContent: 'flex-end' }}>
        {one.status !== 'active' && (
          <Button
            size="small"
            component="a"
            aria-label={`Replay ${one.name}`}
            href={`/data/replays?source=${one.id}`}
          >
            Replay
          </Button>
        )}
        {one.instruments.length === 1 && (
          <Button
            size="small"
            component="a"
            aria-label={`Download ${one.name}`}
            href={`/api/v1/data-collection/sessions/${one.id}/export`}
            download
          >
            CSV
          </Button>
        )}
        {!one.isBuiltIn && (
          <Button size="small" aria-label={`Delete ${one.name}`} onClick={() => onDelete(one)}>
            Delete
          </Button>
        )}
      </Box>
    ),
  },
];
