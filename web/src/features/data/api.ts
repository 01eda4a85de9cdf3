import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '../../api/client';
import { upload } from '../../api/upload';
import { datasetsKey, type Dataset } from '../../lib/datasets';
import { recordingsKey, type Recording } from '../../lib/recordings';
import { tickSessionsKey } from '../../lib/tickSessions';
import { columnsQuery, type ColumnNames } from './columns';
import { mediaTypeOf, type ImportDraft } from './importDraft';
import type { RecordingDraft } from './recordingDraft';

export type Preview = Schemas['PreviewImportAnswer'];

/** What the server looks at; more would only take longer to send. */
const previewBytes = 1_048_576;

export function usePreview() {
  return useMutation({
    mutationFn: ({ file, columns }: { file: File; columns: ColumnNames }) =>
      upload<Preview>({
        address: `/api/v1/data/import/preview?${new URLSearchParams({
          fileName: file.name,
          ...columnsQuery(columns),
        })}`,
        body: file.slice(0, previewBytes),
        mediaType: mediaTypeOf(file.name),
      }),
  });
}

interface Import {
  file: File;
  draft: ImportDraft;
  columns: ColumnNames;
  signal: AbortSignal;
  onProgress: (share: number) => void;
}

export function useImport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ file, draft, columns, signal, onProgress }: Import) => {
      const query = new URLSearchParams({
        name: draft.name.trim(),
        instrument: draft.instrument.trim(),
        timeframe: draft.timeframe,
        fileName: file.name,
        ...columnsQuery(columns),
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

export function useDeleteDataset(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/v1/data/datasets/{id}', { params: { path: { id } } })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: datasetsKey }),
  });
}

export function useImportRecording() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ file, draft }: { file: File; draft: RecordingDraft }) => {
      const query = new URLSearchParams({
        name: draft.name.trim(),
        kind: draft.kind,
        instrument: draft.instrument.trim(),
        fileName: file.name,
      });
      return upload<Recording>({
        address: `/api/v1/data/recordings?${query}`,
        body: file,
        mediaType: mediaTypeOf(file.name),
      });
    },
    onSuccess: () => void queries.invalidateQueries({ queryKey: recordingsKey }),
  });
}

export function useDeleteRecording() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      unwrap(api.DELETE('/api/v1/data/recordings/{id}', { params: { path: { id } } })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: recordingsKey }),
  });
}

export function useImportTrades() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ file, draft }: { file: File; draft: Pick<ImportDraft, 'name' | 'instrument'> }) => {
      const query = new URLSearchParams({
        name: draft.name.trim(),
        instrument: draft.instrument.trim(),
        fileName: file.name,
      });
      return upload<Schemas['ImportTradesAnswer']>({
        address: `/api/v1/data/import/trades?${query}`,
        body: file,
        mediaType: mediaTypeOf(file.name),
      });
    },
    onSuccess: () => void queries.invalidateQueries({ queryKey: tickSessionsKey }),
  });
}

export function useDeleteSession() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      unwrap(api.DELETE('/api/v1/data-collection/sessions/{id}', { params: { path: { id } } })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: tickSessionsKey }),
  });
}
