import { useMutation, useQuery } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '../api/client';
import { ApiError } from '../api/error';
import { isWorthRetrying } from '../api/queries';
import { useHubGoodbye } from '../hub/hub';

export type Me = Schemas['SignedInUser'];

/** Where the cache keeps who is signed in: set-up and sign-in write it, the frame reads it. */
export const meKey = ['me'] as const;

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

/** Leaves by loading the page anew: nothing of the one who leaves stays in its memory. */
export function useLogOut() {
  const sayGoodbye = useHubGoodbye();
  return useMutation({
    mutationFn: async () => {
      const comeBack = await sayGoodbye();
      try {
        await unwrap(api.POST('/api/v1/auth/logout'));
      } catch (error) {
        const hadEnded = error instanceof ApiError && error.status === 401;
        if (hadEnded) return;
        comeBack();
        throw error;
      }
    },
    onSuccess: () => window.location.assign('/sign-in?ended'),
  });
}
