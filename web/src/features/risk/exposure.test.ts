import { expect, it } from 'vitest';
import type { Dashboard } from '../../lib/dashboard';
import { exposures } from './exposure';

type Position = Dashboard['positions'][number];

const position = (part: Partial<Position>): Position => ({
  instrumentId: 'sim:ALPHA-USD',
  side: 'long',
  quantity: '2',
  averageEntry: '100',
  mark: 110,
  unrealisedPnl: '20',
  leverage: '1',
  margin: '200',
  fundingPaid: '0',
  stop: '105',
  hasWorkingStop: true,
  hasWorkingTarget: false,
  openedAt: '2026-01-02T03:04:05Z',
  runId: 'r',
  ...part,
});

it('adds up an instrument and puts the largest first', () => {
  const rows = exposures(
    [
      position({ instrumentId: 'sim:BRAVO-USD', quantity: '1' }),
      position({}),
      position({ quantity: '3', stop: '100' }),
    ],
    '1000',
  );
  expect(rows.map((row) => row.instrumentId)).toEqual(['sim:ALPHA-USD', 'sim:BRAVO-USD']);
  expect(rows[0]).toMatchObject({ positions: 2, value: '550.00', share: '0.5500', atStops: '40.00' });
});

it('promises no bound where a stop does not work', () => {
  expect(exposures([position({}), position({ hasWorkingStop: false })], '1000')[0]?.atStops).toBeNull();
});

it('counts a stop beyond the mark as no loss, and no equity as no share', () => {
  expect(exposures([position({ stop: '120' })], '0')[0]).toMatchObject({ atStops: '0.00', share: null });
});
