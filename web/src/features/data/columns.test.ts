import { expect, it } from 'vitest';
import { columnsQuery, isForPerson } from './columns';

it('names only the columns that were chosen', () => {
  expect(columnsQuery({ time: 'Date', close: 'Settle' })).toEqual({
    timeColumn: 'Date',
    closeColumn: 'Settle',
  });
  expect(columnsQuery({})).toEqual({});
});

it('asks a person only where the heading is what is wrong', () => {
  const headings = ['Date', 'Erster', 'Hoch', 'Tief', 'Schluss'];
  expect(isForPerson(headings, [{ code: 'data.import_format', line: 1 }])).toBe(true);
  expect(isForPerson(headings, [{ code: 'data.import_format', line: 3 }])).toBe(false);
  expect(isForPerson(headings, [{ code: 'data.import_empty', line: null }])).toBe(false);
  expect(isForPerson(['a', 'b'], [{ code: 'data.import_format', line: 1 }])).toBe(false);
});
