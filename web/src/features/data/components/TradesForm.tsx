import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { ApiError } from '../../../api/error';
import { Field } from '../../../components/Field';
import { ProblemSummary } from '../../../components/ProblemSummary';
import { useToast } from '../../../components/toasts';
import { useImportTrades } from '../api';
import { checkImport, draftOf, sizeText } from '../importDraft';

interface Props {
  file: File;
  onDone: () => void;
}

/** Rows that cannot be used are left out and told; where they are many, nothing is stored. */
export function TradesForm({ file, onDone }: Props) {
  const [draft, setDraft] = useState(() => draftOf(file.name, null));
  const [wasTried, setTried] = useState(false);
  const bring = useImportTrades();
  const toast = useToast();
  const found = checkImport(draft);
  const refusal = bring.error instanceof ApiError ? bring.error : null;
  const problemOf = (field: 'name' | 'instrument') =>
    refusal?.of(field) ?? (wasTried ? found[field] : undefined);
  const set = (part: Partial<typeof draft>) => {
    bring.reset();
    setDraft({ ...draft, ...part });
  };
  const submit = () => {
    setTried(true);
    if (Object.keys(found).length > 0) return;
    bring.mutate(
      { file, draft },
      {
        onSuccess: ({ session, rejectCount }) => {
          const left = rejectCount > 0 ? ` ${rejectCount} rows could not be used.` : '';
          toast(`${session.name}: ${session.recordsCollected} trades stored.${left}`);
          onDone();
        },
      },
    );
  };
  return (
    <form
      noValidate
      aria-label="Store trades"
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
