import Box from '@mui/material/Box';
import { Answer } from '../../components/Answer';
import { MarketClock } from '../../components/MarketClock';
import { OrdersPanel } from '../../components/OrdersPanel';
import { Page } from '../../components/Page';
import { PositionsPanel } from '../../components/PositionsPanel';
import { WithAccount } from '../../components/WithAccount';
import type { CurrentAccount } from '../../lib/account';
import { useAddress } from '../../lib/address';
import { useDashboard, useDashboardNews } from '../../lib/dashboard';
import { useBooks } from './api';
import { AllOrdersPanel } from './components/AllOrdersPanel';
import { BooksPanel } from './components/BooksPanel';
import { FillsPanel } from './components/FillsPanel';
import { FindingsPanel } from './components/FindingsPanel';
import { ForeignPanel } from './components/ForeignPanel';
import { OrderDrawer } from './components/OrderDrawer';
import { QuarantineCard } from './components/QuarantineCard';

const outline = [90, 180, 180, 240];

export default function PositionsPage() {
  return (
    <Page title="Positions & orders" actions={<MarketClock />}>
      <WithAccount rows={outline}>{(account) => <Holdings key={account.id} account={account} />}</WithAccount>
    </Page>
  );
}

function Holdings({ account }: { account: CurrentAccount }) {
  const [parameters, change] = useAddress();
  const dashboard = useDashboard(account.id);
  const books = useBooks(account.id);
  useDashboardNews(account.id);
  const open = (order: { intentNumber: number }) => change({ order: String(order.intentNumber) });
  const shown = Number(parameters.get('order') ?? 0);
  return (
    <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Answer query={books} rows={[90]} failed="The books could not be loaded.">
        {(all) => (
          <>
            {all.quarantines.map((difference) => (
              <QuarantineCard key={difference.instrumentId} account={account} difference={difference} />
            ))}
            <BooksPanel books={all} onOpen={(intentNumber) => open({ intentNumber })} />
          </>
        )}
      </Answer>
      <Answer query={dashboard} rows={[180, 180]} failed="Positions and orders could not be loaded.">
        {(all) => (
          <>
            <PositionsPanel dashboard={all} />
            <OrdersPanel dashboard={all} onOpen={open} />
          </>
        )}
      </Answer>
      {books.data && books.data.foreignOrders.length > 0 && (
        <ForeignPanel orders={books.data.foreignOrders} />
      )}
      <AllOrdersPanel
        accountId={account.id}
        state={parameters.get('state')}
        onState={(state) => change({ state })}
        onOpen={open}
      />
      <FillsPanel account={account} onOpen={open} />
      <FindingsPanel accountId={account.id} books={books.data} onOpen={open} />
      {Number.isSafeInteger(shown) && shown > 0 && (
        <OrderDrawer account={account} intentNumber={shown} onClose={() => change({ order: null })} />
      )}
    </Box>
  );
}
