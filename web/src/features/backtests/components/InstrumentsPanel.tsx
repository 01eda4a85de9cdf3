import { Change } from '../../../components/Amount';
import { DataTable, type Column } from '../../../components/DataTable';
import { Panel } from '../../../components/Panel';
import { decimal } from '../../../lib/decimal';
import { symbolOf } from '../../../lib/words';
import type { Report } from '../api';
import { share } from '../report';

type Part = NonNullable<Report['instruments']>[number];
type Group = Report['byExitReason'][number];

interface Row {
  part: Part;
  group: Group | undefined;
}

/** What each instrument gave, where several share the account. */
export function InstrumentsPanel({ report }: { report: Report }) {
  const parts = report.instruments ?? [];
  if (parts.length < 2) return null;
  const rows = parts.map((part) => ({
    part,
    group: report.byInstrument?.find((one) => one.key === part.rules.id),
  }));
  return (
    <Panel title={`${parts.length} instruments on one account`} flush>
      <DataTable
        caption="Results by instrument"
        columns={columns(report.configuration.currency)}
        rows={rows}
        keyOf={({ part }) => part.rules.id}
      />
    </Panel>
  );
}

function columns(currency: string): Column<Row>[] {
  return [
    { id: 'instrument', header: 'Instrument', isTitle: true, cell: ({ part }) => symbolOf(part.rules.id) },
    { id: 'data', header: 'Data', cell: ({ part }) => part.data.name },
    { id: 'bars', header: 'Bars', align: 'end', cell: ({ part }) => part.data.rows },
    { id: 'grade', header: 'Quality', cell: ({ part }) => part.data.grade ?? '–' },
    { id: 'market', header: 'Market', align: 'end', cell: ({ part }) => share(part.marketReturn) },
    { id: 'trades', header: 'Trades', align: 'end', cell: ({ group }) => group?.trades ?? 0 },
    { id: 'won', header: 'Won', align: 'end', cell: ({ group }) => group?.wins ?? 0 },
    {
      id: 'net',
      header: 'Net',
      align: 'end',
      cell: ({ group }) => <Change value={decimal(group?.netPnl ?? '0')} unit={currency} />,
      compare: (left, right) => Number(left.group?.netPnl ?? 0) - Number(right.group?.netPnl ?? 0),
    },
  ];
}
