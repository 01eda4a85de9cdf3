import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { Recording } from '../../../lib/recordings';
import { emptyBacktest } from '../draft';
import { RecordingFields } from './RecordingFields';

const rates: Recording = {
  id: 'r-1',
  name: 'rates of 2023',
  kind: 'funding',
  instrumentId: 'binance:BTCUSDT.P',
  rows: 1_095,
  firstTime: '2023-01-01T00:00:00Z',
  lastTime: '2023-12-31T16:00:00Z',
  source: 'rates.csv',
  createdAt: '2024-01-01T00:00:00Z',
  isBuiltIn: false,
  sha256: '00',
};

function show(recordings: Recording[], chosen: string[] = [], problem?: string) {
  const onChange = vi.fn();
  render(
    <RecordingFields
      draft={{ ...emptyBacktest, recordings: chosen }}
      recordings={recordings}
      problem={problem}
      onChange={onChange}
    />,
  );
  return onChange;
}

it('ticks a recording and takes it back', async () => {
  const onChange = show([rates, { ...rates, id: 'r-2', name: 'news', kind: 'notices' }], ['r-1']);
  expect(screen.getByRole('checkbox', { name: /^rates of 2023 \(funding rates of / })).toBeChecked();
  await userEvent.click(screen.getByRole('checkbox', { name: /^news \(notices of / }));
  expect(onChange).toHaveBeenLastCalledWith({ recordings: ['r-1', 'r-2'] });
  await userEvent.click(screen.getByRole('checkbox', { name: /^rates of 2023/ }));
  expect(onChange).toHaveBeenLastCalledWith({ recordings: [] });
});

it('is not there where nothing is stored of what is traded, unless something is wrong', () => {
  show([]);
  expect(screen.queryByText('Recorded funding and notices')).toBeNull();
  show([], [], 'news is of sim:X, which is not traded.');
  expect(screen.getByText(/which is not traded/)).toBeVisible();
});
