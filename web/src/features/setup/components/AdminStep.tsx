import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo, useState } from 'react';
import { ApiError } from '../../../api/error';
import { Field } from '../../../components/Field';
import { ProblemSummary } from '../../../components/ProblemSummary';
import { SelectField } from '../../../components/SelectField';
import { passwordProblem, shortestPassword } from '../../../lib/password';
import { knownZones } from '../../../lib/time';
import { emailProblem, type SetupDraft } from '../draft';

interface Props {
  draft: SetupDraft;
  error: Error | null;
  isPending: boolean;
  onChange: (draft: SetupDraft) => void;
  onBack: () => void;
  onSubmit: () => void;
}

export function AdminStep({ draft, error, isPending, onChange, onBack, onSubmit }: Props) {
  const [checked, setChecked] = useState({ email: false, password: false });
  const zones = useMemo(
    () => knownZones().map((zone) => ({ value: zone, text: zone.replaceAll('_', ' ') })),
    [],
  );
  const refusal = error instanceof ApiError ? error : null;
  const problems = { email: emailProblem(draft.email), password: passwordProblem(draft.password) };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setChecked({ email: true, password: true });
        if (!problems.email && !problems.password) onSubmit();
      }}
    >
      <Box sx={{ display: 'grid', gap: 4 }}>
        <ProblemSummary error={error} />
        <Field
          label="E-mail"
          type="email"
          name="email"
          autoComplete="username"
          autoFocus
          value={draft.email}
          problem={refusal?.of('email') ?? (checked.email ? problems.email : undefined)}
          onChange={(event) => onChange({ ...draft, email: event.target.value })}
          onBlur={() => setChecked((before) => ({ ...before, email: draft.email !== '' || before.email }))}
        />
        <Field
          label="Password"
          type="password"
          name="password"
          autoComplete="new-password"
          value={draft.password}
          hint={`At least ${shortestPassword} characters; a few words make a good one.`}
          problem={refusal?.of('password') ?? (checked.password ? problems.password : undefined)}
          onChange={(event) => onChange({ ...draft, password: event.target.value })}
          onBlur={() =>
            setChecked((before) => ({ ...before, password: draft.password !== '' || before.password }))
          }
        />
        <Field
          label="Name (optional)"
          name="displayName"
          autoComplete="name"
          value={draft.displayName}
          problem={refusal?.of('displayName')}
          onChange={(event) => onChange({ ...draft, displayName: event.target.value })}
        />
        <SelectField
          label="Time zone"
          name="timeZone"
          value={draft.timeZone}
          options={zones}
          hint="Times are shown in this zone; hovering shows UTC."
          problem={refusal?.of('timeZone')}
          onChange={(timeZone) => onChange({ ...draft, timeZone })}
        />
        <Box sx={{ display: 'flex', gap: 2 }}>
          <Button variant="text" onClick={onBack} sx={{ minHeight: 44 }}>
            Back
          </Button>
          <Button type="submit" variant="contained" disabled={isPending} sx={{ minHeight: 44, flex: 1 }}>
            {isPending ? 'Creating' : 'Create administrator'}
          </Button>
        </Box>
      </Box>
    </form>
  );
}
