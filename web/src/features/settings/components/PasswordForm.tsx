import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { ApiError } from '../../../api/error';
import { Field } from '../../../components/Field';
import { ProblemSummary } from '../../../components/ProblemSummary';
import { useToast } from '../../../components/toasts';
import { useChangePassword } from '../api';
import { emptyPasswords, problemsOf, type PasswordDraft } from '../passwords';

const rules =
  'At least 12 characters, at most 128; a few words make a good one. Neither your e-mail address, nor one pattern ' +
  'repeated, nor a password that many people have.';

const untouched = { current: false, next: false, again: false };
const everything = { current: true, next: true, again: true };

/** Kept in memory only, and gone with the page: what is typed here is secret. */
export function PasswordForm({ email }: { email: string }) {
  const [draft, setDraft] = useState(emptyPasswords);
  const [left, setLeft] = useState(untouched);
  const change = useChangePassword();
  const toast = useToast();
  const found = problemsOf(draft, email);
  const refusal = change.error instanceof ApiError ? change.error : null;
  const wrong = refusal?.code === 'execution.password_wrong' ? refusal.message : undefined;
  const submit = () => {
    setLeft(everything);
    if (found.current ?? found.next ?? found.again) return;
    change.mutate(
      { currentPassword: draft.current, newPassword: draft.next },
      {
        onSuccess: () => {
          setDraft(emptyPasswords);
          setLeft(untouched);
          toast('Your password is changed. Every other sign-in has ended.');
        },
      },
    );
  };
  const field = (name: keyof PasswordDraft, refused: string | undefined) => ({
    type: 'password',
    value: draft[name],
    problem: refused ?? (left[name] ? found[name] : undefined),
    onChange: (event: { target: { value: string } }) => {
      change.reset();
      setDraft({ ...draft, [name]: event.target.value });
    },
    onBlur: () => setLeft((before) => ({ ...before, [name]: before[name] || draft[name] !== '' })),
  });
  return (
    <form
      noValidate
      aria-label="Change the password"
      onSubmit={(event) => {
        event.preventDefault();
        if (!change.isPending) submit();
      }}
    >
      <Box sx={{ display: 'grid', gap: 4, maxWidth: 440 }}>
        <ProblemSummary error={change.error} />
        {/* Password keepers need to know whose password this is. */}
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <Field
          label="Current password"
          name="currentPassword"
          autoComplete="current-password"
          {...field('current', refusal?.of('currentPassword') ?? wrong)}
        />
        <Field
          label="New password"
          name="newPassword"
          autoComplete="new-password"
          hint={rules}
          {...field('next', refusal?.of('newPassword'))}
        />
        <Field
          label="New password again"
          name="newPasswordAgain"
          autoComplete="new-password"
          {...field('again', undefined)}
        />
        <Box>
          <Button type="submit" variant="contained" disabled={change.isPending}>
            {change.isPending ? 'Changing' : 'Change the password'}
          </Button>
        </Box>
      </Box>
    </form>
  );
}
