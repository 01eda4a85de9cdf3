import { useQuery } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '../api/client';

export type TickSession = Schemas['SessionAnswer'];

export const tickSessionsKey = ['tick-sessions'] as const;

export function useTickSessions() {
  return useQuery({
    queryKey: tickSessionsKey,
    queryFn: async () => (await unwrap(api.GET('/api/v1/data-collection/sessions'))).items,
  });
}
