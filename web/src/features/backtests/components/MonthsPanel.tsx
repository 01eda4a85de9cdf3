import Box from '@mui/material/Box';
import { EmptyState } from '../../../components/EmptyState';
import { Panel } from '../../../components/Panel';
import { visuallyHidden } from '../../../theme/hidden';
import type { Report } from '../api';
import { share, yearsOf } from '../report';

const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function MonthsPanel({ report }: { report: Report }) {
  const years = yearsOf(report.monthlyReturns);
  return (
    <Panel title="Months" flush={years.length > 0}>
      {years.length === 0 ? (
        <EmptyState why="The run has no month with a return." />
      ) : (
        <Box tabIndex={0} role="region" aria-label="Monthly returns" sx={{ overflowX: 'auto' }}>
          <Box component="table" sx={tableStyle}>
            <Box component="caption" sx={visuallyHidden}>
              Return of each month
            </Box>
            <thead>
              <tr>
                <th scope="col">Year</th>
                {names.map((name) => (
                  <th scope="col" key={name}>
                    {name}
                  </th>
                ))}
                <th scope="col">Year's</th>
              </tr>
            </thead>
            <tbody>
              {years.map(({ year, months, total }) => (
                <tr key={year}>
                  <th scope="row">{year}</th>
                  {months.map((value, index) => (
                    <Month key={names[index]} value={value} />
                  ))}
                  <Month value={total} isTotal />
                </tr>
              ))}
            </tbody>
          </Box>
        </Box>
      )}
    </Panel>
  );
}

function Month({ value, isTotal = false }: { value: number | null; isTotal?: boolean }) {
  const color = value === null || value === 0 ? 'text.secondary' : value > 0 ? 'tone.up' : 'tone.down';
  return (
    <Box component="td" sx={{ color, fontWeight: isTotal ? 600 : 400 }}>
      {share(value)}
    </Box>
  );
}

const tableStyle = {
  width: '100%',
  minWidth: 860,
  borderCollapse: 'collapse',
  fontSize: '0.78rem',
  '& th, & td': {
    px: 2,
    height: 34,
    borderTop: 1,
    borderColor: 'divider',
    whiteSpace: 'nowrap',
    textAlign: 'end',
  },
  '& th': { color: 'text.secondary', fontWeight: 500 },
  '& th:first-of-type': { pl: 4, textAlign: 'start' },
  '& td:last-of-type, & th:last-of-type': { pr: 4 },
  '& tbody th:last-of-type': { pr: 2 },
} as const;
