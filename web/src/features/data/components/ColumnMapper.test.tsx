import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { ColumnMapper } from './ColumnMapper';

it('gives what was chosen and leaves the rest as it is called', async () => {
  const chosen = vi.fn();
  render(<ColumnMapper headings={['Date', 'open', 'Settle']} isPending={false} onChosen={chosen} />);

  await userEvent.selectOptions(screen.getByLabelText('Column of time'), 'Date');
  await userEvent.selectOptions(screen.getByLabelText('Column of close'), 'Settle');
  await userEvent.selectOptions(screen.getByLabelText('Column of time'), '');
  await userEvent.click(screen.getByRole('button', { name: 'Look again' }));

  expect(chosen).toHaveBeenCalledWith({ time: undefined, close: 'Settle' });
});
