import Box from '@mui/material/Box';
import useMediaQuery from '@mui/material/useMediaQuery';
import { measured, type Check } from './checks';
import { DataTable, type Column } from './DataTable';
import { Icon, type IconName } from './Icon';

const results: Record<Check['result'], { icon: IconName; word: string; color: string }> = {
  pass: { icon: 'check', word: 'Pass', color: 'tone.up' },
  fail: { icon: 'close', word: 'Refused', color: 'tone.down' },
  not_applicable: { icon: 'dash', word: 'Not applicable', color: 'text.secondary' },
  not_reached: { icon: 'dash', word: 'Not reached', color: 'text.secondary' },
};

function columnsOf(currency: string): Column<Check>[] {
  return [
    {
      id: 'name',
      header: 'Check',
      cell: (check) => (
        <>
          <Box component="span" sx={{ display: 'inline-block', minWidth: 28, color: 'text.secondary' }}>
            {check.number}
          </Box>
          {check.name}
        </>
      ),
      isTitle: true,
    },
    { id: 'value', header: 'Value', cell: (check) => measured(check, currency).value, align: 'end' },
    { id: 'limit', header: 'Limit', cell: (check) => measured(check, currency).limit, align: 'end' },
    { id: 'result', header: 'Result', cell: (check) => <Result check={check} /> },
  ];
}

function Result({ check }: { check: Check }) {
  const { icon, word, color } = results[check.result];
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1, color }}>
      <Icon name={icon} size={14} />
      {word}
      {check.result === 'fail' && <code>{check.code}</code>}
    </Box>
  );
}

interface Props {
  checks: readonly Check[];
  currency: string;
}

/** The checks in their order, with what was measured against what. */
export function VerdictTable({ checks, currency }: Props) {
  const isNarrow = useMediaQuery('(max-width: 759px)', { noSsr: true });
  if (isNarrow) return <CheckList checks={checks} currency={currency} />;
  return (
    <DataTable
      caption="Risk checks in order"
      columns={columnsOf(currency)}
      rows={checks}
      keyOf={(check) => `${check.number} ${check.name}`}
    />
  );
}

/** On a phone two dozen checks must still be one look: two short lines each instead of a card. */
function CheckList({ checks, currency }: Props) {
  return (
    <Box component="ul" aria-label="Risk checks in order" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {checks.map((check) => {
        const { value, limit } = measured(check, currency);
        return (
          <Box
            component="li"
            key={`${check.number} ${check.name}`}
            sx={{ px: 4, py: 1, borderTop: 1, borderColor: 'divider', fontSize: '0.82rem' }}
          >
            <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3, justifyContent: 'space-between' }}>
              <span>
                {check.number} {check.name}
              </span>
              <Result check={check} />
            </Box>
            {value !== '–' && (
              <Box sx={{ color: 'text.secondary' }}>
                {value}, must be {limit}
              </Box>
            )}
          </Box>
        );
      })}
    </Box>
  );
}
