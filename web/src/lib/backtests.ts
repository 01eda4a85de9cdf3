import { useInfiniteQuery } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '../api/client';

export type BacktestRun = Schemas['BacktestView'];

export const backtestsKey = ['backtests'] as const;

const pageSize = 25;
const pollingMs = 2_000;

export const isAtWork = ({ finishedAt }: BacktestRun): boolean => finishedAt === null;

const percent = 100;

/** How far a run is, 0 to 100. */
export const percentOf = ({ progress = 0 }: BacktestRun): number => progress * percent;

/** One's own backtests, newest first; asked for again while one of them is at work. */
export function useBacktests() {
  return useInfiniteQuery({
    queryKey: backtestsKey,
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/backtest/results', {
          params: { query: { limit: pageSize, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.items.some(isAtWork)) ? pollingMs : false,
  });
}
