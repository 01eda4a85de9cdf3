import { expect, it } from 'vitest';
import { ApiError } from './error';
import { isWorthRetrying, retryDelay } from './queries';

const problem = (status: number, code: string, retryAfterSeconds?: number) =>
  new ApiError({ status, code, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) });

it('waits for a starting account as long as it takes, at the pace the server names', () => {
  const starting = problem(503, 'account.starting', 2);
  expect([0, 1, 50].map((failures) => isWorthRetrying(failures, starting))).toEqual([true, true, true]);
  expect(retryDelay(50, starting)).toBe(2_000);
});

it('tries silence once more and a refusal never', () => {
  const broken = problem(500, 'system.error');
  expect([isWorthRetrying(0, broken), isWorthRetrying(1, broken)]).toEqual([true, false]);
  expect(isWorthRetrying(0, problem(422, 'risk.halted'))).toBe(false);
  expect([retryDelay(0, broken), retryDelay(20, broken)]).toEqual([1_000, 30_000]);
});
