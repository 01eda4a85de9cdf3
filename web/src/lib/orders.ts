import { useMutation } from '@tanstack/react-query';
import { api, unwrap } from '../api/client';
import { useReloadAll } from './accounts';

export function useCancelOrder() {
  const reload = useReloadAll();
  return useMutation({
    mutationFn: (clientOrderId: string) =>
      unwrap(
        api.POST('/api/v1/execution/orders/{clientOrderId}/cancel', { params: { path: { clientOrderId } } }),
      ),
    onSettled: reload,
  });
}

export function useClosePosition(accountId: string) {
  const reload = useReloadAll();
  return useMutation({
    mutationFn: (instrumentId: string) =>
      unwrap(
        api.POST('/api/v1/execution/positions/{instrumentId}/close', {
          params: { path: { instrumentId }, query: { accountId } },
        }),
      ),
    onSettled: reload,
  });
}
