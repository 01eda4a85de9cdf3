import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { answering } from '../../../test/answers';
import { expectAccessible, show } from '../../../test/render';
import type { Saved } from '../api';
import { HistoryPanel } from './HistoryPanel';

const realFetch = fetch;
afterEach(() => vi.stubGlobal('fetch', realFetch));

const at = '2026-01-01T00:00:00Z';
const base: Saved = {
  id: 'one',
  name: 'Mine',
  version: 3,
  latestVersion: 3,
  document: {},
  createdAt: at,
  savedAt: at,
};
const own = '/api/v1/rule-strategies/one';
const answers = {
  [`GET ${own}/versions`]: {
    items: [3, 2, 1].map((version) => ({ version, savedAt: at })),
    nextCursor: null,
  },
  [`GET ${own}/diff`]: {
    from: 2,
    to: 3,
    changes: [
      { path: '/z1_entry/conditions/up/value', before: '1', after: '2' },
      { path: '/tags', after: '["a"]' },
    ],
  },
};

it('shows what changed since the version before, place by place', async () => {
  answering(answers);
  const { container } = show(<HistoryPanel base={base} onRestored={() => undefined} />);
  expect(await screen.findByText('z1_entry › conditions › up › value')).toBeVisible();
  const added = screen.getByText('tags').closest('tr');
  expect(added).toHaveTextContent('–');
  expect(added).toHaveTextContent('["a"]');
  await waitFor(() => expect(screen.getByLabelText('From')).toHaveDisplayValue('Version 2'));
  expect(screen.getByLabelText('To')).toHaveDisplayValue('Version 3');
  await expectAccessible(container);
});

it('brings the chosen version back as the next one, once', async () => {
  const restored = vi.fn();
  const asked = answering({
    ...answers,
    [`POST ${own}/versions/1/restore`]: { ...base, version: 4, latestVersion: 4 },
  });
  show(<HistoryPanel base={base} onRestored={restored} />);
  await waitFor(() => expect(screen.getAllByRole('option').length).toBeGreaterThan(5));
  await userEvent.selectOptions(screen.getByLabelText('From'), 'Version 1');
  await userEvent.click(screen.getByRole('button', { name: 'Restore version 1 as version 4' }));
  await waitFor(() => expect(restored).toHaveBeenCalledTimes(1));
  expect(asked.filter(({ call }) => call.startsWith('POST'))).toHaveLength(1);
});

it('does not bring back what is the latest, and says when nothing differs', async () => {
  answering({ ...answers, [`GET ${own}/diff`]: { from: 3, to: 3, changes: [] } });
  show(<HistoryPanel base={base} onRestored={() => undefined} />);
  expect(await screen.findByText('They say the same.')).toBeVisible();
  await waitFor(() => expect(screen.getAllByRole('option').length).toBeGreaterThan(5));
  await userEvent.selectOptions(screen.getByLabelText('From'), 'Version 3');
  expect(screen.getByRole('button', { name: 'Restore version 3 as version 4' })).toBeDisabled();
});
