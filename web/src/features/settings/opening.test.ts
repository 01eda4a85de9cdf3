import { expect, test } from 'vitest';
import type { Schemas } from '../../api/client';
import { emptyOpening, problemsOf, toRequest } from './opening';

const paper: Schemas['ListVenuesVenue'] = {
  code: 'paper-binance',
  name: 'Paper',
  mode: 'paper',
  needsKey: false,
};
const live: Schemas['ListVenuesVenue'] = { code: 'binance-usdm', name: 'Live', mode: 'live', needsKey: true };

const now = Date.parse('2026-03-01T12:00:00Z');

test('a paper account needs a name and a place, and its balance may be left to the server', () => {
  expect(Object.keys(problemsOf(emptyOpening, undefined))).toEqual(['name', 'venue']);
  const draft = { ...emptyOpening, name: ' Second ', venue: paper.code };
  expect(problemsOf(draft, paper)).toEqual({});
  expect(toRequest(draft, paper, now)).toEqual({
    name: 'Second',
    venue: 'paper-binance',
    keyId: null,
    initialBalance: null,
    live: null,
  });
});

test('real money asks for key, amount, name, reason and password, each of them', () => {
  const draft = { ...emptyOpening, name: 'Real', venue: live.code };
  expect(Object.keys(problemsOf(draft, live))).toEqual([
    'keyId',
    'amount',
    'confirmation',
    'reason',
    'password',
  ]);
  const whole = {
    ...draft,
    keyId: 'k',
    amount: '1000,50',
    confirmation: 'Real',
    reason: 'small and watched',
    password: 'a long pass phrase',
  };
  expect(problemsOf(whole, live)).toEqual({});
  expect(toRequest(whole, live, now).live).toMatchObject({
    confirmation: 'Real',
    maxEquityAtRisk: '1000.50',
  });
  expect(toRequest(whole, live, now).initialBalance).toBeNull();
});

test('a number that is none is said beside its field', () => {
  expect(problemsOf({ ...emptyOpening, name: 'A', venue: paper.code, amount: 'much' }, paper)).toHaveProperty(
    'amount',
  );
});

test('an end of trading by itself is so many days from now, or none', () => {
  const draft = { ...emptyOpening, name: 'Real', venue: live.code };
  expect(toRequest({ ...draft, liveDays: '7' }, live, now).live?.liveUntil).toBe('2026-03-08T12:00:00.000Z');
  expect(toRequest(draft, live, now).live?.liveUntil).toBeNull();
});
