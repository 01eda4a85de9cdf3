import Box from '@mui/material/Box';
import { checkParameter, labelOf, rangeOf, type Parameter } from './parameters';
import { Field } from './Field';
import { SelectField } from './SelectField';

interface Props {
  parameters: readonly Parameter[];
  values: Readonly<Record<string, string>>;
  onChange: (name: string, value: string) => void;
  /** The server's word on a field; it goes before the page's own. */
  problemOf?: (name: string) => string | undefined;
}

/** A form made from a strategy's own description of its parameters: no strategy needs a page of its own. */
export function ParameterForm({ parameters, values, onChange, problemOf }: Props) {
  return (
    <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))' }}>
      {parameters.map((parameter) => {
        const value = values[parameter.name] ?? parameter.default;
        const problem = problemOf?.(parameter.name) ?? checkParameter(parameter, value) ?? undefined;
        return (
          <ParameterField
            key={parameter.name}
            parameter={parameter}
            value={value}
            problem={problem}
            onChange={(next) => onChange(parameter.name, next)}
          />
        );
      })}
    </Box>
  );
}

const inputModes = { int: 'numeric', decimal: 'decimal', instrument: 'text' } as const;

interface FieldProps {
  parameter: Parameter;
  value: string;
  problem: string | undefined;
  onChange: (value: string) => void;
}

function ParameterField({ parameter, value, problem, onChange }: FieldProps) {
  const { name, description } = parameter;
  const range = rangeOf(parameter);
  const hint = [description.replace(/\.$/, ''), range].filter(Boolean).join('. ');
  if (parameter.type === 'enum' || parameter.type === 'bool') {
    const allowed = parameter.type === 'bool' ? ['true', 'false'] : (parameter.allowed ?? []);
    const options = allowed.map((text) => ({ value: text, text }));
    return (
      <SelectField
        label={labelOf(name)}
        value={value}
        options={options}
        onChange={onChange}
        hint={hint}
        problem={problem}
      />
    );
  }
  return (
    <Field
      label={labelOf(name)}
      value={value}
      hint={hint}
      problem={problem}
      onChange={(event) => onChange(event.target.value)}
      inputProps={{ inputMode: inputModes[parameter.type], autoComplete: 'off', spellCheck: false }}
    />
  );
}
