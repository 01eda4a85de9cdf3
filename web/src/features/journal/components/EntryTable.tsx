import Link from '@mui/material/Link';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';
import { DataTable, type Column } from '../../../components/DataTable';
import { Time } from '../../../components/Time';
import { usePriceDigits } from '../../../lib/instruments';
import { symbolOf } from '../../../lib/words';
import type { Entry } from '../api';
import { botOf, kindWords, sentence } from '../entry';
import { formatPlace } from '../filter';
import { Outcome } from './Outcome';

interface Props {
  caption: string;
  entries: readonly Entry[];
  currency: string;
}

export function EntryTable({ caption, entries, currency }: Props) {
  const digits = usePriceDigits();
  const columns: Column<Entry>[] = [
    { id: 'time', header: 'Time', cell: (entry) => <Time value={entry.time} /> },
    { id: 'kind', header: 'Kind', cell: (entry) => kindWords[entry.kind] },
    { id: 'instrument', header: 'Instrument', cell: (entry) => instrumentOf(entry) },
    {
      id: 'what',
      header: 'What happened',
      isTitle: true,
      cell: (entry) => <EntryLink entry={entry}>{sentence(entry, digits)}</EntryLink>,
    },
    { id: 'outcome', header: 'Outcome', cell: (entry) => <Outcome entry={entry} currency={currency} /> },
    { id: 'bot', header: 'Bot', cell: (entry) => botOf(entry) ?? '–' },
  ];
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={entries}
      keyOf={(entry) => `${entry.kind} ${entry.id}`}
    />
  );
}

const instrumentOf = ({ instrumentId }: Entry) => (instrumentId ? symbolOf(instrumentId) : '–');

/** Opens an entry beside the list, which stays as it is. */
export function EntryLink({ entry, children }: { entry: Entry; children: string }) {
  const [parameters] = useSearchParams();
  const next = new URLSearchParams(parameters);
  next.set('entry', formatPlace(entry));
  return (
    <Link
      component={RouterLink}
      to={{ search: next.toString() }}
      color="inherit"
      sx={{
        display: 'inline-block',
        maxWidth: { md: 560 },
        whiteSpace: 'normal',
        '@media (pointer: coarse)': { py: 2 },
      }}
    >
      {children}
    </Link>
  );
}
