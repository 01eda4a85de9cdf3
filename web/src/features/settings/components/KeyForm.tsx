import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { ApiError } from '../../../api/error';
import type { Schemas } from '../../../api/client';
import { EmptyState } from '../../../components/EmptyState';
import { Field } from '../../../components/Field';
import { ProblemSummary } from '../../../components/ProblemSummary';
import { SelectField } from '../../../components/SelectField';
import { executionModeWords } from '../../../components/mode';
import { useToast } from '../../../components/toasts';
import { useAddKey } from '../keyApi';
import { emptyKey, problemsOf, purposeOf, withoutSecrets, type KeyDraft } from '../keys';

type Venue = Schemas['ListVenuesVenue'];

// A secret may have lines, which a password field would join.
const veiled = { '& textarea': { WebkitTextSecurity: 'disc' } } as const;

/** Kept in memory only; what is secret leaves the form as it is sent. */
export function KeyForm({ venues }: { venues: readonly Venue[] }) {
  const [draft, setDraft] = useState(emptyKey);
  const [left, setLeft] = useState<readonly (keyof KeyDraft)[]>([]);
  const add = useAddKey();
  const toast = useToast();
  const found = problemsOf(draft);
  const refusal = add.error instanceof ApiError ? add.error : null;
  if (venues.length === 0) return <EmptyState why="No venue that needs a key is installed." />;
  const submit = () => {
    setLeft(Object.keys(emptyKey) as (keyof KeyDraft)[]);
    if (Object.keys(found).length > 0) return;
    add.mutate(
      { ...draft, passphrase: draft.passphrase === '' ? null : draft.passphrase },
      {
        onSuccess: (key) => {
          add.reset();
          setDraft(emptyKey);
          toast(`${key.label} is kept. Good for: ${purposeOf(key)}.`);
        },
      },
    );
    setDraft(withoutSecrets(draft));
    setLeft([]);
  };
  const refusals: Partial<Record<string, string>> = {
    'execution.password_wrong': 'password',
    'key.exists': 'label',
  };
  const problemOf = (name: keyof KeyDraft) =>
    refusal?.of(name) ??
    (refusals[refusal?.code ?? ''] === name ? refusal?.message : undefined) ??
    (left.includes(name) ? found[name] : undefined);
  const field = (name: keyof KeyDraft) => ({
    name,
    value: draft[name],
    problem: problemOf(name),
    onChange: (event: { target: { value: string } }) => setDraft({ ...draft, [name]: event.target.value }),
    onBlur: () => draft[name] !== '' && setLeft([...left, name]),
  });
  return (
    <form
      noValidate
      aria-label="Add a key"
      onSubmit={(event) => {
        event.preventDefault();
        if (!add.isPending) submit();
      }}
    >
      <Box sx={{ display: 'grid', gap: 4, maxWidth: 520 }}>
        <ProblemSummary error={add.error} />
        <Typography color="textSecondary">
          The venue is asked what the key may do before it is kept. A key that may withdraw money is refused.
          Bind it to the address of this server at the venue if you can. It is stored encrypted and never
          shown again.
        </Typography>
        <SelectField
          label="Venue"
          name="venue"
          value={draft.venue}
          options={[
            { value: '', text: 'Choose' },
            ...venues.map(({ code, name, mode }) => ({
              value: code,
              text: `${name} (${executionModeWords[mode]})`,
            })),
          ]}
          problem={problemOf('venue')}
          onChange={(venue) => setDraft({ ...draft, venue })}
        />
        <Field {...field('label')} label="Name" hint="Yours, to tell keys apart." autoComplete="off" />
        <Field {...field('key')} label="Key" autoComplete="off" spellCheck={false} />
        <Field
          {...field('secret')}
          label="Secret"
          hint="Leaves this form as it is sent."
          autoComplete="off"
          spellCheck={false}
          multiline
          maxRows={4}
          sx={veiled}
        />
        <Field
          {...field('passphrase')}
          type="password"
          autoComplete="off"
          label="Passphrase"
          hint="Only where the venue asks for one."
        />
        <Field
          {...field('password')}
          type="password"
          autoComplete="current-password"
          label="Your password"
          hint="Of Plimsoll: whoever adds a key proves to be you."
        />
        <Box>
          <Button type="submit" variant="contained" disabled={add.isPending}>
            {add.isPending ? 'Asking the venue' : 'Add the key'}
          </Button>
        </Box>
      </Box>
    </form>
  );
}
