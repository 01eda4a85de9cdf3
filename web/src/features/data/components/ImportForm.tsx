import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';
import { ApiError } from '../../../api/error';
import { Field } from '../../../components/Field';
import { ProblemSummary } from '../../../components/ProblemSummary';
import { SelectField } from '../../../components/SelectField';
import { useToast } from '../../../components/toasts';
import { timeframes } from '../../../lib/strategies';
import { useImport, type Preview } from '../api';
import type { ColumnNames } from '../columns';
import { checkImport, draftOf, formatText, sizeText, type ImportDraft } from '../importDraft';

interface Props {
  file: File;
  preview: Preview;
  columns: ColumnNames;
  onSending: (isSending: boolean) => void;
  onCancel: () => void;
  onImported: (id: string) => void;
}

const percent = 100;

export function ImportForm({ file, preview, columns, onSending, onCancel, onImported }: Props) {
  const [draft, setDraft] = useState<ImportDraft>(() => draftOf(file.name, preview.timeframe));
  const [wasTried, setTried] = useState(false);
  const [share, setShare] = useState(0);
  const giveUp = useRef<AbortController | null>(null);
  const bring = useImport();
  const toast = useToast();
  useEffect(() => () => giveUp.current?.abort(), []);
  const found = checkImport(draft);
  const refusal = bring.error instanceof ApiError ? bring.error : null;
  const problemOf = (field: keyof ImportDraft) => refusal?.of(field) ?? (wasTried ? found[field] : undefined);
  const set = (part: Partial<ImportDraft>) => setDraft({ ...draft, ...part });
  const isReadable = preview.problems.length === 0;
  const submit = () => {
    setTried(true);
    if (!isReadable || Object.keys(found).length > 0) return;
    giveUp.current = new AbortController();
    setShare(0);
    onSending(true);
    bring.mutate(
      { file, draft, columns, signal: giveUp.current.signal, onProgress: setShare },
      {
        onSuccess: (dataset) => {
          toast(`${dataset.name}: ${dataset.bars} bars stored.`);
          onImported(dataset.id);
        },
        onSettled: () => onSending(false),
      },
    );
  };
  return (
    <form
      noValidate
      aria-label="Import a file"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Box sx={{ display: 'grid', gap: 4 }}>
        {!isAbort(bring.error) && <ProblemSummary error={bring.error} />}
        <Typography>
          <strong>{file.name}</strong>, {sizeText(file.size)}
          {preview.format && `, read as ${formatText(preview.format)}`}
          {preview.timeframe && `, bars of ${preview.timeframe}`}.
        </Typography>
        <Box sx={grid}>
          <Field
            label="Name"
            value={draft.name}
            problem={problemOf('name')}
            onChange={(event) => set({ name: event.target.value })}
          />
          <Field
            label="Instrument"
            value={draft.instrument}
            placeholder="BTCUSDT"
            hint="What the bars are of, such as BTCUSDT or EUR/USD."
            problem={problemOf('instrument')}
            onChange={(event) => set({ instrument: event.target.value })}
          />
          <SelectField
            label="Timeframe"
            value={draft.timeframe}
            options={timeframes.map((one) => ({ value: one, text: one }))}
            hint="Shorter bars in the file are joined."
            problem={problemOf('timeframe')}
            onChange={(timeframe) => set({ timeframe })}
          />
        </Box>
        {bring.isPending && <Sending share={share} />}
        <Box sx={{ display: 'flex', gap: 2 }}>
          <Button type="submit" variant="contained" disabled={bring.isPending || !isReadable}>
            Import
          </Button>
          <Button variant="text" onClick={() => (bring.isPending ? giveUp.current?.abort() : onCancel())}>
            {bring.isPending ? 'Give up' : 'Discard'}
          </Button>
        </Box>
      </Box>
    </form>
  );
}

const isAbort = (error: Error | null): boolean => error?.name === 'AbortError';

function Sending({ share }: { share: number }) {
  const isSent = share >= 1;
  return (
    <div>
      <LinearProgress
        aria-label="Upload"
        {...(isSent
          ? { variant: 'indeterminate' as const }
          : { variant: 'determinate' as const, value: share * percent })}
      />
      <Typography variant="body2" color="textSecondary" role="status" sx={{ mt: 1 }}>
        {isSent
          ? 'Sent. Every line is now checked; nothing is stored before all of them are right.'
          : 'Sending'}
      </Typography>
    </div>
  );
}

const grid = {
  display: 'grid',
  gap: 4,
  gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 220px), 1fr))',
} as const;
