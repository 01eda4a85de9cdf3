import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Change } from '../../../components/Amount';
import { DataTable, type Column } from '../../../components/DataTable';
import { Figure, Figures } from '../../../components/Figure';
import { Panel } from '../../../components/Panel';
import { decimal } from '../../../lib/decimal';
import { words } from '../../../lib/words';
import type { Report } from '../api';
import { share } from '../report';

type Group = Report['byExitReason'][number];

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const pageSize = 12;

/** What was earned before costs, what they took, and which trades it came from. */
export function BreakdownPanel({ report }: { report: Report }) {
  const { costs, byExitReason, byWeekday, byHour, configuration } = report;
  const { currency } = configuration;
  const days = byWeekday.map((group) => ({ ...group, key: weekdays[Number(group.key) - 1] ?? group.key }));
  if (byExitReason.length === 0) return null;
  return (
    <Panel title="Where it came from" flush>
      <Box sx={{ px: 4, pb: 4 }}>
        <Figures minWidth={124}>
          <Figure label="Before costs">
            <Change value={decimal(costs.gross)} unit={currency} />
          </Figure>
          <Figure label="Fees">
            <Change value={negated(costs.fees)} unit={currency} />
          </Figure>
          <Figure label="Slippage">
            <Change value={negated(costs.slippage)} unit={currency} />
          </Figure>
          <Figure label="Funding">
            <Change value={negated(costs.funding)} unit={currency} />
          </Figure>
          <Figure label="Net">
            <Change value={decimal(costs.net)} unit={currency} />
          </Figure>
        </Figures>
      </Box>
      <Box
        sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(300px, 1fr))', columnGap: 4 }}
      >
        <Groups title="By end of the trade" head="Ended by" groups={byExitReason} currency={currency} />
        <Groups title="By weekday of the entry (UTC)" head="Day" groups={days} currency={currency} />
        <Groups title="By hour of the entry (UTC)" head="Hour" groups={byHour} currency={currency} />
      </Box>
    </Panel>
  );
}

interface GroupsProps {
  title: string;
  head: string;
  groups: readonly Group[];
  currency: string;
}

function Groups({ title, head, groups, currency }: GroupsProps) {
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography variant="h3" sx={{ px: 4, py: 2 }}>
        {title}
      </Typography>
      <DataTable
        caption={title}
        columns={columns(head, currency)}
        rows={groups}
        keyOf={(group) => group.key}
        pageSize={pageSize}
      />
    </Box>
  );
}

function columns(head: string, currency: string): Column<Group>[] {
  return [
    { id: 'key', header: head, isTitle: true, cell: (group) => words(group.key) },
    {
      id: 'trades',
      header: 'Trades',
      align: 'end',
      cell: (group) => group.trades,
      compare: (left, right) => left.trades - right.trades,
    },
    { id: 'won', header: 'Won', align: 'end', cell: (group) => share(group.wins / group.trades, 0) },
    {
      id: 'net',
      header: 'Net',
      align: 'end',
      cell: (group) => <Change value={decimal(group.netPnl)} unit={currency} />,
      compare: (left, right) => Number(left.netPnl) - Number(right.netPnl),
    },
  ];
}

// What a cost took; a rebate comes back as a gain.
function negated(cost: string) {
  return decimal(cost.startsWith('-') ? cost.slice(1) : Number(cost) === 0 ? cost : `-${cost}`);
}
