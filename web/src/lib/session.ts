import { useMutation } from '@tanstack/react-query';
import { api, unwrap } from '../api/client';
import { ApiError } from '../api/error';

/** Where the cache keeps who is signed in: set-up and sign-in write it, the frame reads it. */
export const meKey = ['me'] as const;

/** Leaves by loading the page anew: nothing of the one who leaves stays in its memory. */
export function useLogOut() {
  return useMutation({
    mutationFn: async () => {
      try {
        await unwrap(api.POST('/api/v1/auth/logout'));
      } catch (error) {
        const hadEnded = error instanceof ApiError && error.status === 401;
        if (!hadEnded) throw error;
      }
    },
    onSuccess: () => window.location.assign('/sign-in?ended'),
  });
}
