import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { DataTable, type Column } from '../../../components/DataTable';
import { Facts, type Fact } from '../../../components/Facts';
import { Panel } from '../../../components/Panel';
import { ParameterForm } from '../../../components/ParameterForm';
import { checkParameter } from '../../../components/parameters';
import {
  isOverBars,
  parametersOf,
  specOf,
  valuesOf,
  type IndicatorKind,
  type Values,
  type Variant,
} from '../../../lib/indicators';
import type { Instrument } from '../../../lib/instruments';
import { words } from '../../../lib/words';
import { notesOn, warmupOf } from '../catalog';
import { PreviewChart } from './PreviewChart';
import { VariantForm } from './VariantForm';

interface Props {
  kind: IndicatorKind;
  /** The own variant that is being changed; null: only looked at. */
  edited: Variant | null;
  instruments: readonly Instrument[];
  onDone: (saved: Variant | null) => void;
}

/** What a kind is, how it looks with these parameters, and a name for them. */
export function KindPanel({ kind, edited, instruments, onDone }: Props) {
  const [typed, setTyped] = useState<Values>(edited?.parameters ?? {});
  const parameters = parametersOf(kind);
  const isRight = parameters.every(
    (parameter) => checkParameter(parameter, typed[parameter.name] ?? parameter.default) === null,
  );
  const values = isRight ? valuesOf(parameters, typed) : null;
  return (
    <Panel title={kind.title} flush>
      <Box sx={{ display: 'grid', gap: 4, px: 4, pb: 4 }}>
        <About kind={kind} />
        {parameters.length > 0 && (
          <Box
            component="form"
            aria-label="Parameters"
            noValidate
            onSubmit={(event) => event.preventDefault()}
          >
            <ParameterForm
              parameters={parameters}
              values={typed}
              onChange={(name, value) => setTyped({ ...typed, [name]: value })}
            />
          </Box>
        )}
      </Box>
      <PreviewChart kind={kind} values={values} spec={specOf(kind, values ?? {})} instruments={instruments} />
      {!isOverBars(kind) && (
        <Typography variant="body2" color="text.secondary" sx={{ px: 4, pb: 3 }}>
          As of the end of each bar, from the trades and quotes since the program started: a longer window has
          its first value later.
        </Typography>
      )}
      <Box sx={{ px: 4, py: 4, borderTop: 1, borderColor: 'divider' }}>
        <VariantForm kind={kind} edited={edited} values={values} instruments={instruments} onDone={onDone} />
      </Box>
    </Panel>
  );
}

type Field = IndicatorKind['fields'][number];

const columns: Column<Field>[] = [
  { id: 'name', header: 'Field', isTitle: true, cell: ({ name }) => <code>{name}</code> },
  { id: 'meaning', header: 'Meaning', cell: ({ description }) => description },
  { id: 'scale', header: 'Scale', cell: ({ scale }) => words(scale) },
  { id: 'range', header: 'Range', cell: ({ min, max }) => rangeText(min, max) },
];

function rangeText(min: number | null | undefined, max: number | null | undefined): string {
  if (min == null && max == null) return '–';
  if (max == null) return `from ${min}`;
  return min == null ? `to ${max}` : `${min} to ${max}`;
}

function About({ kind }: { kind: IndicatorKind }) {
  const facts: Fact[] = [
    ['Name', <code key="name">{kind.name}</code>],
    ['Formula', kind.formula],
    ['Source', kind.source],
    ['Warm-up', warmupOf(kind)],
    ['Needs', kind.needs.map(words).join(', ')],
  ];
  const notes = notesOn(kind);
  return (
    <>
      <Facts facts={facts} />
      {notes.length > 0 && (
        <Box component="ul" aria-label="Notes" sx={{ m: 0, pl: 4, color: 'text.secondary' }}>
          {notes.map((note) => (
            <Typography component="li" variant="body2" key={note}>
              {note}
            </Typography>
          ))}
        </Box>
      )}
      <DataTable caption="Fields" columns={columns} rows={kind.fields} keyOf={({ name }) => name} />
    </>
  );
}
