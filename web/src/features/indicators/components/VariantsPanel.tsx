import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useMemo, useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { ConfirmDialog } from '../../../components/ConfirmDialog';
import { DataTable, type Column } from '../../../components/DataTable';
import { EmptyState } from '../../../components/EmptyState';
import { Panel } from '../../../components/Panel';
import { Time } from '../../../components/Time';
import { useToast } from '../../../components/toasts';
import { useAccount } from '../../../lib/account';
import type { IndicatorKind, Variant } from '../../../lib/indicators';
import { symbolOf, words } from '../../../lib/words';
import { useDeleteVariant } from '../api';

interface Props {
  variants: readonly Variant[];
  kinds: readonly IndicatorKind[];
  editedId: string | null;
}

/** The user's own names for indicators; the system's stand in the catalog as the kinds' defaults. */
export function VariantsPanel({ variants, kinds, editedId }: Props) {
  const columns = useMemo(() => columnsOf(kinds, editedId), [kinds, editedId]);
  return (
    <Panel title="Your variants" flush={variants.length > 0}>
      {variants.length === 0 ? (
        <EmptyState why="You have named no indicator yet: choose a kind, set its parameters and save them as a variant." />
      ) : (
        <DataTable caption="Your variants" columns={columns} rows={variants} keyOf={({ id }) => id} />
      )}
    </Panel>
  );
}

function columnsOf(kinds: readonly IndicatorKind[], editedId: string | null): Column<Variant>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      isTitle: true,
      cell: ({ id, name }) => (
        <Link
          component={RouterLink}
          to={`/indicators?variant=${id}`}
          color="inherit"
          aria-current={id === editedId ? 'true' : undefined}
        >
          {name}
        </Link>
      ),
      compare: (left, right) => left.name.localeCompare(right.name),
    },
    {
      id: 'kind',
      header: 'Kind',
      cell: (one) => kinds.find(({ name }) => name === one.baseIndicatorType)?.title ?? one.baseIndicatorType,
    },
    { id: 'indicator', header: 'Indicator', cell: ({ indicator }) => <code>{indicator}</code> },
    { id: 'type', header: 'Meant for', cell: ({ variantType }) => words(variantType) },
    {
      id: 'scope',
      header: 'Instruments',
      cell: ({ scope }) => (scope.length === 0 ? 'All' : scope.map(symbolOf).join(', ')),
    },
    { id: 'version', header: 'Version', align: 'end', cell: ({ version }) => version },
    {
      id: 'changed',
      header: 'Changed',
      cell: ({ changedAt }) => (changedAt ? <Time value={changedAt} shape="minute" /> : '–'),
    },
    { id: 'actions', header: 'Actions', cell: (variant) => <Actions variant={variant} /> },
  ];
}

function Actions({ variant }: { variant: Variant }) {
  const [isOpen, setOpen] = useState(false);
  const remove = useDeleteVariant(variant.id);
  const account = useAccount();
  const toast = useToast();
  return (
    <Box sx={{ display: 'flex', gap: 1 }}>
      <Button
        component={RouterLink}
        to={`/indicators?variant=${variant.id}`}
        variant="text"
        aria-label={`Edit ${variant.name}`}
      >
        Edit
      </Button>
      <Button variant="text" aria-label={`Delete ${variant.name}`} onClick={() => setOpen(true)}>
        Delete
      </Button>
      <ConfirmDialog
        open={isOpen}
        title={`Delete ${variant.name}`}
        mode={account?.executionMode ?? 'unknown'}
        confirmText="Delete the variant"
        isPending={remove.isPending}
        error={remove.error}
        onClose={() => setOpen(false)}
        onConfirm={() => remove.mutate(undefined, { onSuccess: () => toast(`${variant.name} is deleted.`) })}
      >
        {variant.indicator} loses this name and all its versions. One that something uses cannot be deleted.
      </ConfirmDialog>
    </Box>
  );
}
