import Box from '@mui/material/Box';
import { useState } from 'react';
import { Field } from '../../../components/Field';
import { SelectField } from '../../../components/SelectField';
import {
  memberOf,
  problemsAt,
  withMember,
  type Problem,
  type RuleDocument,
  type SectionName,
} from '../document';

interface Props {
  section: SectionName;
  document: RuleDocument;
  problems: readonly Problem[];
  onChange: (document: RuleDocument) => void;
}

interface NumberPlace {
  path: readonly string[];
  label: string;
  unit: string;
  /** What a person should know about this value. */
  warning?: (value: unknown) => string | undefined;
}

const leverageWarning = (value: unknown): string | undefined => {
  if (typeof value !== 'number' || value <= 3) return undefined;
  return value > 5
    ? 'Above 5× a move of a few percent ends the position. Only currencies may have it.'
    : 'Above 3× the liquidation comes near: keep the stop well before it.';
};

const numbers: Record<SectionName, readonly NumberPlace[]> = {
  s1_signal: [],
  o1_cancel: [
    { path: ['timeoutSeconds'], label: 'A signal lives', unit: 'seconds' },
    { path: ['cooldownMinutes'], label: 'Pause after a dropped signal', unit: 'minutes' },
  ],
  z1_entry: [
    { path: ['positionSize', 'value'], label: 'Size', unit: '' },
    { path: ['stopLoss', 'offsetPercent'], label: 'Stop', unit: '% from entry' },
    { path: ['takeProfit', 'offsetPercent'], label: 'Target', unit: '% from entry' },
    { path: ['leverage'], label: 'Leverage', unit: '×', warning: leverageWarning },
  ],
  ze1_close: [],
  emergency_exit: [{ path: ['cooldownMinutes'], label: 'Pause after an emergency', unit: 'minutes' }],
};

/** What a section has beside its conditions. */
export function SectionNumbers({ section, document, problems, onChange }: Props) {
  if (numbers[section].length === 0) return null;
  const type = memberOf(document, ['z1_entry', 'positionSize', 'type']);
  const ownProblems = ['stopLoss', 'takeProfit', 'positionSize'];
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 3,
        alignItems: 'start',
        gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 180px), 1fr))',
      }}
    >
      {section === 'z1_entry' && (
        <SelectField
          label="Size is"
          value={typeof type === 'string' ? type : 'percentage'}
          options={[
            { value: 'percentage', text: 'percent of equity' },
            { value: 'risk', text: 'percent of equity at risk' },
            { value: 'fixed', text: 'an amount of money' },
          ]}
          problem={problemsAt(problems, '/z1_entry/positionSize/type')[0]?.message}
          onChange={(value) => onChange(withMember(document, [section, 'positionSize', 'type'], value))}
        />
      )}
      {numbers[section].map(({ path, label, unit, warning }) => {
        const value = memberOf(document, [section, ...path]);
        const pointer = `/${section}/${path.join('/')}`;
        const parent = `/${section}/${path[0] ?? ''}`;
        const above = ownProblems.includes(path[0] ?? '')
          ? problems.filter(({ field }) => field === parent)
          : [];
        return (
          <NumberField
            key={pointer}
            label={label}
            unit={unit || (type === 'fixed' ? 'money' : '%')}
            value={value}
            hint={warning?.(value)}
            problem={(problemsAt(problems, pointer)[0] ?? above[0])?.message}
            onChange={(next) => onChange(withMember(document, [section, ...path], next))}
          />
        );
      })}
    </Box>
  );
}

interface NumberProps {
  label: string;
  unit: string;
  value: unknown;
  hint: string | undefined;
  problem: string | undefined;
  onChange: (value: number | string) => void;
}

/** What is no number is kept as text: the server says so beside the field. */
function NumberField({ label, unit, value, hint, problem, onChange }: NumberProps) {
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
