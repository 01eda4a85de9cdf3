import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { Field } from '../../../components/Field';
import { SelectField } from '../../../components/SelectField';
import { useMoveReplay, type Move, type Replay } from '../api';
import { paceOptions } from '../pace';

const isOver = (state: Replay['state']) => state === 'stopped' || state === 'failed';

/** Lets the recording go, holds it still, steps through it, moves it to a time. */
export function ReplayControls({ replay }: { replay: Replay }) {
  const { mutate, isPending, error } = useMoveReplay(replay.id);
  const over = isOver(replay.state);
  const ended = over || replay.state === 'ended';
  const button = (text: string, move: Move, disabled: boolean) => (
    <Button variant="outlined" disabled={disabled || isPending} onClick={() => mutate(move)}>
      {text}
    </Button>
  );
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'flex-end' }}>
        {replay.state === 'paused'
          ? button('Play', { kind: 'play' }, ended)
          : button('Pause', { kind: 'pause' }, ended)}
        {button('Next event', { kind: 'step', events: 1 }, ended || replay.state !== 'paused')}
        {button('Next bar', { kind: 'step', bars: 1 }, ended || replay.state !== 'paused')}
        {button('To the beginning', { kind: 'seek', time: replay.start }, over)}
        {button('Stop', { kind: 'stop' }, ended)}
        <Box sx={{ width: 180 }}>
          <SelectField
            label="Pace"
            value={String(replay.acceleration)}
            disabled={ended || isPending}
            options={paceOptions}
            onChange={(pace) => mutate({ kind: 'pace', acceleration: Number(pace) })}
          />
        </Box>
      </Box>
      <SeekForm key={replay.start} replay={replay} disabled={over || isPending} onSeek={mutate} />
      {error && <ErrorPanel error={error} title="That could not be done." />}
    </Box>
  );
}

interface SeekProps {
  replay: Replay;
  disabled: boolean;
  onSeek: (move: Move) => void;
}

function SeekForm({ replay, disabled, onSeek }: SeekProps) {
  const [text, setText] = useState(replay.start);
  const time = Date.parse(text);
  const isTime = !Number.isNaN(time);
  return (
    <Box
      component="form"
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'flex-end' }}
      onSubmit={(event) => {
        event.preventDefault();
        if (isTime) onSeek({ kind: 'seek', time: new Date(time).toISOString() });
      }}
    >
      <Box sx={{ width: { xs: 1, sm: 280 } }}>
        <Field
          label="Time of the recording (UTC)"
          value={text}
          problem={isTime ? undefined : 'Must be a time like 2026-01-31T09:30:00Z.'}
          onChange={(event) => setText(event.target.value)}
        />
      </Box>
      <Button type="submit" variant="outlined" disabled={disabled || !isTime}>
        Go there
      </Button>
    </Box>
  );
}
