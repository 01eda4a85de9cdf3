import { useState } from 'react';
import { Field } from '../../../components/Field';

interface Props {
  label: string;
  unit: string;
  value: unknown;
  hint?: string | undefined;
  problem: string | undefined;
  onChange: (value: number | string) => void;
}

/** What is no number is kept as text: the server says so beside the field. */
export function NumberField({ label, unit, value, hint, problem, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  const shown = typed !== null && toValue(typed) === value ? typed : text;
  return (
    <Field
      label={label}
      unit={unit}
      value={shown}
      problem={problem}
      hint={hint}
      inputProps={{ inputMode: 'decimal', autoComplete: 'off' }}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(toValue(event.target.value));
      }}
    />
  );
}

function toValue(text: string): number | string {
  const value = Number(text.replace(',', '.'));
  return text.trim() === '' || !Number.isFinite(value) ? text : value;
}
