import { useQuery } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '../api/client';

export type Dataset = Schemas['DatasetAnswer'];

export const datasetsKey = ['datasets'] as const;

export function useDatasets() {
  return useQuery({
    queryKey: datasetsKey,
    queryFn: async () => (await unwrap(api.GET('/api/v1/data/datasets'))).items,
  });
}
