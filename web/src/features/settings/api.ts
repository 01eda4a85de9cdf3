import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '../../api/client';
import type { CurrentAccount } from '../../lib/account';
import { accountsKey } from '../../lib/accounts';
import { useFallbackPolling } from '../../lib/live';
import { toRequest, type Opening } from './opening';

const refreshMs = 15_000;

/** Compiled in: they change with the program only. */
export function useHardLimits() {
  return useQuery({
    queryKey: ['constants'],
    queryFn: () => unwrap(api.GET('/api/v1/settings/constants')),
    staleTime: Infinity,
  });
}

/** The limits in force on an account, and the equity that shares are taken of. */
export function useAccountLimits(accountId: string) {
  const polling = useFallbackPolling();
  const params = { query: { accountId } };
  return useQuery({
    queryKey: ['settings', 'limits', accountId],
    queryFn: async () => {
      const [limits, state] = await Promise.all([
        unwrap(api.GET('/api/v1/risk/limits', { params })),
        unwrap(api.GET('/api/v1/risk/state', { params })),
      ]);
      return { limits: limits.items, state };
    },
    refetchInterval: polling || refreshMs,
  });
}

/** What trading costs on an account; one that nothing runs now cannot tell. */
export function useFees({ id, isStarting, isDegraded }: CurrentAccount) {
  return useQuery({
    queryKey: ['settings', 'fees', id],
    queryFn: () => unwrap(api.GET('/api/v1/accounts/{id}/fees', { params: { path: { id } } })),
    enabled: !isStarting && !isDegraded,
    refetchInterval: refreshMs,
  });
}

export function useChangePassword() {
  return useMutation({
    mutationFn: (body: { currentPassword: string; newPassword: string }) =>
      unwrap(api.POST('/api/v1/auth/password', { body })),
  });
}

export function useSimulation(accountId: string) {
  return useQuery({
    queryKey: ['settings', 'simulation', accountId],
    queryFn: () =>
      unwrap(api.GET('/api/v1/accounts/{id}/simulation', { params: { path: { id: accountId } } })),
  });
}

export function useConfigureSimulation(accountId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['ConfigureSimulationRequest']) =>
      unwrap(api.PUT('/api/v1/accounts/{id}/simulation', { params: { path: { id: accountId } }, body })),
    onSuccess: (settings) => queries.setQueryData(['settings', 'simulation', accountId], settings),
  });
}

export type Statistics = Schemas['AccountStatisticsView'];

const statisticsKey = (accountId: string) => ['settings', 'statistics', accountId] as const;
const pendingMs = 1_000;

/** What an account has come to since it was opened or began anew. */
export function useStatistics(accountId: string) {
  return useQuery({
    queryKey: statisticsKey(accountId),
    queryFn: () =>
      unwrap(api.GET('/api/v1/accounts/{id}/statistics', { params: { path: { id: accountId } } })),
    refetchInterval: ({ state }) => (state.data?.isResetPending === true ? pendingMs : refreshMs),
  });
}

export function useResetSimulation(accountId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['ResetSimulationRequest']) =>
      unwrap(
        api.POST('/api/v1/accounts/{id}/simulation/reset', { params: { path: { id: accountId } }, body }),
      ),
    gcTime: 0,
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: statisticsKey(accountId) });
      return queries.invalidateQueries({ queryKey: accountsKey });
    },
  });
}

export function useSetLiveUntil(accountId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['SetLiveUntilRequest']) =>
      unwrap(api.PUT('/api/v1/accounts/{id}/live-until', { params: { path: { id: accountId } }, body })),
    gcTime: 0,
    onSettled: () => queries.invalidateQueries({ queryKey: accountsKey }),
  });
}

export function useOpenAccount() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ draft, venue }: Opening) =>
      unwrap(api.POST('/api/v1/accounts', { body: toRequest(draft, venue, Date.now()) })),
    gcTime: 0,
    onSettled: () => queries.invalidateQueries({ queryKey: accountsKey }),
  });
}
