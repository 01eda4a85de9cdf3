import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { Field } from '../../../components/Field';
import { ProblemSummary } from '../../../components/ProblemSummary';
import { ApiError } from '../../../api/error';
import type { Me } from '../../../lib/session';
import { useLogIn } from '../api';

interface Props {
  /** Given when one person's sign-in has ended: nobody else may continue their form. */
  email?: string;
  onSignedIn: (user: Me) => void;
}

export function SignInForm({ email: fixedEmail, onSignedIn }: Props) {
  const [email, setEmail] = useState(fixedEmail ?? '');
  const [password, setPassword] = useState('');
  const logIn = useLogIn();
  const problem = logIn.error instanceof ApiError ? logIn.error : null;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        logIn.mutate(
          { email, password },
          {
            onSuccess: ({ user }) => {
              setPassword('');
              onSignedIn(user);
            },
          },
        );
      }}
    >
      <Box sx={{ display: 'grid', gap: 4 }}>
        <ProblemSummary error={logIn.error} />
        <Field
          label="E-mail"
          type="email"
          name="email"
          autoComplete="username"
          value={email}
          readOnly={fixedEmail !== undefined}
          problem={problem?.of('email')}
          onChange={(event) => setEmail(event.target.value)}
        />
        <Field
          label="Password"
          type="password"
          name="password"
          autoComplete="current-password"
          value={password}
          problem={problem?.of('password')}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button type="submit" variant="contained" disabled={logIn.isPending} sx={{ minHeight: 44 }}>
          {logIn.isPending ? 'Signing in' : 'Sign in'}
        </Button>
      </Box>
    </form>
  );
}
