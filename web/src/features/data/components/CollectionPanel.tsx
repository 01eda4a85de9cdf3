import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Answer } from '../../../components/Answer';
import { DataTable, type Column } from '../../../components/DataTable';
import { Panel } from '../../../components/Panel';
import { ProblemSummary } from '../../../components/ProblemSummary';
import { Time } from '../../../components/Time';
import { useToast } from '../../../components/toasts';
import { useTickSessions, type TickSession } from '../../../lib/tickSessions';
import { symbolOf } from '../../../lib/words';
import { useProgress, useStopCollection, type Progress } from '../collection';
import { CollectionForm } from './CollectionForm';

/** What is being collected now; what has ended stands among the trades. */
export function CollectionPanel() {
  const [isStarting, setStarting] = useState(false);
  const query = useTickSessions();
  return (
    <Panel
      title="Collection"
      actions={
        !isStarting && (
          <Button size="small" onClick={() => setStarting(true)}>
            Collect trades
          </Button>
        )
      }
    >
      <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <Typography color="textSecondary">
          Every trade of a market while it happens. What a broken line or a restart leaves out is read from
          the venue’s history.
        </Typography>
        {isStarting && <CollectionForm onDone={() => setStarting(false)} />}
        <Answer query={query} rows={[40]} failed="The sessions could not be loaded.">
          {(sessions) => <ActiveSessions sessions={sessions.filter(isCollecting)} />}
        </Answer>
      </Box>
    </Panel>
  );
}

const isCollecting = (one: TickSession) => one.kind === 'collect' && one.status === 'active';

function ActiveSessions({ sessions }: { sessions: readonly TickSession[] }) {
  const progress = useProgress(sessions);
  const stop = useStopCollection();
  const toast = useToast();
  if (sessions.length === 0) return <Typography>Nothing is being collected.</Typography>;
  const rows = sessions.map((session) => ({ session, progress: progress.get(session.id) }));
  const isDiskLow = rows.some((row) => row.progress?.isDiskLow);
  const end = ({ id, name }: TickSession) =>
    stop.mutate(id, { onSuccess: ({ recordsCollected }) => toast(`${name}: ${recordsCollected} trades.`) });
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      <ProblemSummary error={stop.error} />
      {isDiskLow && (
        <Typography role="status" color="warning">
          The disk is nearly full: collection ends before it is.
        </Typography>
      )}
      <DataTable
        caption="Being collected"
        columns={columnsFor(end, stop.isPending)}
        rows={rows}
        keyOf={(row) => row.session.id}
      />
    </Box>
  );
}

interface Row {
  session: TickSession;
  progress: Progress | undefined;
}

const columnsFor = (onStop: (session: TickSession) => void, isStopping: boolean): Column<Row>[] => [
  { id: 'name', header: 'Name', isTitle: true, cell: ({ session }) => session.name },
  {
    id: 'instruments',
    header: 'Instruments',
    cell: ({ session }) => session.instruments.map(symbolOf).join(', '),
  },
  { id: 'state', header: 'State', cell: ({ progress }) => progress?.trouble ?? 'Collecting' },
  {
    id: 'trades',
    header: 'Trades',
    align: 'end',
    cell: ({ session, progress }) =>
      progress ? progress.stored + progress.waiting : session.recordsCollected,
  },
  {
    id: 'rate',
    header: 'A second',
    align: 'end',
    cell: ({ progress }) => progress?.ratePerSecond.toFixed(1) ?? '–',
  },
  { id: 'last', header: 'Last trade', cell: ({ progress }) => <Time value={progress?.lastTick} /> },
  { id: 'lag', header: 'Lag', align: 'end', cell: ({ progress }) => lagText(progress?.lagSeconds) },
  {
    id: 'gaps',
    header: 'Gaps',
    align: 'end',
    cell: ({ session, progress }) => progress?.gaps ?? session.gaps,
  },
  {
    id: 'stop',
    header: 'Action',
    align: 'end',
    cell: ({ session }) => (
      <Button
        size="small"
        aria-label={`Stop ${session.name}`}
        disabled={isStopping}
        onClick={() => onStop(session)}
      >
        Stop
      </Button>
    ),
  },
];

const lagText = (seconds: number | null | undefined) => (seconds == null ? '–' : `${seconds.toFixed(1)} s`);
