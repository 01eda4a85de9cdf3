import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '../../api/client';
import { useTopic } from '../../hub/hub';
import { useFallbackPolling, useReload } from '../../lib/live';

export type RiskState = Schemas['RiskStateView'];
export type Decision = Schemas['DecisionView'];
export type WhatIf = Schemas['ValidateOrderRequest'];
export type WhatIfAnswer = Schemas['ValidateOrderAnswer'];

const pageSize = 50;
const refreshMs = 5_000;

const riskKey = (accountId: string) => ['risk', accountId] as const;

/** Loads what the account's risk is made of anew when something happened to it. */
export function useRiskNews(accountId: string): void {
  const reload = useReload(riskKey(accountId));
  useTopic(`journal:${accountId}`, reload, reload);
  useTopic(`risk:${accountId}`, reload, reload);
}

// Marks move without anything happening: equity and drawdown are asked for as often as a person looks.
export function useRiskState(accountId: string) {
  const polling = useFallbackPolling();
  return useQuery({
    queryKey: [...riskKey(accountId), 'state'],
    queryFn: () => unwrap(api.GET('/api/v1/risk/state', { params: { query: { accountId } } })),
    refetchInterval: polling || refreshMs,
  });
}

export function useLimits(accountId: string) {
  const polling = useFallbackPolling();
  return useQuery({
    queryKey: [...riskKey(accountId), 'limits'],
    queryFn: async () =>
      (await unwrap(api.GET('/api/v1/risk/limits', { params: { query: { accountId } } }))).items,
    refetchInterval: polling || refreshMs,
  });
}

export interface DecisionFilter {
  approved: boolean | null;
  code: string | null;
}

export function useDecisions(accountId: string, { approved, code }: DecisionFilter) {
  return useInfiniteQuery({
    queryKey: [...riskKey(accountId), 'decisions', approved, code],
    queryFn: ({ pageParam }) => {
      const query = {
        accountId,
        limit: pageSize,
        ...(approved !== null && { approved }),
        ...(code !== null && { code }),
        ...(pageParam && { cursor: pageParam }),
      };
      return unwrap(api.GET('/api/v1/risk/decisions', { params: { query } }));
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** Asks the gate without reserving anything. */
export function useWhatIf() {
  return useMutation({
    mutationFn: (body: WhatIf) => unwrap(api.POST('/api/v1/risk/validate', { body })),
  });
}
