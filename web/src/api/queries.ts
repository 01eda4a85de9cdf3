import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './error';

const staleAfter = 60_000;
const longestDelayMs = 30_000;

/** A refusal will be refused again; only silence and broken servers are worth a second try. */
export function isWorthRetrying(failures: number, error: unknown): boolean {
  if (isStarting(error)) return true;
  const refused = error instanceof ApiError && error.status >= 400 && error.status < 500;
  return failures < 1 && !refused;
}

/** Until an account has joined its market its parts load on, and nobody is shown a failure. */
const isStarting = (error: unknown): boolean =>
  error instanceof ApiError && error.code === 'account.starting';

/** As the server says; else a little longer each time. */
export function retryDelay(failures: number, error: unknown): number {
  const seconds = error instanceof ApiError ? error.retryAfterSeconds : null;
  return seconds === null ? Math.min(1_000 * 2 ** failures, longestDelayMs) : seconds * 1_000;
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: staleAfter, retry: isWorthRetrying, retryDelay, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
}
