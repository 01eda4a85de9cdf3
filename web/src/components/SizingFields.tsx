import Box from '@mui/material/Box';
import { formatDecimal, isDecimal, multiply } from '../lib/decimal';
import { DecimalField } from './DecimalField';
import { SelectField } from './SelectField';
import { sizingKindOf, sizingKinds, toFraction, type SizingDraft } from './sizing';

interface Props {
  sizing: SizingDraft;
  /** What shares are taken of. */
  equity: string;
  currency: string;
  problemOf: (field: string) => string | undefined;
  onChange: (sizing: SizingDraft) => void;
}

/** How large entries are; shares also say what they mean in money now. */
export function SizingFields({ sizing, equity, currency, problemOf, onChange }: Props) {
  const kind = sizingKindOf(sizing.kind);
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 4,
        gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 260px), 1fr))',
      }}
    >
      <SelectField
        label="Sizing"
        name="sizing.kind"
        value={kind.value}
        options={sizingKinds}
        problem={problemOf('sizing.kind')}
        onChange={(next) => onChange({ kind: next, value: '' })}
      />
      <DecimalField
        label={kind.isPercent ? 'Share' : 'Size'}
        name="sizing.value"
        value={sizing.value}
        unit={kind.unit === 'money' ? currency : kind.unit}
        hint={`${kind.hint}${kind.isPercent ? inMoney(equity, currency, sizing.value) : ''}`}
        problem={problemOf('sizing.value')}
        onChange={(value) => onChange({ ...sizing, value })}
      />
    </Box>
  );
}

function inMoney(equity: string, currency: string, percent: string): string {
  const fraction = toFraction(percent);
  if (fraction === null || !isDecimal(fraction) || !isDecimal(equity)) return '';
  const amount = formatDecimal(multiply(equity, fraction), { digits: 2 });
  return ` Now ${`${amount} ${currency}`.trim()}.`;
}
