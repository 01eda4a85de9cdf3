import type { ReactNode } from 'react';
import { AccountContext } from '../lib/account';
import { useAccountNews, useAccounts } from '../lib/accounts';

/** The account that pages act on: so far everybody has one. */
export function AccountProvider({ children }: { children: ReactNode }) {
  const { data } = useAccounts();
  const account = data?.[0] ?? null;
  useAccountNews(account?.id ?? null);
  return <AccountContext value={account}>{children}</AccountContext>;
}
