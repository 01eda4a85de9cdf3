import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
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
import { NumberField } from './NumberField';

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
  /** Left empty it is taken out. */
  isOptional?: boolean;
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
    { path: ['priceOffsetPercent'], label: 'Its price lies', unit: '% from the close' },
    { path: ['leverage'], label: 'Leverage', unit: '×', warning: leverageWarning },
  ],
  ze1_close: [
    {
      path: ['riskAdjustedPricing', 'scale'],
      label: 'First try a limit beyond the close',
      unit: '%',
      isOptional: true,
      warning: (value) =>
        value === undefined ? 'Empty: at market at once.' : 'At market after 10 seconds, or at the next bar.',
    },
  ],
  emergency_exit: [{ path: ['cooldownMinutes'], label: 'Pause after an emergency', unit: 'minutes' }],
};

const orders = [
  { value: 'market', text: 'at market' },
  { value: 'limit', text: 'limit: at a better price' },
  { value: 'stop', text: 'stop: once the market goes there' },
  { value: 'stop_limit', text: 'stop limit: there, and not worse' },
];

/** What a section has beside its conditions. */
export function SectionNumbers({ section, document, problems, onChange }: Props) {
  if (numbers[section].length === 0) return null;
  const type = memberOf(document, ['z1_entry', 'positionSize', 'type']);
  const order = memberOf(document, ['z1_entry', 'orderType']);
  const isAtMarket = order === undefined || order === 'market';
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
      {section === 'z1_entry' && (
        <SelectField
          label="Order"
          value={typeof order === 'string' ? order : 'market'}
          options={orders}
          problem={problemsAt(problems, '/z1_entry/orderType')[0]?.message}
          onChange={(value) =>
            onChange(
              withMember(
                withMember(document, [section, 'orderType'], value),
                [section, 'priceOffsetPercent'],
                value === 'market' ? undefined : 0.1,
              ),
            )
          }
        />
      )}
      {numbers[section].map(({ path, label, unit, isOptional, warning }) => {
        if (path[0] === 'priceOffsetPercent' && isAtMarket) return null;
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
            onChange={(next) =>
              onChange(
                isOptional && next === ''
                  ? withMember(document, [section, path[0] ?? ''], undefined)
                  : withMember(document, [section, ...path], next),
              )
            }
          />
        );
      })}
      {section === 'z1_entry' && <RiskScaling {...{ document, problems, onChange }} />}
      {section === 'emergency_exit' && <Actions {...{ document, onChange }} />}
    </Box>
  );
}

type PartProps = Pick<Props, 'document' | 'problems' | 'onChange'>;

const scaling = ['z1_entry', 'positionSize', 'riskScaling'] as const;

/** An indicator that shrinks entries; without one they keep their size. */
function RiskScaling({ document, problems, onChange }: PartProps) {
  const indicator = memberOf(document, [...scaling, 'indicator']);
  return (
    <Field
      label="Smaller with this risk"
      value={typeof indicator === 'string' ? indicator : ''}
      hint="An indicator from 0 to 100, like rsi(14); empty: always the same size"
      problem={problemsAt(problems, `/${scaling.join('/')}`)[0]?.message}
      inputProps={{ autoComplete: 'off', spellCheck: false }}
      onChange={({ target }) =>
        onChange(withMember(document, scaling, target.value === '' ? undefined : { indicator: target.value }))
      }
    />
  );
}

const actions = [
  { name: 'cancelPending', text: 'cancels an entry that is not filled' },
  { name: 'closePosition', text: 'closes the position at market' },
  { name: 'logEvent', text: 'writes down what was true' },
];

function Actions({ document, onChange }: Omit<PartProps, 'problems'>) {
  return (
    <Box role="group" aria-label="An emergency" sx={{ gridColumn: '1 / -1' }}>
      {actions.map(({ name, text }) => {
        const path = ['emergency_exit', 'actions', name];
        return (
          <FormControlLabel
            key={name}
            label={text}
            control={
              <Checkbox
                checked={memberOf(document, path) !== false}
                onChange={({ target }) => onChange(withMember(document, path, target.checked))}
              />
            }
          />
        );
      })}
    </Box>
  );
}
