import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { answering } from '../../../test/answers';
import { expectAccessible, show } from '../../../test/render';
import type { Replay } from '../api';
import { ReplayScreen } from './ReplayScreen';

afterEach(() => {
  vi.unstubAllGlobals();
});

const id = '0192f0c4-0000-7000-8000-000000000001';
const path = `/api/v1/data/replays/${id}`;

const replay = {
  id,
  source: 'one day',
  hasTicks: true,
  instrumentId: 'binance:BTCUSDT',
  strategy: 'sma-cross',
  timeframe: '1m',
  state: 'paused',
  time: '2024-08-08T23:54:15Z',
  start: '2024-08-08T23:54:15Z',
  end: '2024-08-08T23:59:59Z',
  acceleration: 10,
  events: 12,
  skippedGaps: 0,
  skippedSeconds: 0,
  counts: { facts: 9, decisions: 1, orders: 1, fills: 0, roundTrips: 0 },
  hash: 'ab12',
  initialBalance: '10000',
  equity: '10000',
  positions: [],
  fills: [],
  decisions: [
    {
      time: '2024-08-08T23:55:00Z',
      isApproved: false,
      instrumentId: 'binance:BTCUSDT',
      text: 'Too large.',
      code: 'risk.size',
    },
  ],
  equityCurve: [],
} as unknown as Replay;

const answers = {
  [`GET ${path}/candles`]: { items: [], nextCursor: null },
  'GET /api/v1/data/instruments': { items: [], nextCursor: null },
};

it('says that it is no live market, and what became of it', async () => {
  answering(answers);
  const { container } = show(<ReplayScreen replay={replay} />);
  expect(await screen.findByText('Nothing has been told yet. Let it go with Play.')).toBeVisible();
  expect(screen.getByText('Replay, not live')).toBeVisible();
  expect(screen.getByText('ab12')).toBeVisible();
  expect(screen.getByText(/Refused \(risk.size\)/)).toBeVisible();
  await expectAccessible(container);
});

it('is stepped, let go and set to another pace', async () => {
  const asked = answering({
    ...answers,
    [`POST ${path}/step`]: replay,
    [`POST ${path}/play`]: replay,
    [`POST ${path}/pace`]: replay,
  });
  show(<ReplayScreen replay={replay} />);
  const sent = () => asked.filter(({ call }) => call.startsWith('POST'));
  await userEvent.click(screen.getByRole('button', { name: 'Next bar' }));
  await waitFor(() => expect(sent()).toHaveLength(1));
  await userEvent.click(screen.getByRole('button', { name: 'Play' }));
  await waitFor(() => expect(sent()).toHaveLength(2));
  await userEvent.selectOptions(screen.getByLabelText('Pace'), '0');
  await waitFor(() => expect(sent()).toHaveLength(3));
  expect(sent().map(({ call, body }) => [call, body])).toEqual([
    [`POST ${path}/step`, { events: null, bars: 1 }],
    [`POST ${path}/play`, null],
    [`POST ${path}/pace`, { acceleration: 0 }],
  ]);
});

it('goes only to a time', async () => {
  const asked = answering({ ...answers, [`POST ${path}/seek`]: replay });
  show(<ReplayScreen replay={replay} />);
  const field = screen.getByLabelText('Time of the recording (UTC)');
  await userEvent.clear(field);
  await userEvent.type(field, 'soon');
  expect(screen.getByRole('button', { name: 'Go there' })).toBeDisabled();
  await userEvent.clear(field);
  await userEvent.type(field, '2024-08-08T23:57:00Z');
  await userEvent.click(screen.getByRole('button', { name: 'Go there' }));
  await waitFor(() =>
    expect(asked.find(({ call }) => call === `POST ${path}/seek`)?.body).toEqual({
      time: '2024-08-08T23:57:00.000Z',
    }),
  );
});
