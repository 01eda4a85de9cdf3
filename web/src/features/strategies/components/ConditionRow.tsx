import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { Field } from '../../../components/Field';
import { SelectField } from '../../../components/SelectField';
import {
  byFamily,
  isOverBars,
  useIndicatorKinds,
  useVariants,
  type IndicatorKind,
} from '../../../lib/indicators';
import type { PreviewLine } from '../api';
import {
  leftText,
  operators,
  rightText,
  withLeft,
  withRight,
  type Condition,
  type Problem,
} from '../document';
import { signs } from '../sentence';

interface Props {
  label: string;
  condition: Condition;
  line: PreviewLine | undefined;
  problems: readonly Problem[];
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}

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
  const own = (useVariants().data ?? []).filter(({ isSystem }) => !isSystem);
  const names = own.map(({ name }) => name);
  const suggestions = useId();
  const of = (...members: string[]) =>
    problems.find(({ field }) => members.some((member) => field.endsWith(`/${member}`)))?.message;
  const meant = own.find(({ name }) => name === condition.variantId)?.indicator ?? leftText(condition);
  const kind = kinds.data?.find(({ name }) => name === meant.split('(')[0]);
  const shown =
    rightText(withRight(condition, right, names)) === rightText(condition) ? right : rightText(condition);
  const known = ['indicator', 'variantId', 'field', 'operator', 'value'];
  const others = ['valueIndicator', 'valueVariantId', 'valueField'];
  const other = problems.filter(
    ({ field }) => ![...known, ...others].some((member) => field.endsWith(`/${member}`)),
  );
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
          value={leftText(condition)}
          hint={kind && !isOverBars(kind) ? windowsText(kind) : undefined}
          problem={of('indicator', 'variantId')}
          inputProps={{ list: suggestions, autoComplete: 'off', spellCheck: false }}
          onChange={(event) => onChange(withLeft(condition, event.target.value, names))}
        />
        <datalist id={suggestions}>
          {ownValues.map((value) => (
            <option key={value} value={value} />
          ))}
          {own.map(({ id, name, indicator }) => (
            <option key={id} value={name}>
              {indicator}
            </option>
          ))}
          {byFamily(kinds.data ?? []).map((one) => (
            <option key={one.name} value={one.spec}>
              {`${one.family}: ${one.title}`}
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
          onChange={(operator) => onChange(withRight({ ...condition, operator }, shown, names))}
        />
        <Field
          label="Against"
          value={shown}
          hint={condition.operator === 'between' ? 'Two numbers: 40 and 80' : 'A number, or sma(50)'}
          problem={of('value', ...others)}
          inputProps={{ list: suggestions, autoComplete: 'off', spellCheck: false }}
          onChange={(event) => {
            setRight(event.target.value);
            onChange(withRight(condition, event.target.value, names));
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
          {kind && !isOverBars(kind) ? withoutAnswer : line ? countText(line) : ''}
        </Typography>
        <Button variant="text" aria-label={`Remove ${label}`} onClick={onRemove}>
          Remove
        </Button>
      </Box>
    </Box>
  );
}

const withoutAnswer = 'Preview bars have no trades: without an answer here.';

/** What the numbers in the brackets are. */
function windowsText({ parameters, needs }: IndicatorKind): string {
  const names = parameters.map(({ name }) => name).join(', ');
  return names === '' ? `Needs ${needs.join(' and ')}` : `${names} in seconds; needs ${needs.join(' and ')}`;
}

function countText({ trueBars }: PreviewLine): string {
  return trueBars === 1 ? 'True once on the preview bars.' : `True ${trueBars} times on the preview bars.`;
}
