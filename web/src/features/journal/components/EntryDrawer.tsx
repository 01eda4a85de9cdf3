import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { Answer } from '../../../components/Answer';
import { refusalText } from '../../../components/checks';
import { CopyText } from '../../../components/CopyText';
import { DecisionInputs } from '../../../components/DecisionInputs';
import { EmptyState } from '../../../components/EmptyState';
import { Facts } from '../../../components/Facts';
import { Icon } from '../../../components/Icon';
import { PanelBoundary } from '../../../components/PanelBoundary';
import { Time } from '../../../components/Time';
import { VerdictTable } from '../../../components/VerdictTable';
import type { CurrentAccount } from '../../../lib/account';
import { usePriceDigits } from '../../../lib/instruments';
import { useEntry, type Entry } from '../api';
import { kindWords, sentence } from '../entry';
import type { Place } from '../filter';
import { ChainPart, FactPart } from './EntryChain';
import { EntryFields } from './EntryFields';
import { Part } from './Part';

interface Props {
  account: CurrentAccount;
  place: Place;
  onClose: () => void;
}

/** One entry with all that is known of it, beside the list. */
export function EntryDrawer({ account, place, onClose }: Props) {
  const id = useId();
  const query = useEntry(account.id, place);
  const digits = usePriceDigits();
  return (
    <Drawer
      open
      anchor="right"
      onClose={onClose}
      slotProps={{
        paper: {
          role: 'dialog',
          'aria-modal': true,
          'aria-labelledby': id,
          sx: { width: { xs: '100%', md: 640 }, bgcolor: 'surface.panel', p: 4 },
        },
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 2, mb: 3 }}>
        <Typography id={id} variant="h2" sx={{ flex: 1, pt: '6px' }}>
          {query.data ? sentence(query.data, digits) : kindWords[place.kind]}
        </Typography>
        <IconButton aria-label="Close the entry" onClick={onClose} autoFocus>
          <Icon name="close" />
        </IconButton>
      </Box>
      <PanelBoundary>
        <Answer query={query} rows={[80, 240]} failed="This entry could not be loaded.">
          {(entry) =>
            entry === null ? (
              <EmptyState why="This account has no such entry." />
            ) : (
              <Details account={account} entry={entry} />
            )
          }
        </Answer>
      </PanelBoundary>
    </Drawer>
  );
}

function Details({ account, entry }: { account: CurrentAccount; entry: Entry }) {
  const digits = usePriceDigits();
  const { decision, event } = entry;
  return (
    <Box sx={{ display: 'grid', gap: 5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Facts
        facts={[
          ['Kind', kindWords[entry.kind]],
          ['Time', <Time value={entry.time} />],
          ['Instrument', entry.instrumentId ?? 'the whole account'],
        ]}
      />
      <EntryFields entry={entry} currency={account.currency} digits={digits} />
      {decision && (
        <>
          <Part title={decision.isApproved ? 'All nine checks passed' : 'The checks, in order'}>
            {!decision.isApproved && (
              <Typography sx={{ mb: 2 }}>
                {refusalText(decision.checks, account.currency, decision.text)}.
              </Typography>
            )}
            <Box sx={{ mx: -4 }}>
              <VerdictTable checks={decision.checks} currency={account.currency} />
            </Box>
          </Part>
          <Part title="What it was based on">
            <DecisionInputs
              decision={decision}
              currency={account.currency}
              digits={digits(decision.instrumentId)}
            />
          </Part>
          <Facts facts={[['Verdict id', <CopyText label="verdict id" text={decision.id} />]]} />
        </>
      )}
      {!event && <ChainPart account={account} entry={entry} />}
      <FactPart account={account} entry={entry} />
    </Box>
  );
}
