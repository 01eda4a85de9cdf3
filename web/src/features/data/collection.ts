import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '../../api/client';
import { useTopics } from '../../hub/hub';
import { useFallbackPolling } from '../../lib/live';
import { tickSessionsKey, type TickSession } from '../../lib/tickSessions';

export type Progress = Schemas['CollectionProgress'];

const progressKey = (id: string) => ['collection', id] as const;

export function useStartCollection() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['StartCollectionRequest']) =>
      unwrap(api.POST('/api/v1/data-collection/sessions', { body })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: tickSessionsKey }),
  });
}

export function useStopCollection() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      unwrap(api.POST('/api/v1/data-collection/sessions/{id}/stop', { params: { path: { id } } })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: tickSessionsKey }),
  });
}

/** How sessions stand, by their ids: as the hub tells it, and by asking where the hub is away. */
export function useProgress(sessions: readonly TickSession[]): ReadonlyMap<string, Progress> {
  const queries = useQueryClient();
  const refetchInterval = useFallbackPolling();
  useTopics(
    sessions.map((one) => `collection:${one.id}`),
    ({ type, data }) => {
      const progress = data as Progress;
      queries.setQueryData(progressKey(progress.sessionId), progress);
      if (type === 'ended') void queries.invalidateQueries({ queryKey: tickSessionsKey });
    },
    () => void queries.invalidateQueries({ queryKey: ['collection'] }),
  );
  const answers = useQueries({
    queries: sessions.map(({ id }) => ({
      queryKey: progressKey(id),
      queryFn: () =>
        unwrap(api.GET('/api/v1/data-collection/sessions/{id}/progress', { params: { path: { id } } })),
      refetchInterval,
    })),
  });
  return new Map(answers.flatMap(({ data }) => (data ? [[data.sessionId, data] as const] : [])));
}
