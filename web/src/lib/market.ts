import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '../api/client';
import { useTopic } from '../hub/hub';
import { useFallbackPolling } from './live';

export type SyntheticMarket = Schemas['SyntheticMarketView'];

const marketKey = ['market'] as const;
const openingMs = 2_000;

export function useSyntheticMarket() {
  const polling = useFallbackPolling();
  return useQuery({
    queryKey: marketKey,
    queryFn: () => unwrap(api.GET('/api/v1/data/synthetic')),
    refetchInterval: ({ state }) => (state.data?.isOpen === false ? openingMs : polling),
  });
}

/** The clock of the simulated market as the hub tells it; null until it is known. */
export function useMarketClock(): SyntheticMarket | null {
  const queries = useQueryClient();
  const { data } = useSyntheticMarket();
  useTopic('market', ({ data: news }) => {
    queries.setQueryData<SyntheticMarket>(marketKey, (before) =>
      before ? { ...before, ...(news as Partial<SyntheticMarket>) } : before,
    );
  });
  return data ?? null;
}

export function useSetPace() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (acceleration: number) =>
      unwrap(api.POST('/api/v1/data/synthetic', { body: { acceleration } })),
    onSuccess: (market) => queries.setQueryData(marketKey, market),
  });
}
