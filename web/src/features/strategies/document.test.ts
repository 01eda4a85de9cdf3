import { describe, expect, it } from 'vitest';
import {
  firstDocument,
  freeId,
  isSplit,
  joined,
  memberOf,
  parseDocument,
  problemsAt,
  rightText,
  split,
  withLeft,
  withMember,
  withRight,
} from './document';
import { sentenceOf } from './sentence';

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

  it('takes a member out without touching the others', () => {
    const priced = withMember(firstDocument, ['ze1_close', 'riskAdjustedPricing', 'scale'], 1);
    expect(memberOf(priced, ['ze1_close', 'riskAdjustedPricing', 'scale'])).toBe(1);
    expect(withMember(priced, ['ze1_close', 'riskAdjustedPricing'], undefined)).toEqual(firstDocument);
  });

  it('has a group for each side, and one again', () => {
    const entry = firstDocument.z1_entry ?? {};
    const both = split(entry);
    expect(isSplit(both)).toBe(true);
    expect(both.conditions).toBeUndefined();
    expect(both.stopLoss).toEqual(entry.stopLoss);
    expect(both.short).toEqual({ conditions: [] });
    expect(joined(both)).toEqual(entry);
  });

  it('gives a new condition a name that no nested one has', () => {
    const nested = withMember(
      firstDocument,
      ['s1_signal', 'conditions'],
      [{ conditions: [{ conditions: [{ id: 's1_signal-1' }] }] }],
    );
    expect(freeId(nested, 's1_signal')).toBe('s1_signal-2');
  });

  it('names a saved variant by the name that is typed', () => {
    expect(withLeft({ indicator: 'close', operator: '>' }, 'My pace', ['My pace'])).toEqual({
      variantId: 'My pace',
      operator: '>',
    });
    expect(withLeft({ variantId: 'My pace', operator: '>' }, 'close', ['My pace'])).toEqual({
      indicator: 'close',
      operator: '>',
    });
    expect(withRight({ operator: '>' }, 'My pace', ['My pace'])).toEqual({
      operator: '>',
      valueVariantId: 'My pace',
    });
  });
});

it('reads a group like a sentence', () => {
  const either = {
    logic: 'ANY',
    conditions: [
      { indicator: 'macd(12,26,9)', field: 'signal', operator: 'crosses_above', value: 0 },
      { indicator: 'close', operator: '<', valueIndicator: 'sma(50)' },
    ],
  };
  expect(
    sentenceOf(
      { conditions: [{ indicator: 'rsi(14)', operator: 'between', value: [40, 80] }, either] },
      'ALL',
    ),
  ).toBe('rsi(14) is between 40 and 80 and (macd(12,26,9).signal crosses above 0 or close is below sma(50))');
});
