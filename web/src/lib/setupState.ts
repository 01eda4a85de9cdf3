import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../api/client';

export const setupKey = ['setup'] as const;

/** Whether the first administrator still has to be made. */
export function useSetupState() {
  return useQuery({
    queryKey: setupKey,
    queryFn: () => unwrap(api.GET('/api/v1/setup')),
    staleTime: Infinity,
  });
}
