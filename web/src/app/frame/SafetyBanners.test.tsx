import { screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { CurrentAccount } from '../../lib/account';
import { useKill } from '../../lib/accounts';
import { show } from '../../test/render';
import { SafetyBanners } from './SafetyBanners';

afterEach(() => vi.unstubAllGlobals());

const account = {
  id: 'a1',
  name: 'Simulation',
  killState: 'none',
  isKillPressed: false,
  shutdown: { active: false },
  alarms: [],
  isDegraded: true,
  isStarting: false,
} as unknown as CurrentAccount;

const pathOf = (asked: string | Request) => (typeof asked === 'string' ? asked : new URL(asked.url).pathname);

const away = () =>
  Response.json({ code: 'system.unavailable', detail: 'The database cannot be used now.' }, { status: 503 });

function Frame() {
  const kill = useKill(account.id);
  return (
    <>
      <SafetyBanners account={account} />
      <button onClick={() => kill.mutate()}>Stop</button>
    </>
  );
}

it('shows a kill switch that is pressed and not durable until the server says that it is', async () => {
  let isPressed = true;
  vi.stubGlobal('fetch', (request: string | Request) =>
    Promise.resolve(
      pathOf(request).endsWith('/kill')
        ? Response.json({ killState: isPressed ? 'none' : 'flattening', isPressed }, { status: 202 })
        : away(),
    ),
  );
  show(<Frame />);
  screen.getByRole('button', { name: 'Stop' }).click();
  expect(await screen.findByText('Kill switch: pressed, not yet durable')).toBeVisible();

  isPressed = false;
  await waitFor(
    () => expect(screen.queryByText('Kill switch: pressed, not yet durable')).not.toBeInTheDocument(),
    { timeout: 5_000 },
  );
});

it('says nothing of it while nobody has pressed it', async () => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (request: string | Request) => {
    asked.push(pathOf(request));
    return Promise.resolve(Response.json({ items: [], nextCursor: null }));
  });
  show(<SafetyBanners account={account} />);
  await waitFor(() => expect(asked).not.toHaveLength(0));
  expect(screen.queryByText(/not yet durable/)).not.toBeInTheDocument();
  expect(asked).not.toContain('/api/v1/accounts/a1/kill');
});
