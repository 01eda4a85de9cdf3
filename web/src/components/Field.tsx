import Box from '@mui/material/Box';
import FormControl from '@mui/material/FormControl';
import FormHelperText from '@mui/material/FormHelperText';
import InputAdornment from '@mui/material/InputAdornment';
import OutlinedInput, { type OutlinedInputProps } from '@mui/material/OutlinedInput';
import { useId, type ReactNode } from 'react';

export interface FieldProps extends Omit<OutlinedInputProps, 'error' | 'label' | 'id'> {
  label: string;
  /** What is wrong, beside the field. */
  problem?: string | undefined;
  hint?: ReactNode;
  unit?: string | undefined;
}

/** A labelled input: the label stands above and stays there. */
export function Field({ label, problem, hint, unit, inputProps, ...input }: FieldProps) {
  const id = useId();
  const note = problem ?? hint;
  return (
    <FormControl fullWidth error={problem !== undefined} variant="outlined">
      <FieldLabel htmlFor={id}>{label}</FieldLabel>
      <OutlinedInput
        id={id}
        {...input}
        inputProps={{ ...inputProps, 'aria-describedby': note ? `${id}-note` : undefined }}
        {...(unit && { endAdornment: <InputAdornment position="end">{unit}</InputAdornment> })}
      />
      {note && <FormHelperText id={`${id}-note`}>{note}</FormHelperText>}
    </FormControl>
  );
}

export function FieldLabel({ htmlFor, children }: { htmlFor: string; children: ReactNode }) {
  return (
    <Box
      component="label"
      htmlFor={htmlFor}
      sx={{ display: 'block', mb: 1, color: 'text.primary', fontWeight: 500 }}
    >
      {children}
    </Box>
  );
}
