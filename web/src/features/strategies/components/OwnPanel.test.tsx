import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router-dom';
import { afterEach, expect, it, vi } from 'vitest';
import { AccountContext, type CurrentAccount } from '../../../lib/account';
import { answering } from '../../../test/answers';
import { expectAccessible, show } from '../../../test/render';
import { OwnPanel } from './OwnPanel';

const realFetch = fetch;
afterEach(() => vi.stubGlobal('fetch', realFetch));

const at = '2026-01-01T00:00:00Z';
const account = {
  id: 'account',
  name: 'Simulation',
  executionMode: 'simulation',
  operatingMode: 'guide',
} as CurrentAccount;
const own = '/api/v1/rule-strategies';
const row = (id: string, runningBots: number) => ({
  id,
  name: `Strategy ${id}`,
  version: 2,
  createdAt: at,
  updatedAt: at,
  deletedAt: null,
  runningBots,
});

function open(more: Record<string, unknown> = {}) {
  const asked = answering({
    [`GET ${own}`]: { items: [row('a', 0), row('b', 2)], nextCursor: null },
    'GET /api/v1/data/instruments': {
      items: [{ id: 'sim:ALPHA-USD' }, { id: 'sim:BETA-USD' }],
      nextCursor: null,
    },
    ...more,
  });
  const router = createMemoryRouter(
    [
      { path: '/', element: <OwnPanel /> },
      { path: '*', element: <p>another page</p> },
    ],
    { initialEntries: ['/'] },
  );
  const shown = show(
    <AccountContext value={account}>
      <RouterProvider router={router} />
    </AccountContext>,
  );
  return { asked, router, shown };
}

it('puts a strategy to work on the instrument that is chosen, and shows its bot', async () => {
  const { asked, router } = open({ [`POST ${own}/a/activate`]: { id: 'bot', name: 'Strategy a' } });
  await userEvent.click(await screen.findByRole('button', { name: 'Activate Strategy a' }));
  const dialog = await screen.findByRole('dialog', { name: 'Activate Strategy a' });
  await within(dialog).findByRole('option', { name: 'BETA-USD' });
  expect(dialog).toHaveTextContent('every order waits for your approval');
  await userEvent.selectOptions(within(dialog).getByLabelText('Instrument'), 'sim:BETA-USD');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Activate' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/bots/bot'));
  expect(asked.find(({ call }) => call === `POST ${own}/a/activate`)?.body).toEqual({
    accountId: 'account',
    instrumentId: 'sim:BETA-USD',
  });
});

it('takes off what works, and asks what becomes of its positions', async () => {
  const { asked, shown } = open({ [`POST ${own}/b/deactivate`]: { items: [], nextCursor: null } });
  expect(await screen.findByText(/at work in 2 bots/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Deactivate Strategy a' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Deactivate Strategy b' }));
  await userEvent.click(screen.getByRole('radio', { name: 'Close it at the market' }));
  await expectAccessible(shown.baseElement);
  await userEvent.click(screen.getByRole('button', { name: 'Deactivate' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(asked.find(({ call }) => call === `POST ${own}/b/deactivate`)?.body).toEqual({ flatten: true });
});

it('keeps a refused copy open with its reason', async () => {
  const { router } = open();
  await userEvent.click(await screen.findByRole('button', { name: 'Copy Strategy a' }));
  const name = screen.getByLabelText('Name of the copy');
  expect(name).toHaveValue('Strategy a copy');
  await userEvent.clear(name);
  expect(screen.getByRole('button', { name: 'Copy' })).toBeDisabled();
  await userEvent.type(name, 'Other');
  await userEvent.click(screen.getByRole('button', { name: 'Copy' }));
  expect(await screen.findByText(/test\.unexpected/)).toBeVisible();
  expect(name).toHaveValue('Other');
  expect(router.state.location.pathname).toBe('/');
});
