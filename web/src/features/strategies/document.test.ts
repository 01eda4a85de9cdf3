import { describe, expect, it } from 'vitest';
import {
  firstDocument,
  memberOf,
  parseDocument,
  problemsAt,
  rightText,
  withMember,
  withRight,
} from './document';

describe('the right side of a condition', () => {
  it('is a number, a range or a series, as it is typed', () => {
    expect(withRight({ indicator: 'close', operator: '>' }, ' 12.5 ')).toMatchObject({ value: 12.5 });
    expect(withRight({ indicator: 'rsi(14)', operator: 'between' }, '40 and 80')).toMatchObject({
      value: [40, 80],
    });
    expect(withRight({ indicator: 'close', operator: '>', value: 1 }, 'sma(50)')).toEqual({
      indicator: 'close',
      operator: '>',
      valueIndicator: 'sma(50)',
    });
  });

  it('is shown as it would be typed', () => {
    for (const text of ['12.5', 'sma(50)', '40 and 80'])
      expect(rightText(withRight({ operator: text.includes('and') ? 'between' : '>' }, text))).toBe(text);
  });
});

describe('the document', () => {
  it('changes one member and keeps the others', () => {
    const changed = withMember(firstDocument, ['z1_entry', 'stopLoss', 'offsetPercent'], 3);
    expect(memberOf(changed, ['z1_entry', 'stopLoss', 'offsetPercent'])).toBe(3);
    expect(memberOf(changed, ['z1_entry', 'stopLoss', 'enabled'])).toBe(true);
    expect(memberOf(firstDocument, ['z1_entry', 'stopLoss', 'offsetPercent'])).toBe(2);
  });

  it('is not taken from half a text', () => {
    expect(parseDocument('{ "a": ')).toBeNull();
    expect(parseDocument('[]')).toBeNull();
    expect(parseDocument('{ "schemaVersion": 1 }')).toEqual({ schemaVersion: 1 });
  });

  it('finds problems of a place and below it, not of its neighbours', () => {
    const of = (field: string) => ({ field, code: 'c', message: 'm' });
    const all = [of('/z1_entry/conditions/1/value'), of('/z1_entry/conditions/10/value')];
    expect(problemsAt(all, '/z1_entry/conditions/1')).toEqual([all[0]]);
  });
});
