import type { ReactNode } from 'react';
import { useAccount, type CurrentAccount } from '../lib/account';
import { useAccounts } from '../lib/accounts';
import { Answer } from './Answer';
import { EmptyState } from './EmptyState';
import { Panel } from './Panel';

interface Props {
  rows: readonly number[];
  children: (account: CurrentAccount) => ReactNode;
}

/** What needs an account waits for it, and says so when there is none. */
export function WithAccount({ rows, children }: Props) {
  const account = useAccount();
  const accounts = useAccounts();
  if (account) return children(account);
  return (
    <Answer query={accounts} rows={rows} failed="Your accounts could not be loaded.">
      {() => (
        <Panel title="Account">
          <EmptyState why="No account belongs to you yet." />
        </Panel>
      )}
    </Answer>
  );
}
