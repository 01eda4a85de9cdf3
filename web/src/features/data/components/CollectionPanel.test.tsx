import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { ToastProvider } from '../../../components/toasts';
import { answering } from '../../../test/answers';
import { expectAccessible, show } from '../../../test/render';
import { CollectionPanel } from './CollectionPanel';

afterEach(() => {
  vi.unstubAllGlobals();
});

const session = {
  id: '0192f0c4-0000-7000-8000-000000000001',
  name: 'live day',
  kind: 'collect',
  instruments: ['sim:ALPHA-USD', 'sim:BRAVO-USD'],
  dataTypes: ['prices'],
  flushSeconds: 1,
  status: 'active',
  source: 'sim',
  startTime: '2026-01-01T00:00:00Z',
  recordsCollected: 100,
  pricesCount: 100,
  orderbookCount: 0,
  gaps: 0,
  filledGaps: 0,
  bytes: 900,
  isBuiltIn: false,
};
const progress = {
  sessionId: session.id,
  status: 'active',
  stored: 4000,
  waiting: 21,
  filledIn: 7,
  ratePerSecond: 12.345,
  lastTick: '2026-01-01T01:02:03Z',
  lagSeconds: 0.25,
  gaps: 2,
  trouble: null,
  isDiskLow: false,
};
const path = '/api/v1/data-collection/sessions';
const answers = {
  [`GET ${path}`]: { items: [session, { ...session, id: 'x', kind: 'import' }], nextCursor: null, total: 2 },
  [`GET ${path}/${session.id}/progress`]: progress,
};

const showPanel = () =>
  show(
    <ToastProvider>
      <CollectionPanel />
    </ToastProvider>,
  );

it('shows how each session stands that collects, and no other', async () => {
  answering(answers);
  const { container } = showPanel();
  expect(await screen.findByText('4021')).toBeVisible();
  expect(screen.getAllByText('live day')).toHaveLength(1);
  expect(screen.getByText('ALPHA-USD, BRAVO-USD')).toBeVisible();
  expect(screen.getByText('12.3')).toBeVisible();
  expect(screen.getByText('0.3 s')).toBeVisible();
  expect(screen.getByText('Collecting')).toBeVisible();
  await expectAccessible(container);
});

it('says what keeps a venue from telling, and that the disk is nearly full', async () => {
  answering({
    ...answers,
    [`GET ${path}/${session.id}/progress`]: { ...progress, trouble: 'feed.silent: 15 s', isDiskLow: true },
  });
  showPanel();
  expect(await screen.findByText('feed.silent: 15 s')).toBeVisible();
  expect(screen.getByRole('status')).toHaveTextContent('disk is nearly full');
});

it('stops one at a press', async () => {
  const asked = answering({
    ...answers,
    [`POST ${path}/${session.id}/stop`]: { ...session, status: 'stopped', recordsCollected: 4021 },
  });
  showPanel();
  await userEvent.click(await screen.findByRole('button', { name: 'Stop live day' }));
  expect(await screen.findByText('live day: 4021 trades.')).toBeVisible();
  expect(asked.map(({ call }) => call)).toContain(`POST ${path}/${session.id}/stop`);
});

it('starts what is asked for, after what is missing was said', async () => {
  const asked = answering({ ...answers, [`POST ${path}`]: session });
  const { container } = showPanel();
  await userEvent.click(screen.getByRole('button', { name: 'Collect trades' }));
  await userEvent.click(screen.getByRole('button', { name: 'Start' }));
  expect(await screen.findByText('Name at least one.')).toBeVisible();
  await userEvent.type(screen.getByLabelText('Name'), 'live day');
  await userEvent.type(screen.getByLabelText('Instruments'), 'sim:ALPHA-USD sim:BRAVO-USD');
  await userEvent.type(screen.getByLabelText('For'), '10');
  await expectAccessible(container);
  await userEvent.click(screen.getByRole('button', { name: 'Start' }));
  expect(await screen.findByText('live day is being collected.')).toBeVisible();
  expect(asked.find(({ call }) => call === `POST ${path}`)?.body).toEqual({
    name: 'live day',
    instruments: ['sim:ALPHA-USD', 'sim:BRAVO-USD'],
    durationSeconds: 600,
    flushSeconds: 1,
  });
});
