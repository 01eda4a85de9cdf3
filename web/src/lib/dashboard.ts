import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '../api/client';
import { useTopic } from '../hub/hub';
import { useFallbackPolling, useReload } from './live';

export type Dashboard = Schemas['DashboardView'];

/** What the hub tells of an account's worth; a part of the dashboard's answer. */
export type EquityNews = Pick<Dashboard, 'time' | 'equity' | 'cash' | 'dayPnl' | 'drawdownFraction'>;

const refreshMs = 30_000;

export const dashboardKey = (accountId: string) => ['dashboard', accountId] as const;

/** Positions, orders and limits of an account: one answer that every page shares. */
export function useDashboard(accountId: string) {
  const polling = useFallbackPolling();
  return useQuery({
    queryKey: dashboardKey(accountId),
    queryFn: () => unwrap(api.GET('/api/v1/dashboard', { params: { query: { accountId } } })),
    refetchInterval: polling || refreshMs,
  });
}

/** Keeps the answer moving: figures as they are told, everything else loaded anew when something happened. */
export function useDashboardNews(accountId: string): void {
  const queries = useQueryClient();
  const reload = useReload(dashboardKey(accountId));
  const patch = (part: Partial<Dashboard>) =>
    queries.setQueryData<Dashboard>(dashboardKey(accountId), (before) => before && { ...before, ...part });
  useTopic(`equity:${accountId}`, ({ data }) => patch(data as EquityNews), reload);
  useTopic(
    `positions:${accountId}`,
    ({ data }) => patch({ positions: (data as { items: Dashboard['positions'] }).items }),
    reload,
  );
  useTopic(`journal:${accountId}`, reload, reload);
}
