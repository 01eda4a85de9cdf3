import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { forgetCsrf } from '../../api/transport';
import { meKey } from '../../lib/session';
import { setupKey } from '../../lib/setupState';
import type { SetupDraft } from './draft';

/** Makes the administrator, who is signed in from then on. */
export function useCompleteSetup() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (draft: SetupDraft) =>
      unwrap(
        api.POST('/api/v1/setup', { body: { ...draft, displayName: draft.displayName.trim() || null } }),
      ),
    onSuccess: (user) => {
      forgetCsrf();
      queries.setQueryData(setupKey, { required: false });
      queries.setQueryData(meKey, user);
    },
  });
}
