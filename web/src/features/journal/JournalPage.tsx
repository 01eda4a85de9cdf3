import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { ApiError } from '../../api/error';
import { EmptyState } from '../../components/EmptyState';
import { ErrorPanel } from '../../components/ErrorPanel';
import { Loading } from '../../components/Loading';
import { MarketClock } from '../../components/MarketClock';
import { MoreButton } from '../../components/MoreButton';
import { Page } from '../../components/Page';
import { Panel } from '../../components/Panel';
import { WithAccount } from '../../components/WithAccount';
import type { CurrentAccount } from '../../lib/account';
import { useAddress } from '../../lib/address';
import { useEntries } from './api';
import { EntryDrawer } from './components/EntryDrawer';
import { EntryTable } from './components/EntryTable';
import { ExportButton } from './components/ExportButton';
import { FilterBar } from './components/FilterBar';
import { isFiltered, readFilter, readPlace, type Filter } from './filter';

const outline = [90, 34, 34, 34, 34, 34, 34];

export default function JournalPage() {
  return (
    <Page title="Journal" actions={<MarketClock />}>
      <WithAccount rows={outline}>{(account) => <Journal key={account.id} account={account} />}</WithAccount>
    </Page>
  );
}

function Journal({ account }: { account: CurrentAccount }) {
  const [parameters, change] = useAddress();
  const filter = readFilter(parameters);
  const place = readPlace(parameters.get('entry'));
  return (
    <>
      <Entries account={account} filter={filter} onChange={change} />
      {place && <EntryDrawer account={account} place={place} onClose={() => change({ entry: null })} />}
    </>
  );
}

interface Props {
  account: CurrentAccount;
  filter: Filter;
  onChange: (part: Partial<Filter>) => void;
}

function Entries({ account, filter, onChange }: Props) {
  const { query, isBehind, refresh } = useEntries(account.id, filter);
  const entries = query.data?.pages.flatMap((page) => page.items) ?? [];
  const problem = query.error instanceof ApiError ? query.error.of('to') : undefined;
  return (
    <>
      <FilterBar filter={filter} problem={problem} onChange={onChange} />
      <Panel
        title="Entries, newest first"
        flush={entries.length > 0}
        actions={
          <>
            {isBehind && <Button onClick={refresh}>Show what is new</Button>}
            <ExportButton accountId={account.id} filter={filter} />
          </>
        }
      >
        {query.isPending && <Loading rows={outline} />}
        {query.error && (
          <Box sx={{ px: entries.length > 0 ? 4 : 0 }}>
            <ErrorPanel
              error={query.error}
              title="The entries could not be loaded."
              onRetry={() => void query.refetch()}
            />
          </Box>
        )}
        {query.isSuccess && entries.length === 0 && <Nothing filter={filter} />}
        {entries.length > 0 && (
          <EntryTable caption="Entries, newest first" entries={entries} currency={account.currency} />
        )}
        <MoreButton
          hasMore={query.hasNextPage}
          isLoading={query.isFetchingNextPage}
          onMore={() => void query.fetchNextPage()}
        />
      </Panel>
    </>
  );
}

function Nothing({ filter }: { filter: Filter }) {
  if (isFiltered(filter)) return <EmptyState why="Nothing of that kind happened then." />;
  return (
    <EmptyState
      why="Nothing has happened on this account yet."
      action={
        <Link component={RouterLink} to="/bots/new">
          Create a bot
        </Link>
      }
    />
  );
}
