import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Link, useNavigate } from 'react-router-dom';
import { Answer } from '../../components/Answer';
import { EmptyState } from '../../components/EmptyState';
import { Page } from '../../components/Page';
import { Panel } from '../../components/Panel';
import { useAddress } from '../../lib/address';
import { useDatasets } from '../../lib/datasets';
import { useTickSessions } from '../../lib/tickSessions';
import { words } from '../../lib/words';
import { useCloseReplay, useReplays, type Replay } from './api';
import { OpenReplayForm, type Recording } from './components/OpenReplayForm';

const minute = '1m';

/** Opens a recording to be told again; those that are open are kept until they are closed, or the program ends. */
export default function ReplaysPage() {
  const replays = useReplays();
  return (
    <Page title="Replay">
      <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <Answer query={replays} rows={[60]} failed="The replays could not be loaded.">
          {(open) => open.length > 0 && <OpenReplays replays={open} />}
        </Answer>
        <Panel title="Tell a recording again">
          <OpenRecording />
        </Panel>
      </Box>
    </Page>
  );
}

function OpenReplays({ replays }: { replays: readonly Replay[] }) {
  const close = useCloseReplay();
  return (
    <Panel title="Open replays">
      <Box component="ul" sx={{ m: 0, pl: 5, display: 'grid', gap: 2 }}>
        {replays.map((one) => (
          <li key={one.id}>
            <Link to={`/data/replays/${one.id}`}>
              {one.source}, {words(one.state)}
            </Link>{' '}
            <Button
              size="small"
              aria-label={`Close ${one.source}`}
              disabled={close.isPending}
              onClick={() => close.mutate(one.id)}
            >
              Close
            </Button>
          </li>
        ))}
      </Box>
    </Panel>
  );
}

function OpenRecording() {
  const [parameters] = useAddress();
  const navigate = useNavigate();
  const sessions = useTickSessions();
  const datasets = useDatasets();
  return (
    <Answer query={sessions} rows={[200]} failed="The sessions could not be loaded.">
      {(ticks) => (
        <Answer query={datasets} rows={[200]} failed="The datasets could not be loaded.">
          {(bars) => {
            const recordings: Recording[] = [
              ...ticks
                .filter((one) => one.status !== 'active')
                .map(({ id, name, instruments }) => ({ kind: 'session' as const, id, name, instruments })),
              ...bars
                .filter((one) => one.timeframe === minute)
                .map(({ id, name, instrumentId }) => ({
                  kind: 'dataset' as const,
                  id,
                  name,
                  instruments: [instrumentId],
                })),
            ];
            if (recordings.length === 0)
              return <EmptyState why="There is no finished session and no dataset of one-minute bars yet." />;
            return (
              <>
                <Typography color="textSecondary" sx={{ mb: 3 }}>
                  The market and the trades of then, on the clock of then. The pace changes nothing of what
                  happens. Replays end with the program.
                </Typography>
                <OpenReplayForm
                  recordings={recordings}
                  asked={parameters.get('source')}
                  onOpened={(id) => void navigate(`/data/replays/${id}`)}
                />
              </>
            );
          }}
        </Answer>
      )}
    </Answer>
  );
}
