import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '../../api/client';
import { useTopic } from '../../hub/hub';
import { useReloadAll } from '../../lib/accounts';
import { useFallbackPolling, useReload } from '../../lib/live';

export type Bot = Schemas['BotView'];
export type NewBot = Schemas['CreateBotRequest'];

const botsKey = (accountId: string) => ['bots', accountId] as const;
const botKey = (id: string) => ['bot', id] as const;
const evaluations = 50;

export function useBots(accountId: string) {
  const polling = useFallbackPolling();
  const reload = useReload(botsKey(accountId));
  useTopic(`journal:${accountId}`, reload, reload);
  return useQuery({
    queryKey: botsKey(accountId),
    queryFn: async () => (await unwrap(api.GET('/api/v1/bots', { params: { query: { accountId } } }))).items,
    refetchInterval: polling,
  });
}

export function useBot(id: string) {
  const polling = useFallbackPolling();
  const reload = useReload(botKey(id));
  useTopic(`bots:${id}`, reload, reload);
  return useQuery({
    queryKey: botKey(id),
    queryFn: () => unwrap(api.GET('/api/v1/bots/{id}', { params: { path: { id } } })),
    refetchInterval: polling,
  });
}

/** What a running bot compared on its last bars; loaded anew with every bar it sees. */
export function useEvaluations(bot: Bot) {
  const key = ['bot', bot.id, 'evaluations'];
  const reload = useReload(botKey(bot.id));
  useTopic(`journal:${bot.accountId}`, reload, reload);
  return useQuery({
    queryKey: key,
    queryFn: async () => {
      const params = { path: { id: bot.id }, query: { limit: evaluations } };
      return (await unwrap(api.GET('/api/v1/bots/{id}/evaluations', { params }))).items;
    },
  });
}

export function useTrades(id: string) {
  return useInfiniteQuery({
    queryKey: ['bot', id, 'trades'],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/bots/{id}/trades', {
          params: { path: { id }, query: { limit: 50, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function useCreateBot() {
  const reload = useReloadAll();
  return useMutation({
    mutationFn: (body: NewBot) => unwrap(api.POST('/api/v1/bots', { body })),
    onSuccess: reload,
  });
}

type Step = { id: string; step: 'start' | 'delete' } | { id: string; step: 'stop'; flatten: boolean };

/** Start, stop and delete: one at a time, and the page is told anew after each. */
export function useBotStep() {
  const reload = useReloadAll();
  return useMutation<unknown, Error, Step>({
    mutationFn: (step) => {
      const params = { path: { id: step.id } };
      switch (step.step) {
        case 'start':
          return unwrap(api.POST('/api/v1/bots/{id}/start', { params }));
        case 'stop':
          return unwrap(api.POST('/api/v1/bots/{id}/stop', { params, body: { flatten: step.flatten } }));
        case 'delete':
          return unwrap(api.DELETE('/api/v1/bots/{id}', { params }));
      }
    },
    onSettled: reload,
  });
}

export function useEnableBot(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) =>
      unwrap(api.POST('/api/v1/bots/{id}/enable', { params: { path: { id } }, body: { reason } })),
    onSettled: () => void queries.invalidateQueries(),
  });
}
