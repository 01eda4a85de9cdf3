import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { signInExpiry } from '../../api/signInExpiry';
import { show } from '../../test/render';
import { SignInDialog } from './components/SignInDialog';
import { returnPath } from './SignInPage';

const realFetch = fetch;
afterEach(() => vi.stubGlobal('fetch', realFetch));

it.each([
  ['/bots?state=running', '/bots?state=running'],
  ['//elsewhere.example', '/'],
  ['https://elsewhere.example', '/'],
  ['/\\elsewhere.example', '/'],
  [null, '/'],
])('comes back from %s to %s', (from, target) => {
  expect(returnPath(from)).toBe(target);
});

it('asks on top of the page, and only the same person may go on', async () => {
  const user = { id: '1', email: 'ada@example.org', displayName: 'Ada', role: 'admin', timeZone: 'UTC' };
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ user, expiresInSeconds: 1800 })));
  show(
    <>
      <input aria-label="note" defaultValue="half written" />
      <SignInDialog email="ada@example.org" onAbandon={() => undefined} />
    </>,
  );
  let answer: Promise<boolean> | undefined;
  act(() => {
    answer = signInExpiry.ask();
  });
  expect(await screen.findByRole('dialog', { name: 'Sign in again' })).toBeVisible();
  expect(screen.getByLabelText('E-mail')).toHaveAttribute('readonly');
  await userEvent.type(screen.getByLabelText('Password'), 'a long enough pass phrase');
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  await expect(answer).resolves.toBe(true);
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(screen.getByLabelText('note')).toHaveValue('half written');
});
