import { expect, test } from 'vitest';
import type { Rule } from './api';
import { draftOfEvent, draftOfRule, emptyEvent, eventProblems, toEvent, toRule, weekOf } from './calendar';

const now = Date.parse('2026-03-04T15:30:00Z');

test('a week begins with the midnight of today, and others follow and precede it', () => {
  expect(weekOf(now, 0)).toEqual({ from: '2026-03-04T00:00:00.000Z', to: '2026-03-11T00:00:00.000Z' });
  expect(weekOf(now, -1).to).toBe('2026-03-04T00:00:00.000Z');
});

test('an event is entered in the reader’s zone and kept as an instant', () => {
  expect(Object.keys(eventProblems(emptyEvent, 'UTC'))).toEqual(['time', 'currency', 'title']);
  const draft = { ...emptyEvent, time: '2026-01-09T08:30', currency: 'usd', title: ' Jobs ', forecast: ' ' };
  expect(eventProblems(draft, 'America/New_York')).toEqual({});
  const sent = toEvent(draft, 'America/New_York', null);
  expect(sent).toMatchObject({
    time: '2026-01-09T13:30:00.000Z',
    currency: 'USD',
    title: 'Jobs',
    forecast: null,
  });
  const shown = { ...sent, id: 'e', source: 'manual', updatedAt: sent.time, impact: 'high' } as const;
  expect(
    draftOfEvent({ ...shown, forecast: null, previous: null, actual: null }, 'America/New_York').time,
  ).toBe('2026-01-09T08:30');
});

const usual: Rule = {
  accountId: 'a',
  isUsual: true,
  isOn: false,
  impacts: ['high'],
  minutesBefore: 30,
  minutesAfter: 30,
  currencies: null,
  action: 'block_entries',
  calendarUpdatedAt: null,
  isCalendarStale: false,
};

test('a rule comes back from its form as it went in', () => {
  expect(draftOfRule(usual)).toMatchObject({ state: 'usual', impacts: 'high', currencies: '' });
  const on = { ...draftOfRule(usual), state: 'on', impacts: 'medium', currencies: 'usd, EUR' } as const;
  expect(toRule(on, 'a')).toEqual({
    accountId: 'a',
    isUsual: false,
    isOn: true,
    impacts: ['medium', 'high'],
    minutesBefore: 30,
    minutesAfter: 30,
    currencies: ['usd', 'EUR'],
    action: 'block_entries',
  });
  expect(draftOfRule({ ...usual, isUsual: false }).state).toBe('off');
});
