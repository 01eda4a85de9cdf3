import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '../../api/client';
import { useTopic } from '../../hub/hub';
import { useReloadAll, type Guard } from '../../lib/accounts';
import { useFallbackPolling, useReload } from '../../lib/live';

export type Books = Schemas['BooksView'];
export type Difference = Books['quarantines'][number];
export type OrderLife = Schemas['OrderLife'];
export type OrderStatus = Schemas['OrderView']['status'];
export type QuarantineAnswer = Schemas['QuarantineAnswer'];

const pageSize = 50;
const refreshMs = 15_000;

/** How the books stand against the venue's; comparisons that find nothing are told by nobody, so it asks. */
export function useBooks(accountId: string) {
  const polling = useFallbackPolling();
  const key = ['books', accountId];
  const reload = useReload(key);
  useTopic(`risk:${accountId}`, reload, reload);
  useTopic(`orders:${accountId}`, reload, reload);
  return useQuery({
    queryKey: key,
    queryFn: () => unwrap(api.GET('/api/v1/accounts/{id}/books', { params: { path: { id: accountId } } })),
    refetchInterval: polling || refreshMs,
  });
}

export function useFindings(accountId: string) {
  const key = ['findings', accountId];
  const reload = useReload(key);
  useTopic(`risk:${accountId}`, reload, reload);
  return useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => {
      const query = { limit: pageSize, ...(pageParam && { cursor: pageParam }) };
      return unwrap(
        api.GET('/api/v1/accounts/{id}/books/findings', { params: { path: { id: accountId }, query } }),
      );
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function useOrders(accountId: string, status: OrderStatus | null) {
  const key = ['orders', accountId, status];
  const reload = useReload(key);
  useTopic(`orders:${accountId}`, reload, reload);
  return useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => {
      const query = {
        accountId,
        limit: pageSize,
        ...(status && { status }),
        ...(pageParam && { cursor: pageParam }),
      };
      return unwrap(api.GET('/api/v1/execution/orders', { params: { query } }));
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function useOrder(accountId: string, intentNumber: number) {
  const key = ['order', accountId, intentNumber];
  const reload = useReload(key);
  useTopic(`orders:${accountId}`, reload, reload);
  return useQuery({
    queryKey: key,
    queryFn: () =>
      unwrap(
        api.GET('/api/v1/execution/orders/{intentNumber}', {
          params: { path: { intentNumber }, query: { accountId } },
        }),
      ),
    refetchInterval: ({ state }) => (state.data?.order.status === 'unknown' ? refreshMs : false),
  });
}

export function useFills(accountId: string) {
  const key = ['fills', accountId];
  const reload = useReload(key);
  useTopic(`orders:${accountId}`, reload, reload);
  return useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => {
      const query = { accountId, limit: pageSize, ...(pageParam && { cursor: pageParam }) };
      return unwrap(api.GET('/api/v1/execution/fills', { params: { query } }));
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function useResolveQuarantine(accountId: string) {
  const reload = useReloadAll();
  return useMutation({
    mutationFn: ({
      instrumentId,
      action,
      guard,
    }: {
      instrumentId: string;
      action: QuarantineAnswer;
      guard: Guard;
    }) =>
      unwrap(
        api.POST('/api/v1/accounts/{id}/quarantine/{instrumentId}/resolve', {
          params: { path: { id: accountId, instrumentId } },
          body: { action, ...guard },
        }),
      ),
    gcTime: 0,
    onSuccess: reload,
  });
}
