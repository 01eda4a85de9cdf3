import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { answering } from '../../../test/answers';
import { expectAccessible, show } from '../../../test/render';
import type { RuleDocument, SectionName } from '../document';
import { SectionCard } from './SectionCard';

const realFetch = fetch;
beforeEach(() => void answering({}));
afterEach(() => vi.stubGlobal('fetch', realFetch));

const up = { id: 'up', indicator: 'close', operator: '>', value: 1 };
const start: RuleDocument = {
  direction: 'both',
  s1_signal: { logic: 'ANY', conditions: [up] },
  o1_cancel: { conditions: [], timeoutSeconds: 60 },
};

let last = start;

function Editing({ section = 's1_signal', document }: { section?: SectionName; document: RuleDocument }) {
  const [edited, setEdited] = useState(document);
  return (
    <SectionCard
      section={section}
      document={edited}
      problems={[]}
      lines={[]}
      onChange={(next) => {
        last = next;
        setEdited(next);
      }}
    />
  );
}

it('splits a section into a group for each side, and joins it to that of longs again', async () => {
  const { container } = show(<Editing document={start} />);
  await userEvent.selectOptions(screen.getByLabelText('Signal is'), 'different for longs and shorts');
  expect(last.s1_signal).toEqual({ long: { logic: 'ANY', conditions: [up] }, short: { conditions: [] } });
  expect(screen.getByRole('heading', { name: 'Signal for longs' })).toBeVisible();
  expect(screen.getByRole('heading', { name: 'Signal for shorts' })).toBeVisible();

  await userEvent.click(screen.getByRole('button', { name: /^Add a condition to Signal for shorts/ }));
  expect(last.s1_signal?.short?.conditions).toHaveLength(1);
  expect(last.s1_signal?.long?.conditions).toEqual([up]);
  await expectAccessible(container);

  await userEvent.selectOptions(screen.getByLabelText('Signal is'), 'the same for both sides');
  expect(last.s1_signal).toEqual({ logic: 'ANY', conditions: [up] });
});

it('asks for sides only where both are traded, and never of what cancels', () => {
  const { rerender } = show(<Editing document={{ ...start, direction: 'long' }} />);
  expect(screen.queryByLabelText('Signal is')).toBeNull();
  rerender(<div />);
  show(<Editing section="o1_cancel" document={start} />);
  expect(screen.queryByLabelText('Cancel is')).toBeNull();
});
