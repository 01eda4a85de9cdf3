import { screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { show } from '../../test/render';
import { KillDialog } from './KillDialog';

afterEach(() => vi.unstubAllGlobals());

const open = () =>
  show(
    <KillDialog open account={null} isPending={false} error={null} onHeld={null} onClose={() => undefined} />,
  );

it('says that nothing can trade only when the server says that there is no account', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ items: [], nextCursor: null })));
  open();
  expect(await screen.findByText(/nothing of yours can trade/)).toBeVisible();
});

it('does not call an account that could not be loaded harmless', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ code: 'auth.forbidden' }, { status: 403 })));
  open();
  expect(await screen.findByText(/it may still be trading/)).toBeVisible();
  expect(screen.queryByText(/nothing of yours can trade/)).not.toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
});
