import Box from '@mui/material/Box';
import { formatDecimal, formatPercent, sign, type DecimalString } from '../lib/decimal';
import { Icon } from './Icon';

interface AmountProps {
  value: DecimalString | null | undefined;
  unit?: string;
  digits?: number;
}

const unknown = '–';

/** A value that is neither good nor bad. */
export function Amount({ value, unit, digits }: AmountProps) {
  if (value == null) return <>{unknown}</>;
  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
      {formatDecimal(value, digits === undefined ? {} : { digits })}
      {unit && <Unit>{unit}</Unit>}
    </Box>
  );
}

interface ChangeProps extends AmountProps {
  as?: 'amount' | 'percent';
}

/** A gain or loss: sign, arrow and colour say the same thing, so that no one of them is needed alone. */
export function Change({ value, unit, digits = 2, as = 'amount' }: ChangeProps) {
  if (value == null) return <>{unknown}</>;
  const direction = sign(value);
  const text =
    as === 'percent'
      ? formatPercent(value, { digits, signed: true })
      : formatDecimal(value, { digits, signed: true });
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: '2px',
        whiteSpace: 'nowrap',
        color: direction > 0 ? 'tone.up' : direction < 0 ? 'tone.down' : 'inherit',
      }}
    >
      {direction !== 0 && <Icon name={direction > 0 ? 'up' : 'down'} size={12} />}
      <span>
        {text}
        {unit && <Unit>{unit}</Unit>}
      </span>
    </Box>
  );
}

function Unit({ children }: { children: string }) {
  return (
    <Box component="span" sx={{ color: 'tone.faint', fontSize: '0.85em', ml: '0.35em' }}>
      {children}
    </Box>
  );
}
