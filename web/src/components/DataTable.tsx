import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useMemo, useState, type ReactNode } from 'react';
import { visuallyHidden } from '../theme/hidden';
import { Cards } from './DataTableCards';
import { SortedHeader } from './SortedHeader';

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  align?: 'start' | 'end';
  /** Makes the column sortable. */
  compare?: (left: Row, right: Row) => number;
  /** The heading of the row's card on a phone. */
  isTitle?: boolean;
}

export interface Sort {
  column: string;
  descending: boolean;
}

interface Props<Row> {
  /** What the table holds, for those who hear it. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Without it the rows keep the order they came in. */
  initialSort?: Sort;
  onOpen?: (row: Row) => void;
  /** Rows shown at first, and more of them at each wish; without it all are. */
  pageSize?: number;
}

/** A card is as tall as many rows. */
const mostCards = 10;

/** Rows for a wide screen, cards for a phone; the same cells in both. */
export function DataTable<Row>(props: Props<Row>) {
  const [sort, setSort] = useState<Sort | null>(props.initialSort ?? null);
  const [pages, setPages] = useState(1);
  const isNarrow = useMediaQuery('(max-width: 759px)', { noSsr: true });
  const { rows: all, columns, pageSize = all.length } = props;
  const rows = useMemo(() => sorted(all, columns, sort), [all, columns, sort]);
  const page = isNarrow && props.pageSize !== undefined ? Math.min(pageSize, mostCards) : pageSize;
  const shown = rows.slice(0, page * pages);
  return (
    <>
      {isNarrow ? (
        <Cards {...props} rows={shown} />
      ) : (
        <Rows {...props} rows={shown} sort={sort} onSort={setSort} />
      )}
      {shown.length < rows.length && (
        <Box sx={{ px: 4, py: 3, borderTop: 1, borderColor: 'divider' }}>
          <Button onClick={() => setPages(pages + 1)}>
            Show {Math.min(page, rows.length - shown.length)} more of {rows.length}
          </Button>
        </Box>
      )}
    </>
  );
}

interface RowsProps<Row> extends Props<Row> {
  sort: Sort | null;
  onSort: (sort: Sort) => void;
}

function Rows<Row>({ caption, columns, rows, keyOf, onOpen, sort, onSort }: RowsProps<Row>) {
  return (
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={caption}>
      <Box component="table" sx={tableStyle}>
        <Box component="caption" sx={visuallyHidden}>
          {caption}
        </Box>
        <thead>
          <tr>
            {columns.map((column) => (
              <SortedHeader key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Box
              component="tr"
              key={keyOf(row)}
              {...(onOpen && { onClick: () => onOpen(row), sx: { cursor: 'pointer' } })}
            >
              {columns.map((column) => (
                <Box component="td" key={column.id} sx={{ textAlign: column.align ?? 'start' }}>
                  {column.cell(row)}
                </Box>
              ))}
            </Box>
          ))}
        </tbody>
      </Box>
    </Box>
  );
}

function sorted<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | null,
): readonly Row[] {
  const compare = columns.find((column) => column.id === sort?.column)?.compare;
  if (!sort || !compare) return rows;
  return rows.toSorted((left, right) => (sort.descending ? compare(right, left) : compare(left, right)));
}

const tableStyle = {
  width: '100%',
  borderCollapse: 'collapse',
  fontSize: '0.78rem',
  '& th, & td': { px: 3, height: 34, borderTop: 1, borderColor: 'divider', whiteSpace: 'nowrap' },
  '& th:first-of-type, & td:first-of-type': { pl: 4 },
  '& th:last-of-type, & td:last-of-type': { pr: 4 },
  '& th': { color: 'text.secondary', fontWeight: 500, fontSize: '0.72rem', height: 30 },
  '& tbody tr:hover': { bgcolor: 'surface.raised' },
} as const;
