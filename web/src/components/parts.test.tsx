import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { ApiError } from '../api/error';
import { decimal } from '../lib/decimal';
import { expectAccessible, show } from '../test/render';
import { Change } from './Amount';
import { ErrorPanel } from './ErrorPanel';
import { ModeBadge, OperatingBadge } from './ModeBadge';
import { toExecutionMode, toOperatingMode } from './mode';
import { PanelBoundary } from './PanelBoundary';
import { ReasonDialog } from './ReasonDialog';
import { SelectField } from './SelectField';
import { TargetState } from './TargetState';
import { VerdictTable } from './VerdictTable';

it('names the mode in words, and calls what it does not know unknown', () => {
  show(
    <>
      <ModeBadge mode={toExecutionMode('paper')} />
      <ModeBadge mode={toExecutionMode('turbo')} />
      <OperatingBadge mode={toOperatingMode('autonomous')} />
      <OperatingBadge mode={toOperatingMode(undefined)} />
    </>,
  );
  for (const word of ['Paper', 'Mode unknown', 'Autonomous', 'Guide'])
    expect(screen.getByText(word)).toBeVisible();
});

it('shows a loss by its minus and a gain by its plus', () => {
  show(
    <>
      <Change value={decimal('-12.3')} unit="USDT" />
      <Change value={decimal('0.015')} as="percent" />
      <Change value={null} />
    </>,
  );
  expect(screen.getByText(/\u221212\.30/)).toBeVisible();
  expect(screen.getByText('+1.50 %')).toBeVisible();
});

it('says whether a target works at the venue or is watched', () => {
  show(
    <>
      <TargetState isWorking>106.00</TargetState>
      <TargetState isWorking={false}>107.00</TargetState>
    </>,
  );
  expect(screen.getByText('at venue').parentElement).toHaveTextContent('106.00');
  expect(screen.getByText('watched here').parentElement).toHaveTextContent('107.00');
});

it('shows what failed, its code and request, and offers to try again', async () => {
  const retry = vi.fn();
  const error = new ApiError({
    status: 500,
    code: 'system.error',
    detail: 'Something broke.',
    requestId: 'r-17',
  });
  const { container } = show(<ErrorPanel error={error} onRetry={retry} />);
  expect(screen.getByText('system.error')).toBeVisible();
  expect(screen.getByText('r-17')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(retry).toHaveBeenCalledTimes(1);
  await expectAccessible(container);
});

it('keeps a broken panel from breaking its neighbours', () => {
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const Broken = (): never => {
    throw new Error('broken');
  };
  show(
    <>
      <PanelBoundary>
        <Broken />
      </PanelBoundary>
      <p>still here</p>
    </>,
  );
  expect(screen.getByText('page.error')).toBeVisible();
  expect(screen.getByText('still here')).toBeVisible();
  quiet.mockRestore();
});

it('confirms only with a reason and the exact words', async () => {
  const onConfirm = vi.fn();
  show(
    <ReasonDialog
      open
      title="Go autonomous"
      mode="simulation"
      confirmText="Switch"
      typed="AUTONOMOUS"
      onConfirm={onConfirm}
      onClose={() => undefined}
    >
      The account trades without asking.
    </ReasonDialog>,
  );
  const confirm = screen.getByRole('button', { name: 'Switch' });
  await userEvent.type(screen.getByLabelText('Reason'), 'Tested for a week');
  await userEvent.type(screen.getByLabelText('Type AUTONOMOUS to confirm'), 'autonomous');
  expect(confirm).toBeDisabled();
  await userEvent.clear(screen.getByLabelText('Type AUTONOMOUS to confirm'));
  await userEvent.type(screen.getByLabelText('Type AUTONOMOUS to confirm'), 'AUTONOMOUS');
  await userEvent.click(confirm);
  expect(onConfirm).toHaveBeenCalledExactlyOnceWith('Tested for a week');
  await expectAccessible(document.body);
});

it('lists the checks in order with the one that refused', () => {
  show(
    <VerdictTable
      currency="USD"
      checks={[
        { number: '1', name: 'Emergency shutdown', code: 'risk.emergency_shutdown', result: 'pass' },
        {
          number: '3',
          name: 'Open positions',
          code: 'risk.open_positions',
          result: 'fail',
          value: '10',
          limit: '10',
        },
        { number: '4', name: 'Entries today', code: 'risk.entries_per_day', result: 'not_reached' },
      ]}
    />,
  );
  expect(screen.getByText('risk.open_positions')).toBeVisible();
  expect(screen.queryByText('risk.entries_per_day')).toBeNull();
  expect(screen.getByText('Not reached')).toBeVisible();
});

it('shows a value that its list does not have, instead of another one', () => {
  const options = [{ value: '1m', text: '1m' }];
  show(<SelectField label="Bars" value="15s" options={options} onChange={() => undefined} />);
  expect(screen.getByLabelText<HTMLSelectElement>('Bars').value).toBe('15s');
});
