import { Amount } from '../../../components/Amount';
import { Answer } from '../../../components/Answer';
import { DataTable, type Column } from '../../../components/DataTable';
import { EmptyState } from '../../../components/EmptyState';
import { Panel } from '../../../components/Panel';
import { Side } from '../../../components/Side';
import type { CurrentAccount } from '../../../lib/account';
import { useDashboard, useDashboardNews } from '../../../lib/dashboard';
import { formatPercent } from '../../../lib/decimal';
import { symbolOf } from '../../../lib/words';
import { exposures, type Exposure } from '../exposure';

/** Where the money is, and what the stops would cost. */
export function ExposurePanel({ account }: { account: CurrentAccount }) {
  const query = useDashboard(account.id);
  useDashboardNews(account.id);
  const rows = query.data ? exposures(query.data.positions, query.data.equity) : [];
  return (
    <Panel title="Exposure by instrument" flush={rows.length > 0}>
      <Answer query={query} rows={[68]} failed="The positions could not be loaded.">
        {() =>
          rows.length === 0 ? (
            <EmptyState why="No position is open: nothing of this account is at risk." />
          ) : (
            <DataTable
              caption="Exposure by instrument, the largest first"
              columns={columnsOf(account.currency)}
              rows={rows}
              keyOf={(row) => `${row.instrumentId} ${row.side}`}
            />
          )
        }
      </Answer>
    </Panel>
  );
}

function columnsOf(currency: string): Column<Exposure>[] {
  return [
    { id: 'instrument', header: 'Instrument', isTitle: true, cell: (row) => symbolOf(row.instrumentId) },
    { id: 'side', header: 'Side', cell: (row) => <Side side={row.side} /> },
    { id: 'positions', header: 'Positions', align: 'end', cell: (row) => row.positions },
    {
      id: 'value',
      header: 'Value at the mark',
      align: 'end',
      cell: (row) => <Amount value={row.value} unit={currency} />,
    },
    {
      id: 'share',
      header: 'Of equity',
      align: 'end',
      cell: (row) => (row.share === null ? '–' : formatPercent(row.share)),
    },
    {
      id: 'stops',
      header: 'From here to the stops',
      align: 'end',
      cell: (row) =>
        row.atStops === null ? 'a stop is not working' : <Amount value={row.atStops} unit={currency} />,
    },
  ];
}
