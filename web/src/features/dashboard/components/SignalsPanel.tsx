import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Amount } from '../../../components/Amount';
import { EmptyState } from '../../../components/EmptyState';
import { Panel } from '../../../components/Panel';
import { ProblemSummary } from '../../../components/ProblemSummary';
import { Side } from '../../../components/Side';
import { Time } from '../../../components/Time';
import { useToast } from '../../../components/toasts';
import { decimal } from '../../../lib/decimal';
import type { Dashboard } from '../../../lib/dashboard';
import { usePriceDigits } from '../../../lib/instruments';
import { symbolOf, words } from '../../../lib/words';
import { useAnswerSignal } from '../api';

type Signal = Dashboard['pendingSignals'][number];

/** In guide, orders wait here for a person. */
export function SignalsPanel({ dashboard }: { dashboard: Dashboard }) {
  const { pendingSignals, account } = dashboard;
  if (account.operatingMode === 'autonomous' && pendingSignals.length === 0) return null;
  return (
    <Panel title="Waiting for your approval">
      {pendingSignals.length === 0 ? (
        <EmptyState why="No signal waits. In guide, every entry of a bot appears here first." />
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 4 }}>
          {pendingSignals.map((signal) => (
            <SignalItem key={signal.id} signal={signal} />
          ))}
        </Box>
      )}
    </Panel>
  );
}

function SignalItem({ signal }: { signal: Signal }) {
  const answer = useAnswerSignal();
  const toast = useToast();
  const give = (word: 'approve' | 'reject') =>
    answer.mutate(
      { id: signal.id, answer: word },
      { onSuccess: () => toast(`Signal ${signal.number}: ${word === 'approve' ? 'approved' : 'rejected'}.`) },
    );
  return (
    <Box component="li" sx={{ display: 'grid', gap: 2 }}>
      <ProblemSummary error={answer.error} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 3, alignItems: 'center' }}>
        <Box sx={{ flex: '1 1 300px', minWidth: 0 }}>
          <Typography component="p" sx={{ fontWeight: 600, display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
            {words(signal.action)} <Side side={signal.side} /> {symbolOf(signal.instrumentId)}
            <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400 }}>
              {signal.botName}
            </Box>
          </Typography>
          <Terms signal={signal} />
          <Typography variant="body2" color="textSecondary">
            {signal.reason}
          </Typography>
        </Box>
        <Box sx={{ display: 'flex', gap: 2 }}>
          <Button variant="contained" disabled={answer.isPending} onClick={() => give('approve')}>
            Approve
          </Button>
          <Button disabled={answer.isPending} onClick={() => give('reject')}>
            Reject
          </Button>
        </Box>
      </Box>
    </Box>
  );
}

function Terms({ signal }: { signal: Signal }) {
  const digits = usePriceDigits()(signal.instrumentId);
  const price = (value: string | null | undefined) => (
    <Amount value={value == null ? null : decimal(value)} digits={digits} />
  );
  return (
    <Typography variant="body2" component="p">
      Entry {price(signal.entryPrice)} · stop {price(signal.stopLoss)} · target {price(signal.takeProfit)}
      {signal.rewardRisk != null && (
        <>
          {' '}
          · reward to risk <Amount value={decimal(signal.rewardRisk)} digits={2} />
        </>
      )}
      {signal.heldQuantity != null && (
        <>
          {' '}
          · size <Amount value={decimal(signal.heldQuantity)} />
        </>
      )}{' '}
      · confidence {signal.confidence} ({signal.grade})
      {signal.expiresAt && (
        <>
          {' '}
          · expires <Time value={signal.expiresAt} shape="minute" />
        </>
      )}
    </Typography>
  );
}
