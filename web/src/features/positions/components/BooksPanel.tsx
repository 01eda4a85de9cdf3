import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { DataTable, type Column } from '../../../components/DataTable';
import { Figure, Figures } from '../../../components/Figure';
import { Panel } from '../../../components/Panel';
import { Time } from '../../../components/Time';
import { Warned } from '../../../components/Warned';
import { symbolOf } from '../../../lib/words';
import type { Books } from '../api';
import { ageBetween } from '../ages';

type Doubt = Books['doubts'][number];

interface Props {
  books: Books;
  onOpen: (intentNumber: number) => void;
}

/** Whether the account knows what its venue knows. */
export function BooksPanel({ books, onOpen }: Props) {
  const { comparedAt, time, foundNothing, isClockTrusted, doubts } = books;
  const columns: Column<Doubt>[] = [
    {
      id: 'order',
      header: 'Order',
      isTitle: true,
      cell: (doubt) => `${symbolOf(doubt.instrumentId)} #${doubt.intentNumber}`,
    },
    { id: 'age', header: 'Unknown for', cell: (doubt) => ageBetween(doubt.since, time) },
    { id: 'reason', header: 'Why', cell: (doubt) => doubt.reason ?? '–' },
    {
      id: 'next',
      header: 'Asked next',
      cell: (doubt) => (doubt.nextQuestionAt ? <Time value={doubt.nextQuestionAt} /> : 'with the next books'),
    },
    {
      id: 'life',
      header: '',
      align: 'end',
      cell: (doubt) => (
        <Button
          size="small"
          aria-label={`Life of order ${doubt.intentNumber}`}
          onClick={() => onOpen(doubt.intentNumber)}
        >
          Life
        </Button>
      ),
    },
  ];
  return (
    <Panel title="Books against the venue’s" flush>
      <Box sx={{ px: 4, pb: 3 }}>
        <Figures minWidth={180}>
          <Figure label="Last comparison">
            {comparedAt ? (
              <>
                {ageBetween(comparedAt, time)} ago (<Time value={comparedAt} />)
                {foundNothing === true && ', found nothing'}
                {foundNothing === false && <Warned>, found a difference</Warned>}
              </>
            ) : (
              <Warned>not yet</Warned>
            )}
          </Figure>
          <Figure label="Clock">
            {isClockTrusted ? 'agrees with the venue’s' : <Warned>too far from the venue’s</Warned>}
          </Figure>
          <Figure label="Unknown orders">
            {doubts.length === 0 ? 'none' : <Warned>{doubts.length}</Warned>}
          </Figure>
        </Figures>
      </Box>
      {doubts.length > 0 && (
        <DataTable
          caption="Orders whose fate is not known"
          columns={columns}
          rows={doubts}
          keyOf={(doubt) => String(doubt.intentNumber)}
        />
      )}
    </Panel>
  );
}
