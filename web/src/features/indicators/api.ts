import { keepPreviousData, skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '../../api/client';
import { useTopic } from '../../hub/hub';
import { variantsKey, type Values } from '../../lib/indicators';
import { useFallbackPolling, useReload } from '../../lib/live';

export type VariantRequest = Schemas['EditVariantRequest'];

const bars = 200;
const reloadMs = 2_000;

export interface PreviewOf {
  kind: string;
  parameters: Values;
  instrument: string;
  interval: string;
}

/** The newest final bars with every field; loaded anew as bars become final. Null: nothing can be asked yet. */
export function usePreview(asked: PreviewOf | null) {
  const polling = useFallbackPolling();
  const reload = useReload(['indicator-preview'], reloadMs);
  useTopic(
    asked && `market_data:${asked.instrument}`,
    ({ type }) => {
      if (type === 'final') reload();
    },
    reload,
  );
  return useQuery({
    queryKey: ['indicator-preview', asked],
    queryFn: asked
      ? () => unwrap(api.POST('/api/v1/indicators/preview', { body: { ...asked, limit: bars } }))
      : skipToken,
    placeholderData: keepPreviousData,
    // A market that is still being made has no bars yet.
    refetchInterval: ({ state }) => (state.data?.items.length === 0 ? reloadMs : polling),
    staleTime: 0,
  });
}

interface Saved {
  /** Of the variant that is edited; null: a new one. */
  id: string | null;
  kind: string;
  version: number;
  request: VariantRequest;
}

export function useSaveVariant() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, kind, version, request }: Saved) =>
      id === null
        ? unwrap(api.POST('/api/v1/indicators/variants', { body: { ...request, baseIndicatorType: kind } }))
        : unwrap(
            api.PUT('/api/v1/indicators/variants/{id}', {
              params: { path: { id }, header: { 'If-Match': `"${version}"` } },
              body: request,
            }),
          ),
    onSuccess: () => void queries.invalidateQueries({ queryKey: variantsKey }),
  });
}

export function useDeleteVariant(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/v1/indicators/variants/{id}', { params: { path: { id } } })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: variantsKey }),
  });
}
