import Box from '@mui/material/Box';
import { DataTable, type Column } from './DataTable';
import { Icon, type IconName } from './Icon';

export type CheckResult = 'passed' | 'failed' | 'notApplicable' | 'notReached';

/** One of the nine checks of the risk gate, as it was judged. */
export interface Check {
  number: number;
  name: string;
  /** Formatted by the caller: only it knows the unit. */
  value: string | null;
  limit: string | null;
  result: CheckResult;
  /** The refusal's code, where it failed. */
  code?: string | null;
}

const results: Record<CheckResult, { icon: IconName; word: string; color: string }> = {
  passed: { icon: 'check', word: 'Pass', color: 'tone.up' },
  failed: { icon: 'close', word: 'Refused', color: 'tone.down' },
  notApplicable: { icon: 'dash', word: 'Not applicable', color: 'text.secondary' },
  notReached: { icon: 'dash', word: 'Not reached', color: 'text.secondary' },
};

const columns: Column<Check>[] = [
  { id: 'number', header: '#', cell: (check) => check.number, align: 'end' },
  { id: 'name', header: 'Check', cell: (check) => check.name, isTitle: true },
  { id: 'value', header: 'Value', cell: (check) => check.value ?? '–', align: 'end' },
  { id: 'limit', header: 'Limit', cell: (check) => check.limit ?? '–', align: 'end' },
  { id: 'result', header: 'Result', cell: (check) => <Result check={check} /> },
];

function Result({ check }: { check: Check }) {
  const { icon, word, color } = results[check.result];
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1, color }}>
      <Icon name={icon} size={14} />
      {word}
      {check.code && <code>{check.code}</code>}
    </Box>
  );
}

/** The checks in their order, with what was measured against what. */
export function VerdictTable({ checks }: { checks: readonly Check[] }) {
  return (
    <DataTable
      caption="Risk checks in order"
      columns={columns}
      rows={checks}
      keyOf={(check) => `${check.number} ${check.name}`}
    />
  );
}
