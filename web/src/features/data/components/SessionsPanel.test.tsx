import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { ToastProvider } from '../../../components/toasts';
import { answering } from '../../../test/answers';
import { expectAccessible, show } from '../../../test/render';
import { SessionsPanel } from './SessionsPanel';

afterEach(() => {
  vi.unstubAllGlobals();
});

const session = {
  id: '0192f0c4-0000-7000-8000-000000000001',
  name: 'one day',
  kind: 'import',
  instruments: ['binance:BTCUSDT'],
  dataTypes: ['prices'],
  flushSeconds: 1,
  status: 'completed',
  source: 'day.csv',
  startTime: '2026-01-01T00:00:00Z',
  recordsCollected: 9757,
  pricesCount: 9757,
  orderbookCount: 0,
  gaps: 0,
  filledGaps: 0,
  bytes: 24330,
  firstTick: '2024-08-08T23:54:15Z',
  lastTick: '2024-08-08T23:59:59Z',
  isBuiltIn: false,
};

const path = '/api/v1/data-collection/sessions';

it('lists sessions with what they hold and take', async () => {
  answering({ [`GET ${path}`]: { items: [session], nextCursor: null, total: 1 } });
  const { container } = show(
    <ToastProvider>
      <SessionsPanel />
    </ToastProvider>,
  );
  expect(await screen.findByText('one day')).toBeVisible();
  expect(screen.getByText('BTCUSDT')).toBeVisible();
  expect(screen.getByText('9757')).toBeVisible();
  expect(screen.getByText('23.8 KiB')).toBeVisible();
  await expectAccessible(container);
});

it('asks before it deletes one', async () => {
  const asked = answering({
    [`GET ${path}`]: { items: [session], nextCursor: null, total: 1 },
    [`DELETE ${path}/${session.id}`]: {},
  });
  show(
    <ToastProvider>
      <SessionsPanel />
    </ToastProvider>,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Delete one day' }));
  expect(asked.some(({ call }) => call.startsWith('DELETE'))).toBe(false);
  await userEvent.click(screen.getByRole('button', { name: 'Delete the session' }));
  expect(await screen.findByText('one day is deleted.')).toBeVisible();
  expect(asked.map(({ call }) => call)).toContain(`DELETE ${path}/${session.id}`);
});
