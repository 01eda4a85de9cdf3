import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '../../api/client';

export type VenueKey = Schemas['VenueKeyView'];
export type NewKey = Schemas['AddKeyRequest'];

const keysKey = ['keys'] as const;

/** The venues that are installed; they change with the program only. */
export function useVenues() {
  return useQuery({
    queryKey: ['venues'],
    queryFn: async () => (await unwrap(api.GET('/api/v1/venues'))).items,
    staleTime: Infinity,
  });
}

export function useKeys() {
  return useQuery({ queryKey: keysKey, queryFn: () => unwrap(api.GET('/api/v1/keys')) });
}

/** What was sent is secret: nothing of it is kept once the answer is there. */
export function useAddKey() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: NewKey) => unwrap(api.POST('/api/v1/keys', { body })),
    gcTime: 0,
    onSettled: () => queries.invalidateQueries({ queryKey: keysKey }),
  });
}

export function useKeyStep() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, step }: { id: string; step: 'test' | 'delete' }): Promise<VenueKey | null> => {
      const params = { path: { id } };
      if (step === 'test') return unwrap(api.POST('/api/v1/keys/{id}/test', { params }));
      await unwrap(api.DELETE('/api/v1/keys/{id}', { params }));
      return null;
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keysKey }),
  });
}
