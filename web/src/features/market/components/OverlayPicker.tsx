import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { Field } from '../../../components/Field';
import { Icon } from '../../../components/Icon';
import { SelectField } from '../../../components/SelectField';
import { checkParameter, type Parameter } from '../../../components/parameters';
import {
  isOverBars,
  parametersOf,
  specOf,
  useIndicatorKinds,
  useVariants,
  type IndicatorKind,
  type Values,
} from '../../../lib/indicators';
import { most } from '../overlays';

interface Props {
  indicators: readonly string[];
  onChange: (indicators: readonly string[]) => void;
}

const first = 'sma';

/** Adds any kind of the catalog, or an own variant, and takes what is shown off again. */
export function OverlayPicker({ indicators, onChange }: Props) {
  const kinds = useIndicatorKinds();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 3, alignItems: 'flex-end' }}>
      {kinds.data && (
        <AddForm kinds={kinds.data.filter(isOverBars)} indicators={indicators} onChange={onChange} />
      )}
      <Box
        component="ul"
        aria-label="Indicators shown"
        sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, m: 0, p: 0 }}
      >
        {indicators.map((indicator) => (
          <Box component="li" key={indicator} sx={{ listStyle: 'none' }}>
            <Button
              variant="text"
              aria-label={`Remove ${indicator}`}
              onClick={() => onChange(indicators.filter((one) => one !== indicator))}
              sx={{ gap: 1, px: 2, minWidth: 0 }}
            >
              {indicator}
              <Icon name="close" size={12} />
            </Button>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

function AddForm({ kinds, indicators, onChange }: Props & { kinds: readonly IndicatorKind[] }) {
  const [chosen, setChosen] = useState(first);
  const [values, setValues] = useState<Values>({});
  const variants = useVariants();
  const own =
    variants.data?.filter(
      (one) => !one.isSystem && kinds.some(({ name }) => name === one.baseIndicatorType),
    ) ?? [];
  const variant = own.find((one) => one.id === chosen);
  const kind = kinds.find((one) => one.name === (variant?.baseIndicatorType ?? chosen)) ?? kinds[0];
  if (!kind) return null;
  // A variant is what it is: only a kind is asked for its parameters.
  const parameters = variant ? [] : parametersOf(kind);
  const isRight = parameters.every(
    (parameter) => checkParameter(parameter, values[parameter.name] ?? parameter.default) === null,
  );
  const spec = variant?.indicator ?? specOf(kind, values);
  const options = [
    ...own.map(({ id, name }) => ({ value: id, text: name })),
    ...kinds
      .map(({ name, title }) => ({ value: name, text: title }))
      .toSorted((left, right) => left.text.localeCompare(right.text)),
  ];
  return (
    <Box
      component="form"
      aria-label="Add an indicator"
      onSubmit={(event: { preventDefault: () => void }) => {
        event.preventDefault();
        if (isRight && !indicators.includes(spec)) onChange([...indicators, spec].slice(-most));
      }}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'flex-end' }}
    >
      <Box sx={{ width: { xs: 1, sm: 200 } }}>
        <SelectField
          label="Indicator"
          value={chosen}
          options={options}
          onChange={(value) => {
            setChosen(value);
            setValues({});
          }}
        />
      </Box>
      {parameters.map((parameter) => (
        <Box key={parameter.name} sx={{ width: parameter.type === 'instrument' ? 160 : 92 }}>
          <SmallField
            parameter={parameter}
            value={values[parameter.name] ?? parameter.default}
            onChange={(value) => setValues({ ...values, [parameter.name]: value })}
          />
        </Box>
      ))}
      <Button type="submit" disabled={!isRight}>
        Add
      </Button>
    </Box>
  );
}

interface FieldProps {
  parameter: Parameter;
  value: string;
  onChange: (value: string) => void;
}

function SmallField({ parameter, value, onChange }: FieldProps) {
  if (parameter.type === 'enum')
    return (
      <SelectField
        label={parameter.name}
        value={value}
        options={(parameter.allowed ?? []).map((text) => ({ value: text, text }))}
        onChange={onChange}
      />
    );
  return (
    <Field
      label={parameter.name}
      value={value}
      inputProps={{
        inputMode: parameter.type === 'instrument' ? 'text' : 'decimal',
        'aria-invalid': checkParameter(parameter, value) !== null,
      }}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
