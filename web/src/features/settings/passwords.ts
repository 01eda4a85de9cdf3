import { passwordProblem } from '../../lib/password';

export interface PasswordDraft {
  current: string;
  next: string;
  again: string;
}

export const emptyPasswords: PasswordDraft = { current: '', next: '', again: '' };

/** What can be said before the server is asked. */
export function problemsOf(
  { current, next, again }: PasswordDraft,
  email: string,
): Partial<Record<keyof PasswordDraft, string>> {
  const isEmail = next.trim().toLowerCase() === email.toLowerCase();
  const nextProblem = isEmail ? 'Not your e-mail address.' : passwordProblem(next);
  return {
    ...(current === '' && { current: 'Enter the password you have now.' }),
    ...(nextProblem && { next: nextProblem }),
    ...(again !== next && { again: 'Does not match the new password.' }),
  };
}
