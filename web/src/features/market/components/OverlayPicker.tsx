import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { Field } from '../../../components/Field';
import { Icon } from '../../../components/Icon';
import { SelectField } from '../../../components/SelectField';
import { idOf, indicatorKinds, isPeriod, nameOf, type Indicator, type IndicatorKind } from '../overlays';

interface Props {
  indicators: readonly Indicator[];
  onChange: (indicators: readonly Indicator[]) => void;
}

const kinds = Object.entries(indicatorKinds).map(([value, { name }]) => ({ value, text: name }));

export function OverlayPicker({ indicators, onChange }: Props) {
  const [kind, setKind] = useState<IndicatorKind>('sma');
  const [period, setPeriod] = useState(String(indicatorKinds.sma.period));
  const isRight = isPeriod(Number(period));
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 3, alignItems: 'flex-end' }}>
      <Box
        component="form"
        aria-label="Add an indicator"
        onSubmit={(event: { preventDefault: () => void }) => {
          event.preventDefault();
          const added = { kind, period: Number(period) };
          if (isRight && !indicators.some((one) => idOf(one) === idOf(added)))
            onChange([...indicators, added]);
        }}
        sx={{ display: 'flex', gap: 2, alignItems: 'flex-end' }}
      >
        <Box sx={{ width: 92 }}>
          <SelectField
            label="Indicator"
            value={kind}
            options={kinds}
            onChange={(value) => {
              const chosen = value as IndicatorKind;
              setKind(chosen);
              setPeriod(String(indicatorKinds[chosen].period));
            }}
          />
        </Box>
        <Box sx={{ width: 84 }}>
          <Field
            label="Period"
            value={period}
            inputProps={{ inputMode: 'numeric', 'aria-invalid': !isRight }}
            onChange={(event) => setPeriod(event.target.value)}
          />
        </Box>
        <Button type="submit" disabled={!isRight}>
          Add
        </Button>
      </Box>
      <Box
        component="ul"
        aria-label="Indicators shown"
        sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, m: 0, p: 0 }}
      >
        {indicators.map((indicator) => (
          <Box component="li" key={idOf(indicator)} sx={{ listStyle: 'none' }}>
            <Button
              variant="text"
              aria-label={`Remove ${nameOf(indicator)}`}
              onClick={() => onChange(indicators.filter((one) => one !== indicator))}
              sx={{ gap: 1, px: 2, minWidth: 0 }}
            >
              {nameOf(indicator)}
              <Icon name="close" size={12} />
            </Button>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
