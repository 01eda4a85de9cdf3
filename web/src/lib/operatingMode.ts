import { useMutation, useQuery } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '../api/client';
import { modeKey, useReloadAll } from './accounts';

export type ModeState = Schemas['GetModeAnswer'];

/** Whether an account may trade by itself, and what keeps it from that. */
export function useOperatingMode(accountId: string) {
  return useQuery({
    queryKey: modeKey(accountId),
    queryFn: () => unwrap(api.GET('/api/v1/execution/mode', { params: { query: { accountId } } })),
    staleTime: 0,
  });
}

export function useSwitchMode(accountId: string) {
  const reload = useReloadAll();
  return useMutation({
    mutationFn: (body: { mode: ModeState['mode']; reason?: string }) =>
      unwrap(api.POST('/api/v1/execution/mode', { body: { accountId, ...body } })),
    onSuccess: reload,
  });
}
