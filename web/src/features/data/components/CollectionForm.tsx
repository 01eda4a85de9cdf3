import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { ApiError } from '../../../api/error';
import { Field } from '../../../components/Field';
import { ProblemSummary } from '../../../components/ProblemSummary';
import { useToast } from '../../../components/toasts';
import { useStartCollection } from '../collection';
import { checkCollection, emptyCollection, requestOf, type CollectionDraft } from '../collectionDraft';

/** What is to be collected; the server knows what each venue tells. */
export function CollectionForm({ onDone }: { onDone: () => void }) {
  const [draft, setDraft] = useState(emptyCollection);
  const [wasTried, setTried] = useState(false);
  const start = useStartCollection();
  const toast = useToast();
  const found = checkCollection(draft);
  const refusal = start.error instanceof ApiError ? start.error : null;
  const field = (name: keyof CollectionDraft, serverName: string = name) => ({
    name,
    value: draft[name],
    problem: refusal?.of(serverName) ?? (wasTried ? found[name] : undefined),
    onChange: (event: { target: { value: string } }) => {
      start.reset();
      setDraft({ ...draft, [name]: event.target.value });
    },
  });
  const submit = () => {
    setTried(true);
    if (Object.keys(found).length > 0) return;
    start.mutate(requestOf(draft), {
      onSuccess: ({ name }) => {
        toast(`${name} is being collected.`);
        onDone();
      },
    });
  };
  return (
    <form
      noValidate
      aria-label="Collect trades"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Box sx={{ display: 'grid', gap: 4 }}>
        <ProblemSummary error={start.error} />
        <Box sx={columns}>
          <Field {...field('name')} label="Name" />
          <Field
            {...field('instruments')}
            label="Instruments"
            placeholder="sim:ALPHA-USD, binance:BTCUSDT"
            hint="Up to 50, with their venues."
          />
          <Field
            {...field('minutes', 'durationSeconds')}
            label="For"
            unit="minutes"
            hint="Empty: until stopped."
          />
          <Field
            {...field('flushSeconds')}
            label="Write every"
            unit="seconds"
            hint="What a crash may lose before the venue's history is read."
          />
        </Box>
        <Box sx={{ display: 'flex', gap: 2 }}>
          <Button type="submit" variant="contained" disabled={start.isPending}>
            {start.isPending ? 'Starting' : 'Start'}
          </Button>
          <Button variant="text" onClick={onDone} disabled={start.isPending}>
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
