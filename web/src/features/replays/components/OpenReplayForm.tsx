import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { SelectField } from '../../../components/SelectField';
import { useStrategies, strategyTimeframes } from '../../../lib/strategies';
import { symbolOf } from '../../../lib/words';
import { useOpenReplay, type ReplayRequest } from '../api';
import { paceOptions, usualPace } from '../pace';

/** What can be told again. */
export interface Recording {
  kind: 'session' | 'dataset';
  id: string;
  name: string;
  instruments: readonly string[];
}

interface Props {
  recordings: readonly Recording[];
  /** Id of the one that somebody came for. */
  asked: string | null;
  onOpened: (id: string) => void;
}

const nobody = '';

export function OpenReplayForm({ recordings, asked, onOpened }: Props) {
  const strategies = useStrategies();
  const open = useOpenReplay();
  const [id, setId] = useState(asked ?? recordings[0]?.id ?? '');
  const [instrument, setInstrument] = useState('');
  const [strategy, setStrategy] = useState(nobody);
  const [timeframe, setTimeframe] = useState('1m');
  const [pace, setPace] = useState(String(usualPace));
  const chosen = recordings.find((one) => one.id === id);
  const submit = () => {
    if (!chosen) return;
    const request: ReplayRequest = { [chosen.kind]: chosen.id, acceleration: Number(pace) };
    if (chosen.instruments.includes(instrument)) request.instrumentId = instrument;
    if (strategy !== nobody) Object.assign(request, { strategy, timeframe });
    open.mutate(request, { onSuccess: (replay) => onOpened(replay.id) });
  };
  const plain = (values: readonly string[]) => values.map((value) => ({ value, text: value }));
  return (
    <Box
      component="form"
      sx={{ display: 'grid', gap: 3, maxWidth: 480 }}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <SelectField
        label="Recording"
        value={id}
        options={recordings.map((one) => ({ value: one.id, text: `${one.name} (${one.kind})` }))}
        onChange={setId}
      />
      <SelectField
        label="Instrument"
        value={chosen?.instruments.includes(instrument) ? instrument : (chosen?.instruments[0] ?? '')}
        options={(chosen?.instruments ?? []).map((one) => ({ value: one, text: symbolOf(one) }))}
        onChange={setInstrument}
      />
      <SelectField
        label="Strategy"
        value={strategy}
        options={[
          { value: nobody, text: 'Nobody trades' },
          ...plain((strategies.data ?? []).map((one) => one.name)),
        ]}
        hint="With its usual parameters, 2 % of the equity an entry, on a simulated account of its own."
        onChange={setStrategy}
      />
      {strategy !== nobody && (
        <SelectField
          label="Timeframe"
          value={timeframe}
          options={plain(strategyTimeframes)}
          onChange={setTimeframe}
        />
      )}
      <SelectField label="Pace" value={pace} options={paceOptions} onChange={setPace} />
      {open.error && <ErrorPanel error={open.error} title="The replay could not be opened." />}
      <Box>
        <Button type="submit" variant="contained" disabled={!chosen || open.isPending}>
          Open the replay
        </Button>
      </Box>
    </Box>
  );
}
