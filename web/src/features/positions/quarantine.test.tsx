import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { forgetCsrf } from '../../api/transport';
import type { CurrentAccount } from '../../lib/account';
import { answering } from '../../test/answers';
import { expectAccessible, show } from '../../test/render';
import { ageBetween } from './ages';
import type { Difference } from './api';
import { QuarantineCard } from './components/QuarantineCard';

const account = { id: 'a1', name: 'Main', executionMode: 'paper', currency: 'USD' } as CurrentAccount;
const difference: Difference = {
  instrumentId: 'far:BTC-USD',
  since: '2026-01-05T10:00:00Z',
  code: 'position.differs',
  text: 'the venue says 7, the fills known here make 10',
  ours: '10',
  venue: '7',
  adoptObjection: null,
};

afterEach(() => {
  vi.unstubAllGlobals();
  forgetCsrf();
});

it('shows both numbers, what is still allowed, and what can be done', async () => {
  const { container } = show(<QuarantineCard account={account} difference={difference} />);
  expect(screen.getByText('10')).toBeVisible();
  expect(screen.getByText('7')).toBeVisible();
  expect(screen.getByText('Cancels, exits and the kill switch')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Adopt the venue’s position' })).toBeEnabled();
  await expectAccessible(container);
});

it('says why the venue’s position cannot be adopted', () => {
  show(
    <QuarantineCard
      account={account}
      difference={{ ...difference, venue: '12', adoptObjection: 'risk.adopt_more' }}
    />,
  );
  expect(screen.getByRole('button', { name: 'Adopt the venue’s position' })).toBeDisabled();
  expect(screen.getByText(/close the difference at the venue, then release/)).toBeVisible();
});

it('asks for everything, with the consequence in numbers, before anything is sent', async () => {
  const path = `/api/v1/accounts/a1/quarantine/${encodeURIComponent('far:BTC-USD')}/resolve`;
  const asked = answering({ [`POST ${path}`]: {} });
  show(<QuarantineCard account={account} difference={difference} />);
  await userEvent.click(screen.getByRole('button', { name: 'Adopt the venue’s position' }));
  const dialog = within(screen.getByRole('dialog'));
  expect(dialog.getByText(/from 10 to 7 BTC-USD/)).toBeVisible();
  const confirm = dialog.getByRole('button', { name: 'Adopt and release' });
  expect(confirm).toBeDisabled();
  await userEvent.type(dialog.getByLabelText('Reason'), 'sold by hand at the venue');
  await userEvent.type(dialog.getByLabelText('Type Main to confirm'), 'Main');
  await userEvent.type(dialog.getByLabelText('Password'), 'my pass phrase');
  await userEvent.click(confirm);
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.body).toEqual({
    action: 'adopt',
    password: 'my pass phrase',
    confirmation: 'Main',
    reason: 'sold by hand at the venue',
  });
});

it.each([
  ['2026-01-05T10:00:00Z', '2026-01-05T10:00:59Z', '59 s'],
  ['2026-01-05T10:00:00Z', '2026-01-05T10:05:59Z', '5 min'],
  ['2026-01-05T10:00:00Z', '2026-01-05T13:05:00Z', '3 h 5 min'],
  ['2026-01-05T10:00:00Z', '2026-01-07T10:00:00Z', '2 d'],
  ['2026-01-05T10:00:00Z', '2026-01-05T09:00:00Z', '0 s'],
])('tells how long from %s to %s', (from, to, age) => expect(ageBetween(from, to)).toBe(age));
