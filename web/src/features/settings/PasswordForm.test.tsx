import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { forgetCsrf } from '../../api/transport';
import { expectAccessible, show } from '../../test/render';
import { PasswordForm } from './components/PasswordForm';

const server = vi.fn<(request: Request) => Response>();

beforeEach(() => {
  forgetCsrf();
  server.mockReset();
  vi.stubGlobal('fetch', (input: Request | string) =>
    Promise.resolve(typeof input === 'string' ? Response.json({ token: 't' }) : server(input)),
  );
});
afterEach(() => vi.unstubAllGlobals());

async function type(current: string, next: string, again = next) {
  const { container } = show(<PasswordForm email="ada@example.org" />);
  await userEvent.type(screen.getByLabelText('Current password'), current);
  await userEvent.type(screen.getByLabelText('New password'), next);
  await userEvent.type(screen.getByLabelText('New password again'), again);
  await userEvent.click(screen.getByRole('button', { name: 'Change the password' }));
  return container;
}

it.each([
  ['short', 'short', 'At least 12 characters.'],
  ['Ada@Example.org', 'Ada@Example.org', 'Not your e-mail address.'],
  ['a new pass phrase', 'a new pass phrasE', 'Does not match the new password.'],
])('asks the server nothing while the rules are broken: %s', async (next, again, problem) => {
  await expectAccessible(await type('the old one', next, again));
  expect(screen.getByText(problem)).toBeVisible();
  expect(server).not.toHaveBeenCalled();
});

it('shows a wrong current password beside its field and keeps what was typed', async () => {
  const problem = { status: 401, code: 'execution.password_wrong', detail: 'The password is wrong.' };
  const headers = { 'Content-Type': 'application/problem+json' };
  server.mockReturnValue(new Response(JSON.stringify(problem), { status: 401, headers }));
  await type('not the old one', 'a new pass phrase');
  expect(await screen.findByLabelText('Current password')).toHaveAccessibleDescription(
    'The password is wrong.',
  );
  expect(screen.getByLabelText('New password')).toHaveValue('a new pass phrase');
});

it('sends both passwords and forgets them', async () => {
  server.mockReturnValue(new Response(null, { status: 204 }));
  await type('the old one', 'a new pass phrase');
  await vi.waitFor(() => expect(screen.getByLabelText('New password')).toHaveValue(''));
  const body: unknown = await server.mock.lastCall?.[0].json();
  expect(body).toEqual({ currentPassword: 'the old one', newPassword: 'a new pass phrase' });
});
