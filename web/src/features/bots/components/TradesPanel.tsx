import { DataTable } from '../../../components/DataTable';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { Loading } from '../../../components/Loading';
import { MoreButton } from '../../../components/MoreButton';
import { Panel } from '../../../components/Panel';
import { tradeColumns } from '../../../components/trades';
import type { CurrentAccount } from '../../../lib/account';
import { usePriceDigits } from '../../../lib/instruments';
import { useTrades, type Bot } from '../api';

export function TradesPanel({ bot, account }: { bot: Bot; account: CurrentAccount }) {
  const query = useTrades(bot.id);
  const digits = usePriceDigits();
  const trades = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel title="Trades" flush={trades.length > 0}>
      {query.isPending && <Loading rows={[120]} />}
      {query.error && (
        <ErrorPanel
          error={query.error}
          title="The trades could not be loaded."
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isSuccess && trades.length === 0 && <EmptyState why="This bot has not finished a trade yet." />}
      {trades.length > 0 && (
        <DataTable
          caption={`Trades of ${bot.name}, newest first`}
          columns={tradeColumns(digits, account.currency)}
          rows={trades}
          keyOf={(trade) => String(trade.number)}
        />
      )}
      <MoreButton
        hasMore={query.hasNextPage}
        isLoading={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </Panel>
  );
}
