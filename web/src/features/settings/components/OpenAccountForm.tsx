import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { ApiError } from '../../../api/error';
import type { Schemas } from '../../../api/client';
import { DecimalField } from '../../../components/DecimalField';
import { Field } from '../../../components/Field';
import { ProblemSummary } from '../../../components/ProblemSummary';
import { SelectField } from '../../../components/SelectField';
import { executionModeWords, toExecutionMode } from '../../../components/mode';
import { useToast } from '../../../components/toasts';
import { modeColors } from '../../../theme/tokens';
import { useOpenAccount } from '../api';
import type { VenueKey } from '../keyApi';
import { liveTerms } from '../liveTerm';
import { emptyOpening, fieldOf, problemsOf, type OpeningDraft } from '../opening';

interface Props {
  venues: readonly Schemas['ListVenuesVenue'][];
  keys: readonly VenueKey[];
}

/** What real money asks for appears with the first venue that trades it, in its colour. */
export function OpenAccountForm({ venues, keys }: Props) {
  const [draft, setDraft] = useState(emptyOpening);
  const [wasTried, setTried] = useState(false);
  const open = useOpenAccount();
  const toast = useToast();
  const venue = venues.find(({ code }) => code === draft.venue);
  const found = problemsOf(draft, venue);
  const refusal = open.error instanceof ApiError ? open.error : null;
  const mode = toExecutionMode(venue?.mode);
  const submit = () => {
    setTried(true);
    if (!venue || Object.keys(found).length > 0) return;
    open.mutate(
      { draft, venue },
      {
        onSuccess: (account) => {
          open.reset();
          setTried(false);
          setDraft(emptyOpening);
          toast(`${account.name} is open. It starts guided.`);
        },
      },
    );
    setDraft({ ...draft, password: '' });
    setTried(false);
  };
  const problemOf = (name: keyof OpeningDraft, path: string = name) =>
    refusal?.of(path) ??
    (fieldOf(refusal?.code) === name ? refusal?.message : undefined) ??
    (wasTried ? found[name] : undefined);
  const set = (change: Partial<OpeningDraft>) => setDraft({ ...draft, ...change });
  const field = (name: keyof OpeningDraft, path?: string) => ({
    name,
    value: draft[name],
    problem: problemOf(name, path),
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
  });
  return (
    <form
      noValidate
      aria-label="Open an account"
      onSubmit={(event) => {
        event.preventDefault();
        if (!open.isPending) submit();
      }}
    >
      <Box sx={{ display: 'grid', gap: 4, maxWidth: 520 }}>
        <ProblemSummary error={open.error} />
        <Field {...field('name')} label="Name" autoComplete="off" />
        <SelectField
          label="Where its orders go"
          name="venue"
          value={draft.venue}
          options={[
            { value: '', text: 'Choose' },
            ...venues.map(({ code, name, mode: of }) => ({
              value: code,
              text: `${name} (${executionModeWords[of]})`,
            })),
          ]}
          problem={problemOf('venue')}
          onChange={(code) => set({ venue: code, keyId: '' })}
        />
        {venue?.needsKey && (
          <SelectField
            label="Key"
            name="keyId"
            value={draft.keyId}
            hint="Keys are added under Venues & keys."
            options={[
              { value: '', text: 'Choose' },
              ...keys
                .filter((key) => key.venue === venue.code && key.use === 'trading')
                .map(({ id, label, hint }) => ({ value: id, text: `${label} …${hint}` })),
            ]}
            problem={problemOf('keyId')}
            onChange={(keyId) => set({ keyId })}
          />
        )}
        {venue && (
          <DecimalField
            label={mode === 'live' ? 'At risk at most' : 'Starts with'}
            name="amount"
            value={draft.amount}
            unit={mode === 'simulation' ? 'USD' : 'USDT'}
            hint={
              mode === 'live'
                ? 'Nothing more is ever counted as the account’s, whatever else you have at the venue.'
                : 'May stay empty: 10,000 in simulation, 100,000 on paper.'
            }
            problem={problemOf('amount', mode === 'live' ? 'live.maxEquityAtRisk' : 'initialBalance')}
            onChange={(amount) => set({ amount })}
          />
        )}
        {mode === 'live' && (
          <Box
            role="group"
            aria-label="Real money"
            sx={{ display: 'grid', gap: 4, borderLeft: 4, borderColor: modeColors.live.fill, pl: 3 }}
          >
            <Typography>
              This account trades real money. The venue is asked whether the key cannot withdraw, the clocks
              agree and the money is there. It starts guided: nothing is sent without you.
            </Typography>
            <SelectField
              label="Guided again"
              name="liveDays"
              value={draft.liveDays}
              options={liveTerms}
              hint="Then entries wait for you once more, and exits go on. For the first 7 days limits are halved anyway."
              problem={problemOf('liveDays', 'live.liveUntil')}
              onChange={(liveDays) => set({ liveDays })}
            />
            <Field
              {...field('confirmation', 'live.confirmation')}
              label="Type the name again"
              autoComplete="off"
            />
            <Field
              {...field('reason', 'live.reason')}
              label="Reason"
              hint="Kept in the record."
              autoComplete="off"
            />
            <Field
              {...field('password', 'live.password')}
              type="password"
              autoComplete="current-password"
              label="Your password"
            />
          </Box>
        )}
        <Box>
          <Button type="submit" variant="contained" disabled={open.isPending}>
            {open.isPending ? 'Opening' : 'Open the account'}
          </Button>
        </Box>
      </Box>
    </form>
  );
}
