import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Facts } from '../../../components/Facts';
import { GuardedDialog } from '../../../components/GuardedDialog';
import { Panel } from '../../../components/Panel';
import { Time } from '../../../components/Time';
import { useToast } from '../../../components/toasts';
import { Warned } from '../../../components/Warned';
import type { CurrentAccount } from '../../../lib/account';
import { symbolOf } from '../../../lib/words';
import { useResolveQuarantine, type Difference, type QuarantineAnswer } from '../api';
import { answers, objectionText } from '../quarantine';

interface Props {
  account: CurrentAccount;
  difference: Difference;
}

/** An instrument whose books differ from the venue's: what differs, what is still allowed, and what to do. */
export function QuarantineCard({ account, difference }: Props) {
  const { instrumentId, since, code, text, ours, venue, adoptObjection } = difference;
  const [asked, setAsked] = useState<QuarantineAnswer | null>(null);
  const name = symbolOf(instrumentId);
  return (
    <Panel title={`Quarantine: ${name}`}>
      <Box sx={{ display: 'grid', gap: 3, maxWidth: 860 }}>
        <Warned>
          {text} (<code>{code}</code>)
        </Warned>
        <Facts
          facts={[
            ['Our fills make', ours],
            ['The venue says', venue ?? 'nothing yet since the program started'],
            ['Since', <Time value={since} />],
            ['Still allowed', 'Cancels, exits and the kill switch'],
            ['Not allowed', 'Any new risk on this instrument'],
          ]}
        />
        {adoptObjection && <Typography color="textSecondary">{objectionText(adoptObjection)}</Typography>}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
          <Button disabled={adoptObjection != null} onClick={() => setAsked('adopt')}>
            Adopt the venue’s position
          </Button>
          <Button disabled={ours === '0'} onClick={() => setAsked('flatten')}>
            Flatten
          </Button>
          <Button onClick={() => setAsked('release')}>Release</Button>
        </Box>
      </Box>
      {asked && (
        <AnswerDialog
          account={account}
          difference={difference}
          answer={asked}
          onClose={() => setAsked(null)}
        />
      )}
    </Panel>
  );
}

interface DialogProps extends Props {
  answer: QuarantineAnswer;
  onClose: () => void;
}

function AnswerDialog({ account, difference, answer, onClose }: DialogProps) {
  const resolve = useResolveQuarantine(account.id);
  const toast = useToast();
  const name = symbolOf(difference.instrumentId);
  const { title, confirm, done, consequence } = answers[answer];
  return (
    <GuardedDialog
      open
      title={`${title} ${name}`}
      account={account}
      confirmText={confirm}
      isPending={resolve.isPending}
      error={resolve.error}
      onClose={onClose}
      onConfirm={(guard) =>
        resolve.mutate(
          { instrumentId: difference.instrumentId, action: answer, guard },
          {
            onSuccess: () => {
              toast(`${name}: ${done}`);
              onClose();
            },
          },
        )
      }
    >
      {consequence(difference, name)}
    </GuardedDialog>
  );
}
