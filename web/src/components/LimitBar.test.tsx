import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { decimal } from '../lib/decimal';
import { expectAccessible, show } from '../test/render';
import { LimitBar, limitState, type Limit } from './LimitBar';

const limit = (used: string, ceiling: string): Limit => ({
  name: 'Daily loss',
  used: decimal(used),
  remaining: decimal('0.01'),
  ceiling: decimal(ceiling),
  kind: 'fraction',
});

describe('limitState', () => {
  it.each([
    ['0', '0.05', 'calm'],
    ['0.0399', '0.05', 'calm'],
    ['0.04', '0.05', 'near'],
    ['0.0499999', '0.05', 'near'],
    ['0.05', '0.05', 'reached'],
    ['0.07', '0.05', 'reached'],
    ['-0.02', '0.05', 'calm'],
    ['0', '0', 'reached'],
  ])('%s of %s is %s', (used, ceiling, state) => {
    expect(limitState(limit(used, ceiling))).toBe(state);
  });
});

it('says in words what the colour says', async () => {
  const { container } = show(<LimitBar limit={limit('0.045', '0.05')} />);
  expect(screen.getByText('near the limit')).toBeVisible();
  expect(screen.getByRole('meter', { name: 'Daily loss' })).toHaveAttribute(
    'aria-valuetext',
    '4.50 % of 5.00 % near the limit',
  );
  await expectAccessible(container);
});

it('never draws past the line', () => {
  show(<LimitBar limit={limit('0.10', '0.05')} />);
  expect(screen.getByRole('meter')).toHaveAttribute('aria-valuenow', '100');
  expect(screen.getByText('limit reached')).toBeVisible();
});

it('names the hard limit behind a stricter one, and only then', () => {
  show(<LimitBar limit={{ ...limit('0.01', '0.03'), hardLimit: decimal('0.05') }} />);
  expect(screen.getByText('of 3.00 % · hard limit 5.00 %')).toBeVisible();
  show(<LimitBar limit={{ ...limit('0.01', '0.05'), hardLimit: decimal('0.050') }} />);
  expect(screen.getByText('of 5.00 %')).toBeVisible();
});
