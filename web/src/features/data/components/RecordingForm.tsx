import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { ApiError } from '../../../api/error';
import { Field } from '../../../components/Field';
import { ProblemSummary } from '../../../components/ProblemSummary';
import { SelectField } from '../../../components/SelectField';
import { useToast } from '../../../components/toasts';
import { useImportRecording } from '../api';
import { sizeText } from '../importDraft';
import { checkRecording, recordingDraftOf, recordingKinds, type RecordingDraft } from '../recordingDraft';

interface Props {
  file: File;
  onDone: () => void;
}

/** Every row is checked by the server; one that is wrong is named, and nothing is stored. */
export function RecordingForm({ file, onDone }: Props) {
  const [draft, setDraft] = useState<RecordingDraft>(() => recordingDraftOf(file.name));
  const [wasTried, setTried] = useState(false);
  const bring = useImportRecording();
  const toast = useToast();
  const found = checkRecording(draft);
  const refusal = bring.error instanceof ApiError ? bring.error : null;
  const problemOf = (field: 'name' | 'instrument') =>
    refusal?.of(field) ?? (wasTried ? found[field] : undefined);
  const set = (part: Partial<RecordingDraft>) => {
    bring.reset();
    setDraft({ ...draft, ...part });
  };
  const submit = () => {
    setTried(true);
    if (Object.keys(found).length > 0) return;
    bring.mutate(
      { file, draft },
      {
        onSuccess: ({ name, rows }) => {
          toast(`${name}: ${rows} rows stored.`);
          onDone();
        },
      },
    );
  };
  return (
    <form
      noValidate
      aria-label="Store a recording"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Box sx={{ display: 'grid', gap: 4 }}>
        <ProblemSummary error={bring.error} />
        <Typography>
          <strong>{file.name}</strong>, {sizeText(file.size)}.
        </Typography>
        <Box sx={columns}>
          <SelectField
            label="It holds"
            value={draft.kind}
            options={recordingKinds}
            problem={refusal?.of('kind')}
            onChange={(kind) => set({ kind: kind === 'notices' ? 'notices' : 'funding' })}
          />
          <Field
            label="Name"
            value={draft.name}
            problem={problemOf('name')}
            onChange={(event) => set({ name: event.target.value })}
          />
          <Field
            label="Instrument"
            value={draft.instrument}
            placeholder="BTCUSDT.P"
            hint="The one that the backtest trades; funding is settled on perpetuals only."
            problem={problemOf('instrument')}
            onChange={(event) => set({ instrument: event.target.value })}
          />
        </Box>
        <Box sx={{ display: 'flex', gap: 2 }}>
          <Button type="submit" variant="contained" disabled={bring.isPending}>
            {bring.isPending ? 'Storing' : 'Store'}
          </Button>
          <Button variant="text" onClick={onDone} disabled={bring.isPending}>
            Discard
          </Button>
        </Box>
      </Box>
    </form>
  );
}

const columns = {
  display: 'grid',
  gap: 4,
  gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 220px), 1fr))',
} as const;
