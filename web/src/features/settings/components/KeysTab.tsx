import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Answer } from '../../../components/Answer';
import { ConfirmDialog } from '../../../components/ConfirmDialog';
import { DataTable, type Column } from '../../../components/DataTable';
import { EmptyState } from '../../../components/EmptyState';
import { ModeBadge } from '../../../components/ModeBadge';
import { toExecutionMode } from '../../../components/mode';
import { Panel } from '../../../components/Panel';
import { Age, Time } from '../../../components/Time';
import { Warned } from '../../../components/Warned';
import { useToast } from '../../../components/toasts';
import { useKeys, useKeyStep, useVenues, type VenueKey } from '../keyApi';
import { kekText, purposeOf } from '../keys';
import { KeyForm } from './KeyForm';

const outline = [44, 220];

export function KeysTab() {
  const keys = useKeys();
  const venues = useVenues();
  return (
    <Box sx={{ display: 'grid', gap: 4 }}>
      <Answer query={keys} rows={outline} failed="Your keys could not be loaded.">
        {({ items, problemCode }) => (
          <>
            {problemCode && (
              <Box role="alert">
                <Warned>{kekText(problemCode)}</Warned>
              </Box>
            )}
            <KeyList keys={items} />
          </>
        )}
      </Answer>
      <Box sx={{ maxWidth: 860 }}>
        <Panel title="Add a key">
          <Answer query={venues} rows={outline} failed="The venues could not be loaded.">
            {(all) => <KeyForm venues={all.filter((venue) => venue.needsKey)} />}
          </Answer>
        </Panel>
      </Box>
    </Box>
  );
}

function KeyList({ keys }: { keys: readonly VenueKey[] }) {
  const [leaving, setLeaving] = useState<VenueKey | null>(null);
  const test = useKeyStep();
  const toast = useToast();
  const ask = (key: VenueKey) =>
    test.mutate(
      { id: key.id, step: 'test' },
      {
        onSuccess: (tested) => tested && toast(`${tested.label}: ${purposeOf(tested)}`),
        onError: (failure) => toast(`${key.label} could not be tested. ${failure.message}`),
      },
    );
  const columns: Column<VenueKey>[] = [
    { id: 'label', header: 'Key', isTitle: true, cell: (key) => key.label },
    {
      id: 'venue',
      header: 'Venue',
      cell: (key) => (
        <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 2 }}>
          {key.venueName} <ModeBadge mode={toExecutionMode(key.mode)} />
        </Box>
      ),
    },
    { id: 'hint', header: 'Ends with', cell: (key) => (key.hint === '' ? '–' : <code>…{key.hint}</code>) },
    {
      id: 'use',
      header: 'Good for',
      cell: (key) => (key.use === 'nothing' ? <Warned>{purposeOf(key)}</Warned> : purposeOf(key)),
    },
    { id: 'address', header: 'Bound to an address', cell: (key) => addressWords(key.isBoundToAddress) },
    {
      id: 'expires',
      header: 'Expires',
      cell: (key) => (key.expiresAt ? <Time value={key.expiresAt} shape="day" /> : '–'),
    },
    { id: 'tested', header: 'Tested', cell: (key) => <Age value={key.testedAt} /> },
    {
      id: 'actions',
      header: '',
      align: 'end',
      cell: (key) => (
        <>
          <Button
            size="small"
            disabled={test.isPending}
            onClick={() => ask(key)}
            aria-label={`Test ${key.label} again`}
          >
            Test again
          </Button>
          <Button size="small" onClick={() => setLeaving(key)} aria-label={`Delete ${key.label}`}>
            Delete
          </Button>
        </>
      ),
    },
  ];
  return (
    <Panel title="Keys to venues" flush={keys.length > 0}>
      {keys.length === 0 ? (
        <EmptyState why="You have no keys. The simulation needs none; accounts at other venues do." />
      ) : (
        <DataTable caption="Keys to venues" columns={columns} rows={keys} keyOf={(key) => key.id} />
      )}
      {leaving && <DeleteDialog venueKey={leaving} onClose={() => setLeaving(null)} />}
    </Panel>
  );
}

function DeleteDialog({ venueKey, onClose }: { venueKey: VenueKey; onClose: () => void }) {
  const forget = useKeyStep();
  const toast = useToast();
  return (
    <ConfirmDialog
      open
      title={`Delete ${venueKey.label}`}
      mode={toExecutionMode(venueKey.mode)}
      confirmText="Delete the key"
      isPending={forget.isPending}
      error={forget.error}
      onClose={onClose}
      onConfirm={() =>
        forget.mutate(
          { id: venueKey.id, step: 'delete' },
          {
            onSuccess: () => {
              toast(`${venueKey.label} is deleted.`);
              onClose();
            },
          },
        )
      }
    >
      <Typography>
        It is forgotten here; at {venueKey.venueName} it stays until you delete it there. A key that an
        account uses cannot be deleted.
      </Typography>
    </ConfirmDialog>
  );
}

const addressWords = (isBound: boolean | null | undefined): string =>
  isBound == null ? 'not told' : isBound ? 'yes' : 'no';
