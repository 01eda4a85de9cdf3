import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { Column, Sort } from './DataTable';
import { Icon } from './Icon';

interface Props<Row> {
  column: Column<Row>;
  sort: Sort | null;
  onSort: (sort: Sort) => void;
}

export function SortedHeader<Row>({ column, sort, onSort }: Props<Row>) {
  const isSorted = sort?.column === column.id;
  const style = { textAlign: column.align ?? 'start' } as const;
  if (!column.compare)
    return (
      <Box component="th" scope="col" sx={style}>
        {column.header}
      </Box>
    );
  const direction = sort?.descending ? 'descending' : 'ascending';
  return (
    <Box component="th" scope="col" aria-sort={isSorted ? direction : 'none'} sx={style}>
      <ButtonBase
        sx={{ font: 'inherit', gap: '2px', minHeight: 28 }}
        onClick={() => onSort({ column: column.id, descending: isSorted && !sort.descending })}
      >
        {column.header}
        {isSorted && <Icon name={sort.descending ? 'down' : 'up'} size={12} />}
      </ButtonBase>
    </Box>
  );
}
