import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '../../api/client';
import { useTopic } from '../../hub/hub';
import { backtestsKey, isAtWork } from '../../lib/backtests';
import { useReload } from '../../lib/live';
import { dayStart } from './draft';

export type Backtest = Schemas['GetBacktestAnswer'];
export type Report = NonNullable<Backtest['report']>;
export type Comparison = Schemas['CompareBacktestsAnswer'];
export type Request = Schemas['BacktestRequest'];

const pollingMs = 2_000;
const backtestKey = (id: string) => ['backtest', id] as const;

/** One backtest; its progress comes by the hub, and by asking where the hub is away. */
export function useBacktest(id: string) {
  const queries = useQueryClient();
  const key = backtestKey(id);
  const reload = useReload(key);
  useTopic(
    `backtest:${id}`,
    ({ type, data }) => {
      if (type === 'finished') {
        reload();
        void queries.invalidateQueries({ queryKey: backtestsKey });
        return;
      }
      const { progress = 0 } = data as Pick<Schemas['BacktestView'], 'progress'>;
      queries.setQueryData<Backtest>(
        key,
        (before) => before && { ...before, run: { ...before.run, status: 'running', progress } },
      );
    },
    reload,
  );
  return useQuery({
    queryKey: key,
    queryFn: () => unwrap(api.GET('/api/v1/backtest/results/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data && isAtWork(state.data.run) ? pollingMs : false),
  });
}

export interface EvaluationRange {
  onlyTraded: boolean;
  /** Days, the second not included; empty for all that were kept. */
  from: string;
  to: string;
}

/** What it compared bar by bar, newest first. */
export function useEvaluations(id: string, { onlyTraded, from, to }: EvaluationRange, isRight: boolean) {
  return useInfiniteQuery({
    queryKey: ['backtestEvaluations', id, onlyTraded, from, to],
    enabled: isRight,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/backtest/results/{id}/evaluations', {
          params: {
            path: { id },
            query: {
              limit: 100,
              ...(onlyTraded && { traded: true }),
              ...(from && { from: dayStart(from) }),
              ...(to && { to: dayStart(to) }),
              ...(pageParam && { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    staleTime: Infinity,
  });
}

export type HoldOut = Schemas['ListHoldOutsView'];

const holdOutsKey = ['holdOuts'] as const;

/** What is sealed of the reader's families of backtests. */
export function useHoldOuts() {
  return useQuery({
    queryKey: holdOutsKey,
    queryFn: async () => (await unwrap(api.GET('/api/v1/backtest/hold-outs'))).items,
  });
}

export function useRunBacktest() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ request, key }: { request: Request; key: string }) =>
      unwrap(
        api.POST('/api/v1/backtest/run', { body: request, params: { header: { 'Idempotency-Key': key } } }),
      ),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: backtestsKey });
      void queries.invalidateQueries({ queryKey: holdOutsKey });
    },
  });
}

export function useEndBacktest(id: string) {
  const queries = useQueryClient();
  return useMutation<unknown, Error, 'stop' | 'delete'>({
    mutationFn: (how) => {
      const params = { path: { id } };
      return how === 'stop'
        ? unwrap(api.POST('/api/v1/backtest/results/{id}/stop', { params }))
        : unwrap(api.DELETE('/api/v1/backtest/results/{id}', { params }));
    },
    onSuccess: (_, how) => {
      if (how === 'stop') void queries.invalidateQueries({ queryKey: backtestKey(id) });
      void queries.invalidateQueries({ queryKey: backtestsKey });
    },
  });
}

/** Results laid side by side; they do not change any more. */
export function useComparison(ids: readonly string[]) {
  return useQuery({
    queryKey: ['backtestComparison', ...ids],
    queryFn: () => unwrap(api.POST('/api/v1/backtest/compare', { body: { ids: [...ids] } })),
    staleTime: Infinity,
  });
}
