import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { emptyBacktest, synthetic, type BacktestDraft } from '../draft';
import { TradesSwitch } from './BacktestFields';

function show(draft: Partial<BacktestDraft>, problem?: string) {
  const onChange = vi.fn();
  render(
    <TradesSwitch
      draft={{ ...emptyBacktest, ...draft }}
      problemOf={(field) => (field === 'ticks' ? problem : undefined)}
      onChange={onChange}
    />,
  );
  return { box: screen.getByRole('checkbox', { name: 'Run on trades instead of bars' }), onChange };
}

it('can be switched on and off on the synthetic market', async () => {
  const { box, onChange } = show({ source: synthetic });
  expect(box).not.toBeChecked();
  await userEvent.click(box);
  expect(onChange).toHaveBeenCalledWith({ ticks: true });
});

it('stays off on a dataset and says why', () => {
  const { box } = show({ source: 'a-dataset', ticks: true });
  expect(box).toBeDisabled();
  expect(box).not.toBeChecked();
  expect(box).toHaveAccessibleDescription(/A dataset has bars only/);
});

it('shows what the server says of it', () => {
  const { box } = show({ source: synthetic, ticks: true }, 'Only the synthetic market has trades here.');
  expect(box).toBeChecked();
  expect(box).toHaveAccessibleDescription('Only the synthetic market has trades here.');
});
