import { useState } from 'react';
import { parseTyped, type DecimalString } from '../lib/decimal';
import { Field, type FieldProps } from './Field';

interface Props extends Omit<FieldProps, 'value' | 'onChange' | 'type'> {
  /** As delivered; never re-rounded for editing. */
  value: string;
  /** The typed text, and the decimal it means or null. */
  onChange: (text: string, value: DecimalString | null) => void;
}

/** Takes `.` and `,`; says so as soon as the field is left when the text is no number. */
export function DecimalField({ value, onChange, problem, onBlur, ...field }: Props) {
  const [wasLeft, setLeft] = useState(false);
  const isWrong = wasLeft && value !== '' && parseTyped(value) === null;
  return (
    <Field
      {...field}
      value={value}
      problem={problem ?? (isWrong ? 'Enter a number such as 1000.50.' : undefined)}
      onChange={(event) => onChange(event.target.value, parseTyped(event.target.value))}
      onBlur={(event) => {
        setLeft(true);
        onBlur?.(event);
      }}
      inputProps={{ inputMode: 'decimal', autoComplete: 'off', ...field.inputProps }}
    />
  );
}
