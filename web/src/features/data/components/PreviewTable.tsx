import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { DataTable, type Column } from '../../../components/DataTable';
import { Icon } from '../../../components/Icon';
import { Time } from '../../../components/Time';
import { counted } from '../../../lib/words';
import type { Preview } from '../api';

type Row = Preview['rows'][number];

const columns: Column<Row>[] = [
  { id: 'time', header: 'Opens', isTitle: true, cell: (row) => <Time value={row.openTime} /> },
  { id: 'open', header: 'Open', align: 'end', cell: (row) => row.open },
  { id: 'high', header: 'High', align: 'end', cell: (row) => row.high },
  { id: 'low', header: 'Low', align: 'end', cell: (row) => row.low },
  { id: 'close', header: 'Close', align: 'end', cell: (row) => row.close },
  { id: 'volume', header: 'Volume', align: 'end', cell: (row) => row.volume ?? '–' },
];

/** The first bars as they would be stored, and the first lines that would be refused. */
export function PreviewTable({ preview }: { preview: Preview }) {
  const { rows, problems, isWhole } = preview;
  return (
    <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      {problems.length > 0 && (
        <Box role="alert">
          <Typography sx={{ fontWeight: 600 }}>
            {counted(problems.length, 'problem')}: the file would be refused as a whole
          </Typography>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {problems.map(({ code, line, reason }) => (
              <Box component="li" key={`${line} ${code}`} sx={{ display: 'flex', gap: 2, py: '2px' }}>
                <Box sx={{ color: 'tone.down', pt: '2px' }}>
                  <Icon name="close" size={14} />
                </Box>
                <span>
                  {line !== null && <strong>Line {line}: </strong>}
                  {reason} <code>{code}</code>
                </span>
              </Box>
            ))}
          </Box>
        </Box>
      )}
      {rows.length > 0 && (
        <div>
          <Typography variant="h3" sx={{ mb: 2 }}>
            First {counted(rows.length, 'bar')}
            {!isWhole && ' of the beginning that was looked at'}
          </Typography>
          <DataTable
            caption="First bars of the file"
            columns={columns}
            rows={rows}
            keyOf={(row) => row.openTime}
          />
        </div>
      )}
    </Box>
  );
}
