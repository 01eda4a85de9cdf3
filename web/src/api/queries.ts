import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './error';

const staleAfter = 60_000;

/** A refusal will be refused again; only silence and broken servers are worth a second try. */
export function isWorthRetrying(failures: number, error: unknown): boolean {
  const refused = error instanceof ApiError && error.status >= 400 && error.status < 500;
  return failures < 1 && !refused;
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: staleAfter, retry: isWorthRetrying, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
}
