import FormControl from '@mui/material/FormControl';
import FormHelperText from '@mui/material/FormHelperText';
import NativeSelect from '@mui/material/NativeSelect';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useId, type ReactNode } from 'react';
import { FieldLabel } from './Field';

interface Props {
  label: string;
  value: string;
  options: readonly { value: string; text: string }[];
  onChange: (value: string) => void;
  hint?: ReactNode;
  problem?: string | undefined;
  name?: string;
  disabled?: boolean;
}

/** The platform's own list: complete keyboard and phone behaviour for free. */
export function SelectField({
  label,
  value,
  options,
  onChange,
  hint,
  problem,
  name,
  disabled = false,
}: Props) {
  const id = useId();
  const note = problem ?? hint;
  // A list without the value would show its first one instead, which nobody chose.
  const isListed = value === '' || options.some((option) => option.value === value);
  return (
    <FormControl fullWidth error={problem !== undefined} variant="outlined" disabled={disabled}>
      <FieldLabel htmlFor={id}>{label}</FieldLabel>
      <NativeSelect
        value={value}
        onChange={(event) => onChange(event.target.value)}
        input={<OutlinedInput />}
        inputProps={{ id, name, 'aria-describedby': note ? `${id}-note` : undefined }}
      >
        {!isListed && <option value={value}>{value}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </NativeSelect>
      {note && <FormHelperText id={`${id}-note`}>{note}</FormHelperText>}
    </FormControl>
  );
}
