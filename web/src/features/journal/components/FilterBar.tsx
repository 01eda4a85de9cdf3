import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Field } from '../../../components/Field';
import { SelectField } from '../../../components/SelectField';
import { useTimeZone } from '../../../components/timeZone';
import { useInstruments } from '../../../lib/instruments';
import { fromWall, toWall } from '../../../lib/time';
import { symbolOf } from '../../../lib/words';
import { isFiltered, kinds, type Filter } from '../filter';

interface Props {
  filter: Filter;
  /** What the server finds wrong with the end. */
  problem: string | undefined;
  onChange: (part: Partial<Filter>) => void;
}

const nothing: Filter = { kind: null, instrument: null, from: null, to: null };

/** What the list is narrowed to; times are the reader's own. */
export function FilterBar({ filter, problem, onChange }: Props) {
  const zone = useTimeZone();
  const { data: instruments = [] } = useInstruments();
  const time = (name: 'from' | 'to') => ({
    name,
    type: 'datetime-local',
    // Uncontrolled between whole times: half-typed dates are the browser's to keep.
    key: `${name} ${filter[name] ?? ''}`,
    defaultValue: filter[name] ? toWall(filter[name], zone) : '',
    onChange: (event: { target: { value: string } }) => {
      const { value } = event.target;
      const instant = fromWall(value, zone);
      if (instant !== null || value === '') onChange({ [name]: instant });
    },
  });
  return (
    <Box sx={{ display: 'grid', gap: 3, mb: 4 }}>
      <KindChips chosen={filter.kind} onChoose={(kind) => onChange({ kind })} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 3, alignItems: 'flex-start' }}>
        <Box sx={{ width: { xs: 1, sm: 180 } }}>
          <SelectField
            label="Instrument"
            value={filter.instrument ?? ''}
            options={[
              { value: '', text: 'All' },
              ...instruments.map((one) => ({ value: one.id, text: symbolOf(one.id) })),
            ]}
            onChange={(instrument) => onChange({ instrument: instrument || null })}
          />
        </Box>
        <Box sx={{ width: { xs: 1, sm: 210 } }}>
          <Field label={`From (${zone})`} {...time('from')} />
        </Box>
        <Box sx={{ width: { xs: 1, sm: 210 } }}>
          <Field label={`Before (${zone})`} {...time('to')} problem={problem} />
        </Box>
        {isFiltered(filter) && (
          <Button variant="text" sx={{ mt: { sm: '25px' } }} onClick={() => onChange(nothing)}>
            Clear the filter
          </Button>
        )}
      </Box>
    </Box>
  );
}

interface ChipProps {
  chosen: Filter['kind'];
  onChoose: (kind: Filter['kind']) => void;
}

function KindChips({ chosen, onChoose }: ChipProps) {
  const all = { value: null, text: 'Everything' };
  return (
    <Box role="group" aria-label="Kind" sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
      {[all, ...kinds].map(({ value, text }) => (
        <Button
          key={text}
          size="small"
          aria-pressed={value === chosen}
          onClick={() => onChoose(value)}
          sx={value === chosen ? { bgcolor: 'surface.raised', borderColor: 'text.primary' } : undefined}
        >
          {text}
        </Button>
      ))}
    </Box>
  );
}
