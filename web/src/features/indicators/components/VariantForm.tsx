import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { ApiError } from '../../../api/error';
import { Field } from '../../../components/Field';
import { ProblemSummary } from '../../../components/ProblemSummary';
import { SelectField } from '../../../components/SelectField';
import { useToast } from '../../../components/toasts';
import type { IndicatorKind, Values, Variant } from '../../../lib/indicators';
import type { Instrument } from '../../../lib/instruments';
import { symbolOf, words } from '../../../lib/words';
import { useSaveVariant } from '../api';

interface Props {
  kind: IndicatorKind;
  edited: Variant | null;
  /** Null while a parameter is wrong. */
  values: Values | null;
  instruments: readonly Instrument[];
  onDone: (saved: Variant | null) => void;
}

const purposes = ['general', 'risk', 'price', 'stop_loss', 'take_profit', 'close_order'] as const;
const longestName = 64;
const everywhere = '';

/** A name for the parameters above: a new variant, or the next version of one. */
export function VariantForm({ kind, edited, values, instruments, onDone }: Props) {
  const [name, setName] = useState(edited?.name ?? '');
  const [purpose, setPurpose] = useState<(typeof purposes)[number]>(edited?.variantType ?? 'general');
  const [scope, setScope] = useState<readonly string[]>(edited?.scope ?? []);
  const save = useSaveVariant();
  const toast = useToast();
  const title = useId();
  const refusal = save.error instanceof ApiError ? save.error : null;
  const isReady = name.trim().length > 0 && values !== null && !save.isPending;
  const submit = () => {
    if (!isReady) return;
    const request = { name: name.trim(), variantType: purpose, parameters: values, scope: [...scope] };
    save.mutate(
      { id: edited?.id ?? null, kind: kind.name, version: edited?.version ?? 0, request },
      {
        onSuccess: (saved) => {
          toast(edited ? `${saved.name} is now version ${saved.version}.` : `${saved.name} is saved.`);
          onDone(saved);
        },
      },
    );
  };
  return (
    <Box
      component="form"
      noValidate
      aria-labelledby={title}
      onSubmit={(event: { preventDefault: () => void }) => {
        event.preventDefault();
        submit();
      }}
      sx={{ display: 'grid', gap: 4 }}
    >
      <Typography id={title} variant="h3">
        {edited ? `Change ${edited.name}` : 'Save as a variant'}
      </Typography>
      <ProblemSummary error={save.error} />
      <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'repeat(auto-fill, minmax(200px, 1fr))' }}>
        <Field
          label="Name"
          value={name}
          problem={refusal?.of('name')}
          hint="By it strategies and charts will know these parameters."
          inputProps={{ maxLength: longestName, autoComplete: 'off' }}
          onChange={(event) => setName(event.target.value)}
        />
        <SelectField
          label="Meant for"
          value={purpose}
          options={purposes.map((one) => ({ value: one, text: words(one) }))}
          onChange={(value) => setPurpose(purposes.find((one) => one === value) ?? 'general')}
        />
        <SelectField
          label="Instruments"
          value={scope.length === 0 ? everywhere : scope.join(',')}
          options={scopeOptions(instruments, scope)}
          onChange={(value) => setScope(value === everywhere ? [] : value.split(','))}
        />
      </Box>
      <Box sx={{ display: 'flex', gap: 3 }}>
        <Button type="submit" variant="contained" disabled={!isReady}>
          {edited ? 'Save the changes' : 'Save'}
        </Button>
        {edited && (
          <Button variant="text" onClick={() => onDone(null)}>
            Leave as it is
          </Button>
        )}
      </Box>
    </Box>
  );
}

/** All, each one, and what the variant has now where that is several. */
function scopeOptions(instruments: readonly Instrument[], scope: readonly string[]) {
  const known = instruments.map(({ id }) => ({ value: id, text: symbolOf(id) }));
  const present = scope.join(',');
  const isListed = scope.length === 0 || known.some(({ value }) => value === present);
  return [
    { value: everywhere, text: 'All instruments' },
    ...known,
    ...(isListed ? [] : [{ value: present, text: scope.map(symbolOf).join(', ') }]),
  ];
}
