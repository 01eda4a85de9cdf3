import Box from '@mui/material/Box';
import { DataTable, type Column } from './DataTable';
import { Icon } from './Icon';

/** One condition of a strategy on one bar: the answer to "why did it (not) trade?" */
export interface Condition {
  text: string;
  /** What the condition compared, as text: the caller knows digits and units. */
  left: string | null;
  operator: string;
  right: string | null;
  /** Null while an indicator is still warming up. */
  isTrue: boolean | null;
}

const columns: Column<Condition>[] = [
  { id: 'text', header: 'Condition', cell: (condition) => condition.text, isTitle: true },
  { id: 'left', header: 'Value', cell: (condition) => condition.left ?? '–', align: 'end' },
  { id: 'operator', header: 'Must be', cell: (condition) => condition.operator },
  { id: 'right', header: 'Against', cell: (condition) => condition.right ?? '–', align: 'end' },
  { id: 'isTrue', header: 'Result', cell: (condition) => <Truth value={condition.isTrue} /> },
];

function Truth({ value }: { value: boolean | null }) {
  if (value === null) return <>Warming up</>;
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 1,
        color: value ? 'tone.up' : 'text.secondary',
      }}
    >
      <Icon name={value ? 'check' : 'close'} size={14} />
      {value ? 'True' : 'False'}
    </Box>
  );
}

export function ConditionTable({ conditions }: { conditions: readonly Condition[] }) {
  return (
    <DataTable
      caption="Conditions of this bar"
      columns={columns}
      rows={conditions}
      keyOf={(condition) => condition.text}
    />
  );
}
