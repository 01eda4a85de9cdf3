import type { ReactNode } from 'react';
import { AccountContext } from '../lib/account';
import { useAccountChoice } from '../lib/accountChoice';
import { useAccountNews, useAccounts } from '../lib/accounts';

/** The account that pages act on: the one chosen in this browser, else the first. */
export function AccountProvider({ children }: { children: ReactNode }) {
  const { data } = useAccounts();
  const choice = useAccountChoice();
  const account = data?.find((one) => one.id === choice) ?? data?.[0] ?? null;
  useAccountNews(account?.id ?? null);
  return <AccountContext value={account}>{children}</AccountContext>;
}
