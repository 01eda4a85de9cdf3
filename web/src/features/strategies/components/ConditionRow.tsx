import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { Field } from '../../../components/Field';
import { SelectField } from '../../../components/SelectField';
import { isOverBars, useIndicatorKinds } from '../../../lib/indicators';
import type { PreviewLine } from '../api';
import { operators, rightText, withRight, type Condition, type Problem } from '../document';

interface Props {
  label: string;
  condition: Condition;
  line: PreviewLine | undefined;
  problems: readonly Problem[];
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}

const signs: Record<string, string> = {
  '>': 'is above',
  '<': 'is below',
  '>=': 'is at least',
  '<=': 'is at most',
  '==': 'equals',
  between: 'is between',
  crosses_above: 'crosses above',
  crosses_below: 'crosses below',
};

const ownValues = [
  'open',
  'high',
  'low',
  'close',
  'volume',
  'signal_age_seconds',
  'position_age_seconds',
  'unrealized_pnl_pct',
];

/** Reads like a sentence: what, which output of it, how, against what. */
export function ConditionRow({ label, condition, line, problems, onChange, onRemove }: Props) {
  const [right, setRight] = useState(rightText(condition));
  const kinds = useIndicatorKinds();
  const suggestions = useId();
  const of = (...members: string[]) =>
    problems.find(({ field }) => members.some((member) => field.endsWith(`/${member}`)))?.message;
  const kind = kinds.data?.find(({ name }) => name === condition.indicator?.split('(')[0]);
  const shown =
    rightText(withRight(condition, right)) === rightText(condition) ? right : rightText(condition);
  const known = ['indicator', 'field', 'operator', 'value', 'valueIndicator', 'valueField'];
  const other = problems.filter(({ field }) => !known.some((member) => field.endsWith(`/${member}`)));
  return (
    <Box role="group" aria-label={label} sx={{ display: 'grid', gap: 2 }}>
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '2fr 1.4fr 1.6fr 2fr' },
        }}
      >
        <Field
          label="Indicator"
          value={condition.indicator ?? ''}
          problem={of('indicator')}
          inputProps={{ list: suggestions, autoComplete: 'off', spellCheck: false }}
          onChange={(event) => onChange(withIndicator(condition, event.target.value))}
        />
        <datalist id={suggestions}>
          {ownValues.map((value) => (
            <option key={value} value={value} />
          ))}
          {kinds.data?.filter(isOverBars).map((one) => (
            <option key={one.name} value={one.spec}>
              {one.title}
            </option>
          ))}
        </datalist>
        <SelectField
          label="Output"
          value={condition.field ?? kind?.fields[0]?.name ?? ''}
          options={(kind?.fields ?? [{ name: '' }]).map(({ name }) => ({
            value: name,
            text: name || 'value',
          }))}
          problem={of('field')}
          disabled={!kind || kind.fields.length < 2}
          onChange={(field) => onChange({ ...condition, field })}
        />
        <SelectField
          label="Must be"
          value={condition.operator ?? '>'}
          options={operators.map((one) => ({ value: one, text: signs[one] ?? one }))}
          problem={of('operator')}
          onChange={(operator) => onChange(withRight({ ...condition, operator }, shown))}
        />
        <Field
          label="Against"
          value={shown}
          hint={condition.operator === 'between' ? 'Two numbers: 40 and 80' : 'A number, or sma(50)'}
          problem={of('value', 'valueIndicator', 'valueField')}
          inputProps={{ list: suggestions, autoComplete: 'off', spellCheck: false }}
          onChange={(event) => {
            setRight(event.target.value);
            onChange(withRight(condition, event.target.value));
          }}
        />
      </Box>
      {other.map((problem) => (
        <FormHelperText key={problem.field} error>
          {problem.message}
        </FormHelperText>
      ))}
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 3 }}>
        <Typography color="textSecondary" sx={{ flex: 1 }}>
          {line ? countText(line) : ''}
        </Typography>
        <Button variant="text" aria-label={`Remove ${label}`} onClick={onRemove}>
          Remove
        </Button>
      </Box>
    </Box>
  );
}

/** Another indicator has other outputs. */
function withIndicator(condition: Condition, indicator: string): Condition {
  const next = { ...condition, indicator };
  if (indicator.split('(')[0] !== condition.indicator?.split('(')[0]) delete next.field;
  return next;
}

function countText({ trueBars }: PreviewLine): string {
  return trueBars === 1 ? 'True once on the preview bars.' : `True ${trueBars} times on the preview bars.`;
}
