import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { expectAccessible, show } from '../../../test/render';
import type { Group } from '../document';
import { GroupEditor } from './GroupEditor';

const start: Group = { logic: 'ALL', conditions: [{ id: 'a', indicator: 'close', operator: '>', value: 1 }] };

function Editing({ onGroup }: { onGroup: (group: Group) => void }) {
  const [group, setGroup] = useState(start);
  const [count, setCount] = useState(0);
  return (
    <GroupEditor
      label="Signal"
      group={group}
      pointer="/s1_signal"
      standard="ALL"
      depth={1}
      problems={[
        { field: '/s1_signal/conditions/1/conditions/0/value', code: 'c', message: 'Not a number.' },
      ]}
      lines={[]}
      freeId={() => `new-${count}`}
      onChange={(next) => {
        setCount(count + 1);
        setGroup(next);
        onGroup(next);
      }}
    />
  );
}

it('nests groups three deep with the keyboard alone, and shows problems where they stand', async () => {
  const user = userEvent.setup();
  let last = start;
  show(<Editing onGroup={(group) => (last = group)} />);
  screen.getByRole('button', { name: 'Add a group to Signal' }).focus();
  await user.keyboard('{Enter}');
  const inner = screen.getByRole('group', { name: 'Signal, group 2' });
  expect(within(inner).getByText('Not a number.')).toBeVisible();
  within(inner).getByRole('button', { name: 'Add a group to Signal, group 2' }).focus();
  await user.keyboard('{Enter}');
  expect(screen.getByRole('group', { name: 'Signal, group 2, group 2' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Add a group to Signal, group 2, group 2' })).toBeNull();
  expect(screen.getByText('close is above 1 and (close is above 0 or (close is above 0))')).toBeVisible();

  await user.click(screen.getByRole('button', { name: 'Remove Signal, group 2, group 2' }));
  await user.click(screen.getByRole('button', { name: 'Remove Signal, condition 1' }));
  expect(last.conditions).toEqual([
    { logic: 'ANY', conditions: [{ id: 'new-0', indicator: 'close', operator: '>', value: 0 }] },
  ]);
});

it('can be read by a screen reader', async () => {
  await expectAccessible(show(<Editing onGroup={() => undefined} />).container);
});
