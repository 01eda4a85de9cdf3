import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Amount } from '../../../components/Amount';
import { refusalText } from '../../../components/checks';
import { Icon } from '../../../components/Icon';
import { VerdictTable } from '../../../components/VerdictTable';
import { decimal } from '../../../lib/decimal';
import type { WhatIfAnswer } from '../api';
import { boundText, isSize } from '../whatIf';

interface Props {
  answer: WhatIfAnswer;
  currency: string;
  /** What sizes are counted in. */
  unit: string;
  onUse: (quantity: string) => void;
}

/** The verdict on an order that was never sent: every check, and what would pass. */
export function WhatIfResult({ answer, currency, unit, onUse }: Props) {
  const { approved, code, text, checks, sizeSuggestion } = answer;
  return (
    <Box>
      <Box role="status" sx={{ display: 'grid', gap: 1, mb: 3 }}>
        <Typography
          sx={{
            display: 'flex',
            alignItems: 'center',
            flexWrap: 'wrap',
            gap: 2,
            fontWeight: 600,
            color: approved ? 'tone.up' : 'tone.down',
          }}
        >
          <Icon name={approved ? 'check' : 'close'} size={16} />
          {approved ? 'It would be approved' : 'It would be refused'}
          {code && <code>{code}</code>}
        </Typography>
        {!approved && <Typography>{refusalText(checks, currency, text)}.</Typography>}
        <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 3 }}>
          {isSize(sizeSuggestion.quantity) ? (
            <>
              <span>
                At most <Amount value={decimal(sizeSuggestion.quantity)} unit={unit} />, bound by{' '}
                {boundText(sizeSuggestion.boundBy)}.
              </span>
              <Button size="small" onClick={() => onUse(sizeSuggestion.quantity)}>
                Use this size
              </Button>
            </>
          ) : (
            <>No size would pass: bound by {boundText(sizeSuggestion.boundBy)}.</>
          )}
        </Box>
      </Box>
      <Box sx={{ mx: -4 }}>
        <VerdictTable checks={checks} currency={currency} />
      </Box>
    </Box>
  );
}
