import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { recordingText, type Recording } from '../../../lib/recordings';
import { symbolOf } from '../../../lib/words';
import type { BacktestDraft } from '../draft';
import { Tick } from './AdvancedFields';
import { fieldColumns } from './fieldColumns';

interface Props {
  draft: BacktestDraft;
  /** Those of the instruments that are traded. */
  recordings: readonly Recording[];
  problem: string | undefined;
  onChange: (part: Partial<BacktestDraft>) => void;
}

/** What the run is told beside prices; nothing where nothing is stored of its instruments. */
export function RecordingFields({ draft, recordings, problem, onChange }: Props) {
  if (recordings.length === 0 && problem === undefined) return null;
  const toggle = (id: string, isOn: boolean) =>
    onChange({
      recordings: isOn ? [...draft.recordings, id] : draft.recordings.filter((one) => one !== id),
    });
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, minWidth: 0 }}>
      <Typography component="legend" sx={{ p: 0, mb: 1 }}>
        Recorded funding and notices
      </Typography>
      <Box sx={fieldColumns}>
        {recordings.map(({ id, name, kind, instrumentId }) => (
          <Tick
            key={id}
            label={`${name} (${recordingText(kind)} of ${symbolOf(instrumentId)})`}
            isOn={draft.recordings.includes(id)}
            onChange={(isOn) => toggle(id, isOn)}
          />
        ))}
      </Box>
      {problem && <Typography color="error">{problem}</Typography>}
    </Box>
  );
}
