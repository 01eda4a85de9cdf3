import { useQuery } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '../api/client';
import type { Candle } from '../components/charts/model';

export type Dataset = Schemas['DatasetAnswer'];

export const datasetsKey = ['datasets'] as const;

export function useDatasets() {
  return useQuery({
    queryKey: datasetsKey,
    queryFn: async () => (await unwrap(api.GET('/api/v1/data/datasets'))).items,
  });
}

/** As many candles as a chart is wide. */
const mostCandles = 500;
const millisecond = 1_000;

/** The bars of a dataset, or of a part of it, joined where there are more than a chart can show. */
export function useDatasetCandles(id: string, span?: { from: string; to: string }) {
  return useQuery({
    queryKey: ['dataset', id, 'candles', span?.from ?? null, span?.to ?? null],
    queryFn: async (): Promise<Candle[]> => {
      const params = { path: { id }, query: { limit: mostCandles, ...span } };
      const { items } = await unwrap(api.GET('/api/v1/data/datasets/{id}/candles', { params }));
      return items.map(({ openTime, open, high, low, close }) => ({
        time: Math.floor(Date.parse(openTime) / millisecond),
        open,
        high,
        low,
        close,
        isFinal: true,
      }));
    },
    staleTime: Infinity,
  });
}
