import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

import type { Dataset } from '../../../lib/datasets';
import type { Instrument } from '../../../lib/instruments';
import { symbolOf } from '../../../lib/words';
import { synthetic, type BacktestDraft } from '../draft';
import { Tick } from './AdvancedFields';
import { fieldColumns } from './fieldColumns';

interface Props {
  draft: BacktestDraft;
  datasets: readonly Dataset[];
  instruments: readonly Instrument[];
  problem: string | undefined;
  onChange: (part: Partial<BacktestDraft>) => void;
}

/** Others that share the account with the first; nothing where there are none. */
export function MoreFields({ draft, datasets, instruments, problem, onChange }: Props) {
  const others =
    draft.source === synthetic
      ? instruments
          .filter((one) => one.id !== draft.instrumentId)
          .map(({ id }) => ({ id, text: symbolOf(id) }))
      : datasets
          .filter((one) => one.id !== draft.source)
          .map(({ id, name, timeframe }) => ({ id, text: `${name} (${timeframe})` }));
  if (others.length === 0) return null;
  const toggle = (id: string, isOn: boolean) =>
    onChange({ more: isOn ? [...draft.more, id] : draft.more.filter((one) => one !== id) });
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, minWidth: 0 }}>
      <Typography component="legend" sx={{ p: 0, mb: 1 }}>
        Also on the same account, with the same strategy
      </Typography>
      <Box sx={fieldColumns}>
        {others.map(({ id, text }) => (
          <Tick key={id} label={text} isOn={draft.more.includes(id)} onChange={(isOn) => toggle(id, isOn)} />
        ))}
      </Box>
      {problem && <Typography color="error">{problem}</Typography>}
    </Box>
  );
}
