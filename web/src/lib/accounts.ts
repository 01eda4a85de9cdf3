import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../api/client';
import { useTopic } from '../hub/hub';
import { useFallbackPolling, useReload } from './live';

// A starting account joins its market within seconds.
const startingMs = 1_000;

// Time alone makes an alarm, and ends one: nobody tells of it.
const refreshMs = 30_000;

export const accountsKey = ['accounts'] as const;

/** Of the answer that tells an account's operating mode and what stands in the way of another. */
export const modeKey = (accountId: string | null) => ['mode', accountId] as const;

/** The accounts of whoever is signed in. */
export function useAccounts() {
  const polling = useFallbackPolling();
  return useQuery({
    queryKey: accountsKey,
    queryFn: async () => (await unwrap(api.GET('/api/v1/accounts'))).items,
    refetchInterval: ({ state }) =>
      state.data?.some((one) => one.isStarting) ? startingMs : polling || refreshMs,
  });
}

/** Keeps mode and safety states of an account true while the page is open. */
export function useAccountNews(accountId: string | null): void {
  const reloadAccounts = useReload(accountsKey);
  const reloadMode = useReload(modeKey(accountId));
  const reload = () => {
    reloadAccounts();
    reloadMode();
  };
  useTopic(accountId && `mode:${accountId}`, reload);
  useTopic(accountId && `risk:${accountId}`, ({ type }) => {
    if (type !== 'decision') reload();
  });
}

/** Everything about an account may have changed: what it did is not for the page to guess. */
export function useReloadAll(): () => void {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries();
}

/** Of the kill switch as the server holds it in memory. */
const killKey = (accountId: string | undefined) => ['kill', accountId] as const;

// Somebody who has stopped an account looks on until it is so.
const pressedMs = 1_000;

/**
 * Whether the kill switch is thrown and not durable yet. The server tells it while its database is away too, so it is
 * asked when the list of accounts cannot be read, and after it was thrown.
 */
export function usePressedKill(account: { id: string; isKillPressed?: boolean }): boolean {
  const isCut = useAccounts().error !== null;
  const { data } = useQuery({
    queryKey: killKey(account.id),
    queryFn: () => unwrap(api.GET('/api/v1/accounts/{id}/kill', { params: { path: { id: account.id } } })),
    enabled: ({ state }) => isCut || state.data?.isPressed === true,
    refetchInterval: pressedMs,
  });
  return data?.isPressed === true || account.isKillPressed === true;
}

export function useKill(accountId: string | undefined) {
  const queries = useQueryClient();
  const reload = useReloadAll();
  return useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/accounts/{id}/kill', {
          params: { path: { id: accountId ?? '' } },
          body: { reason: 'Kill switch on the page' },
        }),
      ),
    onSuccess: (answer) => {
      queries.setQueryData(killKey(accountId), answer);
      reload();
    },
  });
}

/** What undoing a stop asks for. */
export interface Guard {
  password: string;
  confirmation: string;
  reason: string;
}

export function useReleaseKill(accountId: string) {
  const reload = useReloadAll();
  return useMutation({
    mutationFn: (body: Guard) =>
      unwrap(api.POST('/api/v1/accounts/{id}/kill/release', { params: { path: { id: accountId } }, body })),
    onSuccess: reload,
  });
}

export function useResetShutdown(accountId: string) {
  const reload = useReloadAll();
  return useMutation({
    mutationFn: (guard: Guard) =>
      unwrap(api.POST('/api/v1/risk/emergency/reset', { body: { accountId, ...guard } })),
    onSuccess: reload,
  });
}
