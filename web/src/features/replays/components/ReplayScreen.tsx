import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import { Answer } from '../../../components/Answer';
import { CandleChart } from '../../../components/charts/CandleChart';
import type { FillMarker } from '../../../components/charts/model';
import { EmptyState } from '../../../components/EmptyState';
import { Facts } from '../../../components/Facts';
import { Panel } from '../../../components/Panel';
import { Time } from '../../../components/Time';
import { usePriceDigits } from '../../../lib/instruments';
import { symbolOf, words } from '../../../lib/words';
import { useReplayCandles, type Replay } from '../api';
import { ReplayControls } from './ReplayControls';

const height = 420;
const millisecond = 1_000;
const decisionsShown = 5;

export function ReplayScreen({ replay }: { replay: Replay }) {
  return (
    <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 3, alignItems: 'center' }} aria-live="polite">
        <Chip label="Replay, not live" color="warning" variant="outlined" />
        <Typography component="span" sx={{ fontVariantNumeric: 'tabular-nums' }}>
          The recording is at <Time value={replay.time} shape="second" />
        </Typography>
        <Typography component="span" color="textSecondary">
          {words(replay.state)}
          {replay.failure ? `: ${replay.failure}` : ''}
        </Typography>
      </Box>
      <ReplayControls replay={replay} />
      <Panel title={`${symbolOf(replay.instrumentId)} from ${replay.source}, 1m`} flush>
        <ReplayChart replay={replay} />
      </Panel>
      <Panel title="What became of it">
        <Facts facts={factsOf(replay)} />
      </Panel>
      <Panel title="Last decisions">
        <Decisions replay={replay} />
      </Panel>
    </Box>
  );
}

function ReplayChart({ replay }: { replay: Replay }) {
  const candles = useReplayCandles(replay.id, replay.state);
  const digits = usePriceDigits()(replay.instrumentId);
  return (
    <Answer query={candles} rows={[height]} failed="The bars could not be loaded.">
      {(known) =>
        known.length === 0 ? (
          <Box sx={{ px: 4 }}>
            <EmptyState why="Nothing has been told yet. Let it go with Play." />
          </Box>
        ) : (
          <CandleChart
            label={`${symbolOf(replay.instrumentId)}, replay, 1m`}
            candles={known}
            fills={fillsOf(replay)}
            digits={digits}
            height={height}
          />
        )
      }
    </Answer>
  );
}

function Decisions({ replay }: { replay: Replay }) {
  if (replay.decisions.length === 0)
    return (
      <EmptyState
        why={replay.strategy ? 'The strategy has wished for nothing yet.' : 'Nobody trades here.'}
      />
    );
  return (
    <Box component="ul" sx={{ m: 0, pl: 5 }}>
      {replay.decisions
        .slice(-decisionsShown)
        .toReversed()
        .map((one) => (
          <li key={`${one.time} ${one.text}`}>
            <Time value={one.time} shape="minute" /> {one.isApproved ? 'Approved' : `Refused (${one.code})`}:{' '}
            {one.text}
          </li>
        ))}
    </Box>
  );
}

function factsOf(replay: Replay) {
  const position = replay.positions[0];
  return [
    ['Strategy', replay.strategy ? `${replay.strategy}, ${replay.timeframe}` : 'Nobody trades'],
    ['Equity', `${replay.equity} (began with ${replay.initialBalance})`],
    [
      'Position',
      position ? `${words(position.side)} ${position.quantity} at ${position.averageEntry}` : 'Flat',
    ],
    ['Events told', replay.events],
    ['Orders, fills', `${replay.counts.orders}, ${replay.counts.fills}`],
    ['Round trips', replay.counts.roundTrips],
    ['Quiet gaps cut short', replay.skippedGaps],
    [
      'Hash of the log',
      <Box component="code" key="hash" sx={{ overflowWrap: 'anywhere' }}>
        {replay.hash}
      </Box>,
    ],
  ] as const;
}

function fillsOf(replay: Replay): FillMarker[] {
  return replay.fills
    .filter((fill) => fill.instrumentId === replay.instrumentId)
    .map((fill) => ({
      id: fill.venueFillId,
      time: Math.floor(Date.parse(fill.time) / millisecond),
      price: Number(fill.price),
      side: fill.side,
      text: '',
    }));
}
