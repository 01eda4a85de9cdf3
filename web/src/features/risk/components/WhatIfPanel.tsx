import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { ApiError } from '../../../api/error';
import { Answer } from '../../../components/Answer';
import { DecimalField } from '../../../components/DecimalField';
import { EmptyState } from '../../../components/EmptyState';
import { Panel } from '../../../components/Panel';
import { ProblemSummary } from '../../../components/ProblemSummary';
import { SelectField } from '../../../components/SelectField';
import type { CurrentAccount } from '../../../lib/account';
import { useDraft } from '../../../lib/draft';
import { useInstruments, type Instrument } from '../../../lib/instruments';
import { symbolOf } from '../../../lib/words';
import { useWhatIf } from '../api';
import { checkWhatIf, emptyWhatIf, toWhatIf, type Field, type WhatIfDraft } from '../whatIf';
import { WhatIfResult } from './WhatIfResult';

/** What the gate would say to an order that is never sent. */
export function WhatIfPanel({ account }: { account: CurrentAccount }) {
  const instruments = useInstruments();
  return (
    <Panel title="What if?">
      <Answer query={instruments} rows={[140]} failed="The instruments could not be loaded.">
        {(known) =>
          known[0] ? (
            <WhatIfForm account={account} instruments={known} first={known[0]} />
          ) : (
            <EmptyState why="The market trades nothing yet." />
          )
        }
      </Answer>
    </Panel>
  );
}

interface Props {
  account: CurrentAccount;
  instruments: readonly Instrument[];
  first: Instrument;
}

function WhatIfForm({ account, instruments, first }: Props) {
  const [typed, change] = useDraft<WhatIfDraft>('what-if', emptyWhatIf);
  const [wasTried, setTried] = useState(false);
  const ask = useWhatIf();
  const instrument = instruments.find((one) => one.id === typed.instrumentId) ?? first;
  const draft = { ...typed, instrumentId: instrument.id };
  const found = checkWhatIf(draft);
  const refusal = ask.error instanceof ApiError ? ask.error : null;
  const set = (part: Partial<WhatIfDraft>) => {
    ask.reset();
    change({ ...draft, ...part });
  };
  const submit = (asked: WhatIfDraft) => {
    setTried(true);
    if (Object.keys(checkWhatIf(asked)).length === 0) ask.mutate(toWhatIf(account.id, asked));
  };
  const decimalOf = (name: Field, label: string) => ({
    name,
    label,
    value: draft[name],
    problem: refusal?.of(name) ?? (wasTried ? found[name] : undefined),
    onChange: (text: string) => set({ [name]: text }),
  });
  const mark =
    instrument.lastPrice == null ? undefined : `${symbolOf(instrument.id)} is at ${instrument.lastPrice}`;
  return (
    <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <form
        noValidate
        aria-label="What-if order"
        onSubmit={(event) => {
          event.preventDefault();
          submit(draft);
        }}
      >
        <Box sx={{ display: 'grid', gap: 4 }}>
          <ProblemSummary error={ask.error} />
          <Box sx={columns}>
            <SelectField
              label="Instrument"
              name="instrumentId"
              value={instrument.id}
              options={instruments.map((one) => ({ value: one.id, text: symbolOf(one.id) }))}
              problem={refusal?.of('instrumentId')}
              hint={mark}
              onChange={(instrumentId) => set({ instrumentId })}
            />
            <SelectField
              label="Side"
              name="side"
              value={draft.side}
              options={[
                { value: 'long', text: 'Long' },
                { value: 'short', text: 'Short' },
              ]}
              problem={refusal?.of('side')}
              onChange={(side) => set({ side: side === 'short' ? 'short' : 'long' })}
            />
            <DecimalField {...decimalOf('quantity', 'Size')} unit={instrument.base} />
            <DecimalField {...decimalOf('entryPrice', 'Limit price')} hint="Empty: at the market." />
            <DecimalField {...decimalOf('stopLoss', 'Stop')} />
            <DecimalField {...decimalOf('takeProfit', 'Target')} hint="Empty: closed by hand." />
          </Box>
          <Box>
            <Button type="submit" variant="contained" disabled={ask.isPending}>
              {ask.isPending ? 'Judging' : 'Judge it'}
            </Button>
          </Box>
        </Box>
      </form>
      {ask.data && (
        <WhatIfResult
          answer={ask.data}
          currency={account.currency}
          unit={instrument.base}
          onUse={(quantity) => {
            const next = { ...draft, quantity };
            change(next);
            submit(next);
          }}
        />
      )}
    </Box>
  );
}

const columns = {
  display: 'grid',
  gap: 4,
  gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 150px), 1fr))',
} as const;
