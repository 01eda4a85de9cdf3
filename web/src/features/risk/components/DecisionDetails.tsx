import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { refusalText } from '../../../components/checks';
import { CopyText } from '../../../components/CopyText';
import { DecisionInputs } from '../../../components/DecisionInputs';
import { Time } from '../../../components/Time';
import { VerdictTable } from '../../../components/VerdictTable';
import type { CurrentAccount } from '../../../lib/account';
import { usePriceDigits } from '../../../lib/instruments';
import { symbolOf, words } from '../../../lib/words';
import type { Decision } from '../api';

interface Props {
  decision: Decision;
  account: CurrentAccount;
  onCode: (code: string) => void;
}

/** One verdict: its checks in their order, and what they were based on. */
export function DecisionDetails({ decision, account, onCode }: Props) {
  const digits = usePriceDigits();
  const { number, isApproved, code, text, severity, instrumentId, time } = decision;
  return (
    <>
      <Box sx={{ px: 4, py: 2 }}>
        <Typography sx={{ fontWeight: 600 }}>
          #{number} on {symbolOf(instrumentId)}:{' '}
          {isApproved ? 'all nine checks passed' : refusalText(decision.checks, account.currency, text)}
        </Typography>
        <Typography variant="body2" component="div" color="textSecondary">
          <Time value={time} /> · {words(severity).toLowerCase()} ·{' '}
          <Link
            component={RouterLink}
            color="inherit"
            to={`/journal?${new URLSearchParams({ entry: `decision~${time}~${number}` }).toString()}`}
          >
            In the journal
          </Link>
          {code && (
            <Button size="small" variant="text" onClick={() => onCode(code)}>
              Only this refusal
            </Button>
          )}
        </Typography>
      </Box>
      <VerdictTable checks={decision.checks} currency={account.currency} />
      <Box sx={{ px: 4, py: 3, borderTop: 1, borderColor: 'divider', display: 'grid', gap: 3 }}>
        <Typography variant="h3">What it was based on</Typography>
        <DecisionInputs decision={decision} currency={account.currency} digits={digits(instrumentId)} />
        <Box sx={{ fontSize: '0.82rem' }}>
          <CopyText label="verdict id" text={decision.id} />
        </Box>
      </Box>
    </>
  );
}
