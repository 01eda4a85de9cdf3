import { expect, it } from 'vitest';
import type { Dashboard } from '../../lib/dashboard';
import { marksOf } from './marks';

type Order = Dashboard['orders'][number];
type Position = Dashboard['positions'][number];

const order = (part: Partial<Order>): Order => ({ id: 'o', instrumentId: 'sim:A', ...part }) as Order;
const position = (part: Partial<Position>): Position =>
  ({ runId: 'r', instrumentId: 'sim:A', side: 'long', averageEntry: '10', ...part }) as Position;

it('draws working orders and the position, each price once', () => {
  const marks = marksOf(
    {
      orders: [order({ purpose: 'stop', stopPrice: '9' }), order({ instrumentId: 'sim:B', limitPrice: '3' })],
      positions: [position({ stop: '9', target: '12' })],
    },
    'sim:A',
  );
  expect(marks.map(({ kind, price }) => [kind, price])).toEqual([
    ['stop', 9],
    ['entry', 10],
    ['target', 12],
  ]);
});

it('says of a stop without an order that it does not work', () => {
  const marks = marksOf({ orders: [], positions: [position({ stop: '9' })] }, 'sim:A');
  expect(marks.find(({ kind }) => kind === 'stop')?.title).toBe('Stop, not working');
});
