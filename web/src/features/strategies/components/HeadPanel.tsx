import Box from '@mui/material/Box';
import { Field } from '../../../components/Field';
import { Panel } from '../../../components/Panel';
import { SelectField } from '../../../components/SelectField';
import { timeframes } from '../../../lib/strategies';
import { problemsAt, type Problem, type RuleDocument } from '../document';

interface Props {
  document: RuleDocument;
  problems: readonly Problem[];
  /** It is saved under its name, which stays. */
  isNamed: boolean;
  onChange: (document: RuleDocument) => void;
}

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
          ]}
          problem={problemOf('direction')}
          onChange={(value) => set('direction', value)}
        />
        <SelectField
          label="Bars"
          value={text('timeframe') || '1m'}
          options={timeframes.map((one) => ({ value: one, text: one }))}
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
      </Box>
    </Panel>
  );
}
