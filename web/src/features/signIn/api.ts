import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { forgetCsrf } from '../../api/transport';
import { meKey } from '../../lib/session';

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
