import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { Answer } from '../../../components/Answer';
import { DataTable, type Column } from '../../../components/DataTable';
import { EmptyState } from '../../../components/EmptyState';
import { Panel } from '../../../components/Panel';
import { SelectField } from '../../../components/SelectField';
import { Time } from '../../../components/Time';
import { useEvents, type EconomicEvent } from '../api';
import { weekOf } from '../calendar';
import { DeleteEvent } from './DeleteEvent';
import { EventDialog } from './EventDialog';
import { ImportButton } from './ImportButton';

const impacts = [
  { value: '', text: 'Any' },
  { value: 'high', text: 'High' },
  { value: 'medium', text: 'Medium' },
  { value: 'low', text: 'Low' },
] as const;

/** A week of what is going to be published, and the ways to bring the calendar up to date. */
export function CalendarPanel() {
  const [today] = useState(() => Date.now());
  const [week, setWeek] = useState(0);
  const [impact, setImpact] = useState('');
  const [editing, setEditing] = useState<EconomicEvent | 'new' | null>(null);
  const [leaving, setLeaving] = useState<EconomicEvent | null>(null);
  const span = weekOf(today, week);
  const query = useEvents(span, impact);
  return (
    <Panel title="Calendar">
      <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: 2 }}>
          <Button onClick={() => setWeek(week - 1)}>Week before</Button>
          <Button onClick={() => setWeek(0)} disabled={week === 0}>
            From today
          </Button>
          <Button onClick={() => setWeek(week + 1)}>Week after</Button>
          <Box sx={{ width: 140 }}>
            <SelectField label="Impact" value={impact} options={impacts} onChange={setImpact} />
          </Box>
          <Button onClick={() => setEditing('new')}>Enter an event</Button>
          <ImportButton />
        </Box>
        <Answer query={query} rows={[200]} failed="The calendar could not be loaded.">
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState why="Nothing stands in the calendar for these seven days. Import a file, or enter what you know." />
            ) : (
              <DataTable
                caption="Economic events"
                columns={columnsFor(setEditing, setLeaving)}
                rows={items}
                keyOf={(one) => one.id}
              />
            )
          }
        </Answer>
      </Box>
      {editing !== null && (
        <EventDialog event={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
      {leaving && <DeleteEvent event={leaving} onClose={() => setLeaving(null)} />}
    </Panel>
  );
}

const columnsFor = (
  onEdit: (event: EconomicEvent) => void,
  onDelete: (event: EconomicEvent) => void,
): Column<EconomicEvent>[] => [
  { id: 'time', header: 'Time', cell: (one) => <Time value={one.time} shape="minute" /> },
  { id: 'currency', header: 'Currency', cell: (one) => one.currency },
  { id: 'impact', header: 'Impact', cell: (one) => one.impact },
  { id: 'title', header: 'Event', isTitle: true, cell: (one) => one.title },
  { id: 'actual', header: 'Actual', align: 'end', cell: (one) => one.actual ?? '–' },
  { id: 'forecast', header: 'Forecast', align: 'end', cell: (one) => one.forecast ?? '–' },
  { id: 'previous', header: 'Previous', align: 'end', cell: (one) => one.previous ?? '–' },
  { id: 'source', header: 'From', cell: (one) => one.source },
  {
    id: 'actions',
    header: '',
    align: 'end',
    cell: (one) => (
      <>
        <Button size="small" aria-label={`Change ${one.title}`} onClick={() => onEdit(one)}>
          Change
        </Button>
        <Button size="small" aria-label={`Delete ${one.title}`} onClick={() => onDelete(one)}>
          Delete
        </Button>
      </>
    ),
  },
];
