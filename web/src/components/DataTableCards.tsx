import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { Column } from './DataTable';

interface Props<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  onOpen?: (row: Row) => void;
}

export function Cards<Row>({ caption, columns, rows, keyOf, onOpen }: Props<Row>) {
  const title = columns.find((column) => column.isTitle) ?? columns[0];
  const rest = columns.filter((column) => column !== title);
  return (
    <Box component="ul" aria-label={caption} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {rows.map((row) => (
        <Box component="li" key={keyOf(row)} sx={{ px: 4, py: 3, borderTop: 1, borderColor: 'divider' }}>
          <Box sx={{ fontWeight: 600, mb: 1 }}>
            {onOpen ? (
              <ButtonBase
                sx={{ font: 'inherit', minHeight: 44, textAlign: 'start' }}
                onClick={() => onOpen(row)}
              >
                {title?.cell(row)}
              </ButtonBase>
            ) : (
              title?.cell(row)
            )}
          </Box>
          <Box
            component="dl"
            sx={{
              m: 0,
              display: 'grid',
              gridTemplateColumns: 'auto 1fr',
              alignItems: 'center',
              columnGap: 4,
              rowGap: 1,
            }}
          >
            {rest.map((column) => (
              <Box key={column.id} sx={{ display: 'contents' }}>
                <Box component="dt" sx={{ color: 'text.secondary' }}>
                  {column.header}
                </Box>
                <Box component="dd" sx={{ m: 0, textAlign: 'end', minWidth: 0 }}>
                  {column.cell(row)}
                </Box>
              </Box>
            ))}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
