import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { compare, decimal, type DecimalString } from '../lib/decimal';
import { expectAccessible, show } from '../test/render';
import { setNarrow } from '../test/screen';
import { DataTable, type Column } from './DataTable';

interface Row {
  name: string;
  size: DecimalString;
}

const rows: Row[] = [
  { name: 'b', size: decimal('9') },
  { name: 'a', size: decimal('10') },
  { name: 'c', size: decimal('-1.5') },
];

const columns: Column<Row>[] = [
  { id: 'name', header: 'Name', cell: (row) => row.name, isTitle: true },
  {
    id: 'size',
    header: 'Size',
    cell: (row) => row.size,
    align: 'end',
    compare: (x, y) => compare(x.size, y.size),
  },
];

const table = <DataTable caption="Things" columns={columns} rows={rows} keyOf={(row) => row.name} />;
const names = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('cell')[0]?.textContent);

afterEach(() => setNarrow(false));

it('sorts by value and says so', async () => {
  const { container } = show(table);
  expect(names()).toEqual(['b', 'a', 'c']);
  const sort = screen.getByRole('button', { name: 'Size' });
  await userEvent.click(sort);
  expect(names()).toEqual(['c', 'b', 'a']);
  expect(screen.getByRole('columnheader', { name: 'Size' })).toHaveAttribute('aria-sort', 'ascending');
  await userEvent.click(sort);
  expect(names()).toEqual(['a', 'b', 'c']);
  await expectAccessible(container);
});

it('becomes cards on a phone', async () => {
  setNarrow(true);
  const { container } = show(table);
  const cards = within(screen.getByRole('list', { name: 'Things' })).getAllByRole('listitem');
  expect(cards).toHaveLength(3);
  expect(cards[1]).toHaveTextContent('10');
  await expectAccessible(container);
});

it('shows a page at first, the best of all rows by the order chosen, and more when asked', async () => {
  const paged = (
    <DataTable caption="Things" columns={columns} rows={rows} keyOf={(row) => row.name} pageSize={2} />
  );
  show(paged);
  expect(names()).toEqual(['b', 'a']);

  await userEvent.click(screen.getByRole('button', { name: /Size/ }));
  expect(names()).toHaveLength(2);
  expect(names()).toContain('c');

  await userEvent.click(screen.getByRole('button', { name: 'Show 1 more of 3' }));
  expect(names()).toHaveLength(3);
  expect(screen.queryByRole('button', { name: /more of/ })).toBeNull();
});
