import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '../../api/client';
import { upload } from '../../api/upload';
import type { Candle } from '../../components/charts/model';
import { datasetsKey, type Dataset } from '../../lib/datasets';
import { mediaTypeOf, type ImportDraft } from './importDraft';

export type Preview = Schemas['PreviewImportAnswer'];

/** What the server looks at; more would only take longer to send. */
const previewBytes = 1_048_576;
const candles = 500;
const millisecond = 1_000;

export function usePreview() {
  return useMutation({
    mutationFn: (file: File) =>
      upload<Preview>({
        address: `/api/v1/data/import/preview?${new URLSearchParams({ fileName: file.name })}`,
        body: file.slice(0, previewBytes),
        mediaType: mediaTypeOf(file.name),
      }),
  });
}

interface Import {
  file: File;
  draft: ImportDraft;
  signal: AbortSignal;
  onProgress: (share: number) => void;
}

export function useImport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ file, draft, signal, onProgress }: Import) => {
      const query = new URLSearchParams({
        name: draft.name.trim(),
        instrument: draft.instrument.trim(),
        timeframe: draft.timeframe,
        fileName: file.name,
      });
      return upload<Dataset>({
        address: `/api/v1/data/import?${query}`,
        body: file,
        mediaType: mediaTypeOf(file.name),
        onProgress,
        signal,
      });
    },
    onSuccess: () => void queries.invalidateQueries({ queryKey: datasetsKey }),
  });
}

export function useDataset(id: string) {
  return useQuery({
    queryKey: ['dataset', id],
    queryFn: () => unwrap(api.GET('/api/v1/data/datasets/{id}', { params: { path: { id } } })),
  });
}

export function useDatasetCandles(id: string) {
  return useQuery({
    queryKey: ['dataset', id, 'candles'],
    queryFn: async (): Promise<Candle[]> => {
      const params = { path: { id }, query: { limit: candles } };
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

export function useDeleteDataset(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/v1/data/datasets/{id}', { params: { path: { id } } })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: datasetsKey }),
  });
}
