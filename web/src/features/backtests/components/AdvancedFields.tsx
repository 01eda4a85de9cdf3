import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { DecimalField } from '../../../components/DecimalField';
import { Field } from '../../../components/Field';
import { SelectField } from '../../../components/SelectField';
import { limitFields, type AdvancedDraft } from '../draft';
import { fieldColumns } from './fieldColumns';

interface Props {
  draft: AdvancedDraft;
  problemOf: (field: string) => string | undefined;
  onChange: (draft: AdvancedDraft) => void;
}

const slippageModels = [
  { value: 'fixed', text: 'The whole of it' },
  { value: 'uniform', text: 'A random part of it' },
  { value: 'volume', text: 'More for orders large beside the bar' },
];

const sameBarPolicies = [
  { value: 'stop_first', text: 'The stop' },
  { value: 'target_first', text: 'The target' },
  { value: 'by_path', text: 'What the bar\u2019s direction suggests' },
];

const numbers = [
  {
    name: 'holdOut',
    field: 'holdOut',
    label: 'Held out',
    unit: '%',
    hint: 'The last part of the data, for a last test; sealed for later runs too. Empty: none.',
  },
  {
    name: 'makerFee',
    field: 'makerFeeFraction',
    label: 'Fee of resting orders',
    unit: '%',
    hint: 'Empty: as the fee.',
  },
  {
    name: 'leverage',
    field: 'leverage',
    label: 'Leverage',
    unit: '×',
    hint: 'Perpetuals and currencies. Empty: 1.',
  },
  {
    name: 'funding',
    field: 'fundingFraction',
    label: 'Funding each 8 hours',
    unit: '%',
    hint: 'A long perpetual pays it. Empty: 0.01 %.',
  },
  {
    name: 'fillProbability',
    field: 'fillProbability',
    label: 'Entries taken',
    unit: '%',
    hint: 'Empty: all.',
  },
  {
    name: 'partialFills',
    field: 'partialFills',
    label: 'Largest part of a bar',
    unit: '%',
    hint: 'Of its volume. Empty: 10 %.',
  },
  {
    name: 'latencyMs',
    field: 'latencyMs',
    label: 'Latency',
    unit: 'ms',
    hint: 'Empty: 100. Bars wait for the next open anyway.',
  },
  {
    name: 'latencyJitter',
    field: 'latencyJitter',
    label: 'Latency varies by',
    unit: '%',
    hint: 'Empty: 20 %.',
  },
] as const;

/** How the simulated venue fills, and limits tighter than the hard ones. Closed until somebody wants it. */
export function AdvancedFields({ draft, problemOf, onChange }: Props) {
  const set = (part: Partial<AdvancedDraft>) => onChange({ ...draft, ...part });
  const number = ({ name, field, label, unit, hint }: (typeof numbers)[number]) => (
    <DecimalField
      key={name}
      label={label}
      name={field}
      value={draft[name]}
      unit={unit}
      hint={hint}
      problem={problemOf(field)}
      onChange={(text) => set({ [name]: text })}
    />
  );
  return (
    <Box component="details">
      <Typography component="summary" sx={{ cursor: 'pointer', fontWeight: 500, mb: 3 }}>
        Fills and limits
      </Typography>
      <Box sx={fieldColumns}>
        <SelectField
          label="Slippage of each fill"
          name="slippageModel"
          value={draft.slippageModel}
          options={slippageModels}
          problem={problemOf('slippageModel')}
          onChange={(slippageModel) => set({ slippageModel })}
        />
        <SelectField
          label="Stop and target in one bar"
          name="sameBarPolicy"
          value={draft.sameBarPolicy}
          options={sameBarPolicies}
          problem={problemOf('sameBarPolicy')}
          onChange={(sameBarPolicy) => set({ sameBarPolicy })}
        />
        <Field
          label="Looks at"
          name="references"
          value={draft.references}
          hint="Instruments that conditions name and that are not traded, with commas. Their data come last."
          problem={problemOf('references')}
          inputProps={{ autoComplete: 'off', spellCheck: false }}
          onChange={(event) => set({ references: event.target.value })}
        />
        {number(numbers[0])}
        <Field
          label="Open what is held out"
          name="openHoldOut"
          value={draft.openHoldOut}
          hint="Why this run may read it: written down and counted. Empty: it may not."
          problem={problemOf('openHoldOut')}
          inputProps={{ autoComplete: 'off', maxLength: 500 }}
          onChange={(event) => set({ openHoldOut: event.target.value })}
        />
        {numbers.slice(1).map(number)}
        {limitFields.map(({ name, label, most }) => (
          <DecimalField
            key={name}
            label={`Limit: ${label.toLowerCase()}`}
            name={`limits.${name}`}
            value={draft.limits[name] ?? ''}
            unit="%"
            hint={`Of equity. Empty: the hard limit, ${most} %.`}
            problem={problemOf(`limits.${name}`)}
            onChange={(text) => set({ limits: { ...draft.limits, [name]: text } })}
          />
        ))}
      </Box>
      <Tick
        label="Keep open at the end what is open"
        isOn={draft.leavesOpen}
        onChange={(leavesOpen) => set({ leavesOpen })}
      />
      <Tick
        label="Run on data of quality D too"
        isOn={draft.acceptsLowQuality}
        onChange={(acceptsLowQuality) => set({ acceptsLowQuality })}
      />
    </Box>
  );
}

interface TickProps {
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  /** Why it cannot be, or what it means. */
  hint?: string | undefined;
  problem?: string | undefined;
  disabled?: boolean;
}

export function Tick({ label, isOn, onChange, hint, problem, disabled = false }: TickProps) {
  const id = useId();
  const note = problem ?? hint;
  const described = note === undefined ? {} : { 'aria-describedby': id };
  return (
    <Box>
      <FormControlLabel
        label={label}
        disabled={disabled}
        control={
          <Checkbox
            checked={isOn}
            slotProps={{ input: described }}
            onChange={(event) => onChange(event.target.checked)}
          />
        }
      />
      {note !== undefined && (
        <FormHelperText id={id} error={problem !== undefined} sx={{ mt: 0 }}>
          {note}
        </FormHelperText>
      )}
    </Box>
  );
}
