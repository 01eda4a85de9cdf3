import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '../../api/client';
import { ApiError } from '../../api/error';
import { isWorthRetrying } from '../../api/queries';
import { forgetCsrf } from '../../api/transport';
import { meKey } from '../../lib/session';

export type Me = Schemas['SignedInUser'];

/** Who is signed in; null when nobody is. */
export function useMe() {
  return useQuery({
    queryKey: meKey,
    queryFn: async (): Promise<Me | null> => {
      try {
        return await unwrap(api.GET('/api/v1/auth/me'));
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) return null;
        throw error;
      }
    },
    staleTime: Infinity,
    retry: isWorthRetrying,
  });
}

export function useLogIn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { email: string; password: string }) =>
      unwrap(api.POST('/api/v1/auth/login', { body: { ...body, mode: 'cookie' } })),
    onSuccess: ({ user }) => {
      forgetCsrf();
      queries.setQueryData(meKey, user);
    },
  });
}
