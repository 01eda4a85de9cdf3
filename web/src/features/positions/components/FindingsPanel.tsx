import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { Schemas } from '../../../api/client';
import { Answer } from '../../../components/Answer';
import { DataTable, type Column } from '../../../components/DataTable';
import { EmptyState } from '../../../components/EmptyState';
import { MoreButton } from '../../../components/MoreButton';
import { Panel } from '../../../components/Panel';
import { Time } from '../../../components/Time';
import { useFindings } from '../api';

type Finding = Schemas['BooksFinding'];

interface Props {
  accountId: string;
  books: Schemas['BooksView'] | undefined;
  onOpen: (order: { intentNumber: number }) => void;
}

/** What holding the books against the venue's has brought to light. */
export function FindingsPanel({ accountId, books, onOpen }: Props) {
  const query = useFindings(accountId);
  const columns: Column<Finding>[] = [
    { id: 'time', header: 'Time', cell: (finding) => <Time value={finding.time} /> },
    { id: 'found', header: 'Found', isTitle: true, cell: (finding) => <Wrapped>{finding.found}</Wrapped> },
    { id: 'done', header: 'Done', cell: (finding) => <Wrapped>{finding.done}</Wrapped> },
    {
      id: 'order',
      header: '',
      align: 'end',
      cell: ({ intentNumber }) =>
        intentNumber == null ? null : (
          <Button size="small" onClick={() => onOpen({ intentNumber })}>
            Order {intentNumber}
          </Button>
        ),
    },
  ];
  return (
    <Panel title="Reconciliation log" flush>
      <Typography color="textSecondary" sx={{ px: 4, pb: 3, maxWidth: '80ch' }}>
        Orders, fills, positions and foreign orders are held against the venue’s at the start, every minute,
        on every reconnection and on every doubt. Comparisons that find nothing leave no line; the last one
        was <Time value={books?.comparedAt} />
        {books && books.cleanInARow > 0 && ` and found nothing, as ${cleanText(books.cleanInARow)}`}
        {books?.foundNothing === false && ' and found a difference'}.
      </Typography>
      <Box sx={query.data ? {} : { px: 4 }}>
        <Answer query={query} rows={[34, 34]} failed="The log could not be loaded.">
          {({ pages }) => {
            const findings = pages.flatMap((page) => page.items);
            if (findings.length > 0)
              return (
                <DataTable
                  caption="Reconciliation log, newest first"
                  columns={columns}
                  rows={findings}
                  keyOf={(finding) => String(finding.sequence)}
                />
              );
            return (
              <Box sx={{ px: 4 }}>
                <EmptyState why="No comparison has ever found a difference or a doubt." />
              </Box>
            );
          }}
        </Answer>
      </Box>
      <MoreButton
        hasMore={query.hasNextPage}
        isLoading={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </Panel>
  );
}

function cleanText(inARow: number) {
  return inARow === 1 ? 'the first since the start' : `all of the last ${inARow}`;
}

function Wrapped({ children }: { children: string }) {
  return <Box sx={{ whiteSpace: 'normal', maxWidth: '60ch', py: 1 }}>{children}</Box>;
}
