import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { ApiError } from '../../../api/error';
import { Field } from '../../../components/Field';
import { ParameterForm } from '../../../components/ParameterForm';
import { ProblemSummary } from '../../../components/ProblemSummary';
import { SelectField } from '../../../components/SelectField';
import { SizingFields } from '../../../components/SizingFields';
import type { CurrentAccount } from '../../../lib/account';
import { useDraft } from '../../../lib/draft';
import type { Instrument } from '../../../lib/instruments';
import { parametersOf, strategyTimeframes, type Strategy } from '../../../lib/strategies';
import { symbolOf } from '../../../lib/words';
import { useCreateBot, type Bot } from '../api';
import { checkBot, emptyBot, toRequest, type BotDraft, type Problems } from '../draft';

interface Props {
  account: CurrentAccount;
  strategies: readonly Strategy[];
  instruments: readonly Instrument[];
  onCreated: (bot: Bot) => void;
}

const none: Problems = {};

export function BotForm({ account, strategies, instruments, onCreated }: Props) {
  const [typed, change, forget] = useDraft<BotDraft>('bot', emptyBot);
  const [wasTried, setTried] = useState(false);
  const create = useCreateBot();
  const strategy = strategies.find((one) => one.name === typed.strategy) ?? strategies[0];
  if (!strategy) return null;
  const draft = completed(typed, strategy, instruments);
  const parameters = parametersOf(strategy);
  const found = checkBot(draft, parameters);
  const shown = wasTried ? found : none;
  const refusal = create.error instanceof ApiError ? create.error : null;
  const problemOf = (field: string) => refusal?.of(field) ?? shown[field];
  const set = (part: Partial<BotDraft>) => {
    create.reset();
    change({ ...draft, ...part });
  };
  const submit = () => {
    setTried(true);
    if (Object.keys(found).length > 0) return;
    create.mutate(toRequest(account.id, draft, parameters), {
      onSuccess: (bot) => {
        forget();
        onCreated(bot);
      },
    });
  };
  return (
    <form
      noValidate
      aria-label="Create a bot"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Box sx={{ display: 'grid', gap: 5, maxWidth: 860 }}>
        <ProblemSummary error={create.error} />
        <Box sx={columns}>
          <Field
            label="Name"
            name="name"
            value={draft.name}
            problem={problemOf('name')}
            placeholder="Cross on ALPHA"
            onChange={(event) => set({ name: event.target.value })}
          />
          <SelectField
            label="Strategy"
            name="strategy"
            value={strategy.name}
            options={strategies.map((one) => ({ value: one.name, text: one.title }))}
            problem={problemOf('strategy')}
            onChange={(name) => set({ strategy: name, parameters: {}, timeframe: '' })}
          />
          <SelectField
            label="Instrument"
            name="instrumentId"
            value={draft.instrumentId}
            options={instruments.map((one) => ({ value: one.id, text: symbolOf(one.id) }))}
            problem={problemOf('instrumentId')}
            hint={
              draft.nets
                ? 'An entry against another bot there that nets too takes away from its position first.'
                : 'While another bot holds a position there, the entries of this one are refused: the first wins.'
            }
            onChange={(instrumentId) => set({ instrumentId })}
          />
          <SelectField
            label="Timeframe"
            name="timeframe"
            value={draft.timeframe}
            options={strategyTimeframes.map((one) => ({ value: one, text: one }))}
            problem={problemOf('timeframe')}
            onChange={(timeframe) => set({ timeframe })}
          />
        </Box>
        <Typography color="textSecondary">{strategy.description}</Typography>
        <Box component="fieldset" sx={group}>
          <Typography component="legend" variant="h3" sx={{ mb: 3, p: 0 }}>
            Parameters
          </Typography>
          <ParameterForm
            parameters={parameters}
            values={draft.parameters}
            problemOf={(name) => problemOf(`parameters.${name}`)}
            onChange={(name, value) => set({ parameters: { ...draft.parameters, [name]: value } })}
          />
        </Box>
        <Box component="fieldset" sx={group}>
          <Typography component="legend" variant="h3" sx={{ mb: 3, p: 0 }}>
            Size
          </Typography>
          {strategy.sizing == null ? (
            <SizingFields
              sizing={draft.sizing}
              equity={account.equity}
              currency={account.currency}
              problemOf={problemOf}
              onChange={(sizing) => set({ sizing })}
            />
          ) : (
            <Typography>The size of its entries stands in the strategy itself.</Typography>
          )}
          {borrows(instruments, draft.instrumentId) && (
            <Box sx={{ ...columns, mt: 4 }}>
              {strategy.sizing == null && (
                <Field
                  label="Leverage"
                  name="leverage"
                  value={draft.leverage}
                  problem={problemOf('leverage')}
                  hint="Value of an entry for each unit of margin. Empty: 1."
                  onChange={(event) => set({ leverage: event.target.value })}
                  inputProps={{ inputMode: 'decimal', autoComplete: 'off' }}
                />
              )}
              <SelectField
                label="Against what another bot holds"
                name="oppositeEntries"
                value={draft.nets ? 'net' : 'first_wins'}
                options={opposites}
                hint="Taking away needs two bots that want it."
                problem={problemOf('oppositeEntries')}
                onChange={(chosen) => set({ nets: chosen === 'net' })}
              />
            </Box>
          )}
        </Box>
        <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap' }}>
          <Button type="submit" variant="contained" disabled={create.isPending}>
            {create.isPending ? 'Creating' : 'Create the bot'}
          </Button>
          <Button component={Link} to="/bots" variant="text" onClick={forget}>
            Discard
          </Button>
        </Box>
      </Box>
    </form>
  );
}

const opposites = [
  { value: 'first_wins', text: 'The first wins' },
  { value: 'net', text: 'It takes away first' },
];

/** Whether entries on it can be larger than what they put up. */
function borrows(instruments: readonly Instrument[], id: string): boolean {
  const assetClass = instruments.find((one) => one.id === id)?.assetClass;
  return assetClass === 'fx' || assetClass === 'crypto_perpetual';
}

/** What was not chosen yet is the first that can be. */
function completed(draft: BotDraft, strategy: Strategy, instruments: readonly Instrument[]): BotDraft {
  const isKnown = instruments.some((one) => one.id === draft.instrumentId);
  const instrumentId = isKnown ? draft.instrumentId : (instruments[0]?.id ?? '');
  return {
    ...draft,
    leverage: borrows(instruments, instrumentId) ? draft.leverage : '',
    nets: borrows(instruments, instrumentId) && draft.nets,
    strategy: strategy.name,
    timeframe: draft.timeframe || strategy.defaultTimeframe,
    instrumentId,
  };
}

const columns = {
  display: 'grid',
  gap: 4,
  gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 195px), 1fr))',
} as const;

const group = { border: 0, m: 0, p: 0, minWidth: 0 } as const;
