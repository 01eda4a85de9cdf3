import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '../../api/client';
import type { RuleDocument } from './document';

export type Saved = Schemas['RuleStrategyView'];
export type Preview = Schemas['PreviewStrategyAnswer'];
export type PreviewLine = Schemas['PreviewStrategyLine'];
export type OwnStrategy = Schemas['ManageStrategiesRow'];
export type Change = Schemas['ManageStrategiesChange'];

const root = '/api/v1/rule-strategies';

export function useOwnStrategies(deleted: boolean) {
  return useQuery({
    queryKey: ['strategies', 'own', deleted],
    queryFn: async () => (await unwrap(api.GET(root, { params: { query: { deleted } } }))).items,
  });
}

/** Documents that come with the program, to start from. */
export function usePresets() {
  return useQuery({
    queryKey: ['strategies', 'presets'],
    queryFn: async () => (await unwrap(api.GET('/api/v1/strategies/presets'))).items,
    staleTime: Infinity,
  });
}

export function useSaved(id: string | undefined, version: number | null) {
  return useQuery({
    queryKey: ['strategies', 'saved', id, version],
    enabled: id !== undefined,
    queryFn: () =>
      unwrap<Saved>(
        version === null
          ? api.GET('/api/v1/rule-strategies/{id}', { params: { path: { id: id ?? '' } } })
          : api.GET('/api/v1/rule-strategies/{id}/versions/{version}', {
              params: { path: { id: id ?? '', version } },
            }),
      ),
    staleTime: Infinity,
  });
}

export function useVersions(id: string | undefined) {
  return useQuery({
    queryKey: ['strategies', 'versions', id],
    enabled: id !== undefined,
    queryFn: async () =>
      (await unwrap(api.GET('/api/v1/rule-strategies/{id}/versions', { params: { path: { id: id ?? '' } } })))
        .items,
  });
}

/** What the server says of a text's document; the last answer stays while the next is on its way. */
export function useValidation(document: RuleDocument) {
  return useQuery({
    queryKey: ['strategies', 'validation', JSON.stringify(document)],
    queryFn: () => unwrap(api.POST('/api/v1/strategies/validate', { body: { document } })),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

// A market that is being prepared has no bars yet.
const emptyRetryMs = 3_000;

export function usePreview(document: RuleDocument, instrumentId: string, isValid: boolean) {
  return useQuery({
    queryKey: ['strategies', 'preview', instrumentId, JSON.stringify(document)],
    enabled: isValid && instrumentId !== '',
    queryFn: () => unwrap(api.POST('/api/v1/strategies/preview', { body: { document, instrumentId } })),
    placeholderData: keepPreviousData,
    gcTime: 0,
    refetchInterval: ({ state }) => (state.data?.bars === 0 ? emptyRetryMs : false),
  });
}

export function useDifference(id: string, from: number, to: number) {
  return useQuery({
    queryKey: ['strategies', 'difference', id, from, to],
    queryFn: () =>
      unwrap(api.GET('/api/v1/rule-strategies/{id}/diff', { params: { path: { id }, query: { from, to } } })),
    staleTime: Infinity,
  });
}

/** An old version again, as the next one. */
export function useRestoreVersion() {
  const reload = useReloadStrategies();
  return useMutation({
    mutationFn: ({ id, version }: { id: string; version: number }) =>
      unwrap<Saved>(
        api.POST('/api/v1/rule-strategies/{id}/versions/{version}/restore', {
          params: { path: { id, version } },
        }),
      ),
    onSuccess: reload,
  });
}

function useReloadStrategies() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['strategies'] });
}

/** A new strategy, or the next version of one. */
export function useSave() {
  const reload = useReloadStrategies();
  return useMutation({
    mutationFn: ({ document, base }: { document: RuleDocument; base: Saved | null }) =>
      base
        ? unwrap<Saved>(
            api.PUT('/api/v1/rule-strategies/{id}', {
              params: { path: { id: base.id } },
              body: { document, baseVersion: base.latestVersion },
            }),
          )
        : unwrap<Saved>(api.POST(root, { body: { document } })),
    onSuccess: reload,
  });
}

export function useStrategyStep() {
  const reload = useReloadStrategies();
  return useMutation<unknown, Error, { id: string; step: 'delete' | 'restore' }>({
    mutationFn: ({ id, step }) => {
      const params = { path: { id } };
      return step === 'delete'
        ? unwrap(api.DELETE('/api/v1/rule-strategies/{id}', { params }))
        : unwrap(api.POST('/api/v1/rule-strategies/{id}/restore', { params }));
    },
    onSettled: reload,
  });
}

/** A bot of its latest version starts. */
export function useActivate() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: string; accountId: string; instrumentId: string }) =>
      unwrap(api.POST('/api/v1/rule-strategies/{id}/activate', { params: { path: { id } }, body })),
    onSettled: () => void queries.invalidateQueries(),
  });
}

/** Every bot that runs it stops. */
export function useDeactivate() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, flatten }: { id: string; flatten: boolean }) =>
      unwrap(
        api.POST('/api/v1/rule-strategies/{id}/deactivate', { params: { path: { id } }, body: { flatten } }),
      ),
    onSettled: () => void queries.invalidateQueries(),
  });
}

export function useCopy() {
  const reload = useReloadStrategies();
  return useMutation({
    mutationFn: ({ id, name }: { id: string; name: string }) =>
      unwrap<Saved>(
        api.POST('/api/v1/rule-strategies/{id}/copy', { params: { path: { id } }, body: { name } }),
      ),
    onSuccess: reload,
  });
}
