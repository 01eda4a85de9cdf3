import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { Loading } from '../../../components/Loading';
import { MoreButton } from '../../../components/MoreButton';
import { Panel } from '../../../components/Panel';
import type { CurrentAccount } from '../../../lib/account';
import { useAddress } from '../../../lib/address';
import { useDecisions, type Decision } from '../api';
import { DecisionDetails } from './DecisionDetails';
import { DecisionItem } from './DecisionItem';

/** The verdicts of the gate, newest first, and the chosen one check by check. */
export function DecisionsPanel({ account }: { account: CurrentAccount }) {
  const [parameters, set] = useAddress();
  const verdicts = parameters.get('verdicts');
  const approved = verdicts === 'approved' ? true : verdicts === 'refused' ? false : null;
  const code = parameters.get('code');
  const query = useDecisions(account.id, { approved, code });
  const decisions = query.data?.pages.flatMap((page) => page.items) ?? [];
  const asked = parameters.get('verdict');
  const chosen = decisions.find((one) => String(one.number) === asked) ?? decisions[0];
  return (
    <Panel
      title="Verdicts"
      flush={decisions.length > 0}
      actions={
        <>
          <Choice approved={approved} onChoose={(next) => set({ verdicts: next, verdict: null })} />
          {code && (
            <Button size="small" onClick={() => set({ code: null, verdict: null })}>
              Only <code style={{ margin: '0 6px' }}>{code}</code> · show all
            </Button>
          )}
        </>
      }
    >
      {query.isPending && <Loading rows={[240]} />}
      {query.error && (
        <ErrorPanel
          error={query.error}
          title="The verdicts could not be loaded."
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isSuccess && !chosen && (
        <EmptyState
          why={
            approved === null && code === null
              ? 'The gate has judged no order of this account yet.'
              : 'No verdict is of that kind.'
          }
        />
      )}
      {chosen && (
        <Log
          account={account}
          decisions={decisions}
          chosen={chosen}
          onChoose={(number) => set({ verdict: number })}
          onCode={(one) => set({ code: one, verdict: null })}
        />
      )}
      <MoreButton
        hasMore={query.hasNextPage}
        isLoading={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </Panel>
  );
}

interface ChoiceProps {
  approved: boolean | null;
  onChoose: (verdicts: string | null) => void;
}

function Choice({ approved, onChoose }: ChoiceProps) {
  const choices = [
    { text: 'All', value: null, isChosen: approved === null },
    { text: 'Approved', value: 'approved', isChosen: approved === true },
    { text: 'Refused', value: 'refused', isChosen: approved === false },
  ];
  return (
    <Box role="group" aria-label="Which verdicts" sx={{ display: 'flex', gap: 1 }}>
      {choices.map(({ text, value, isChosen }) => (
        <Button
          key={text}
          size="small"
          aria-pressed={isChosen}
          onClick={() => onChoose(value)}
          sx={isChosen ? { bgcolor: 'surface.raised', borderColor: 'text.primary' } : undefined}
        >
          {text}
        </Button>
      ))}
    </Box>
  );
}

interface LogProps {
  account: CurrentAccount;
  decisions: readonly Decision[];
  chosen: Decision;
  onChoose: (number: string) => void;
  onCode: (code: string) => void;
}

function Log({ account, decisions, chosen, onChoose, onCode }: LogProps) {
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '330px minmax(0, 1fr)' },
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Box
        component="ul"
        aria-label="Verdicts, newest first"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          maxHeight: { xs: 220, md: 920 },
          overflowY: 'auto',
          borderRight: { md: 1 },
          borderColor: { md: 'divider' },
        }}
      >
        {decisions.map((one) => (
          <DecisionItem
            key={one.number}
            decision={one}
            isChosen={one.number === chosen.number}
            onChoose={() => onChoose(String(one.number))}
          />
        ))}
      </Box>
      <Box sx={{ minWidth: 0, borderTop: { xs: 1, md: 0 }, borderColor: 'divider' }}>
        <DecisionDetails decision={chosen} account={account} onCode={onCode} />
      </Box>
    </Box>
  );
}
