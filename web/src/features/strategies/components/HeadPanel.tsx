import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { Field } from '../../../components/Field';
import { Panel } from '../../../components/Panel';
import { SelectField } from '../../../components/SelectField';
import { strategyTimeframes } from '../../../lib/strategies';
import { memberOf, problemsAt, withMember, type Problem, type RuleDocument } from '../document';
import { NumberField } from './NumberField';

interface Props {
  document: RuleDocument;
  problems: readonly Problem[];
  /** It is saved under its name, which stays. */
  isNamed: boolean;
  onChange: (document: RuleDocument) => void;
}

const limits = [
  { name: 'tradesPerDay', label: 'Entries a day', unit: '', standard: 5 },
  { name: 'dailyLossPercent', label: 'Loss that ends the day', unit: '%', standard: 3 },
  { name: 'concurrent', label: 'Rule strategies in trades at once', unit: '', standard: 3 },
  { name: 'cooldownAfterCloseMinutes', label: 'Pause after a trade', unit: 'minutes', standard: 5 },
  { name: 'maxEvaluationsPerSecond', label: 'Evaluations a second', unit: '', standard: 50 },
  { name: 'strategiesPerInstrument', label: 'Rule strategies on its instrument', unit: '', standard: 5 },
];

export function HeadPanel({ document, problems, isNamed, onChange }: Props) {
  const problemOf = (member: string) => problemsAt(problems, `/${member}`)[0]?.message;
  const text = (member: string) => (typeof document[member] === 'string' ? document[member] : '');
  const set = (member: string, value: string) => onChange({ ...document, [member]: value });
  return (
    <Panel title="What it is">
      <Box
        sx={{
          display: 'grid',
          gap: 4,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '2fr 1fr 1fr' },
        }}
      >
        <Field
          label="Name"
          value={text('strategyName')}
          disabled={isNamed}
          problem={problemOf('strategyName')}
          onChange={(event) => set('strategyName', event.target.value)}
        />
        <SelectField
          label="Direction"
          value={text('direction') || 'long'}
          options={[
            { value: 'long', text: 'Long: it buys first' },
            { value: 'short', text: 'Short: it sells first' },
            { value: 'both', text: 'Both: its sections say which' },
          ]}
          problem={problemOf('direction')}
          onChange={(value) => set('direction', value)}
        />
        <SelectField
          label="Bars"
          value={text('timeframe') || '1m'}
          options={strategyTimeframes.map((one) => ({ value: one, text: one }))}
          problem={problemOf('timeframe')}
          onChange={(value) => set('timeframe', value)}
        />
        <Box sx={{ gridColumn: '1 / -1' }}>
          <Field
            label="Description"
            value={text('description')}
            problem={problemOf('description')}
            onChange={(event) => set('description', event.target.value)}
          />
        </Box>
        {['Author', 'Category'].map((label) => (
          <Field
            key={label}
            label={label}
            value={text(label.toLowerCase())}
            problem={problemOf(label.toLowerCase())}
            onChange={(event) => set(label.toLowerCase(), event.target.value)}
          />
        ))}
        <FormControlLabel
          label="Bots may start it"
          control={
            <Checkbox
              checked={document.enabled !== false}
              onChange={({ target }) => onChange({ ...document, enabled: target.checked })}
            />
          }
        />
        {limits.map(({ name, label, unit, standard }) => (
          <NumberField
            key={name}
            label={label}
            unit={unit}
            value={memberOf(document, ['globalLimits', name]) ?? standard}
            problem={problemOf(`globalLimits/${name}`)}
            onChange={(value) => onChange(withMember(document, ['globalLimits', name], value))}
          />
        ))}
      </Box>
    </Panel>
  );
}
