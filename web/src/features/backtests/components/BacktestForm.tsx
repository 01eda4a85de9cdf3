import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { ApiError } from '../../../api/error';
import { ParameterForm } from '../../../components/ParameterForm';
import { ProblemSummary } from '../../../components/ProblemSummary';
import { SelectField } from '../../../components/SelectField';
import { SizingFields } from '../../../components/SizingFields';
import type { Dataset } from '../../../lib/datasets';
import { useDraft } from '../../../lib/draft';
import type { Instrument } from '../../../lib/instruments';
import type { Recording } from '../../../lib/recordings';
import { parametersOf, type Strategy } from '../../../lib/strategies';
import { useRunBacktest } from '../api';
import {
  checkBacktest,
  emptyAdvanced,
  emptyBacktest,
  hasTicks,
  synthetic,
  toRequest,
  tradedBy,
  type BacktestDraft,
  type Problems,
} from '../draft';
import { AdvancedFields, Tick } from './AdvancedFields';
import { CostFields, SourceFields, TradesSwitch } from './BacktestFields';
import { fieldColumns } from './fieldColumns';
import { MoreFields } from './MoreFields';
import { RecordingFields } from './RecordingFields';

interface Props {
  strategies: readonly Strategy[];
  datasets: readonly Dataset[];
  instruments: readonly Instrument[];
  recordings: readonly Recording[];
  /** The dataset a link asked for; it goes before what was typed earlier. */
  asked: string | null;
  /** The strategy a link asked for, likewise. */
  askedStrategy: string | null;
  onStarted: (id: string) => void;
}

const none: Problems = {};

export function BacktestForm(props: Props) {
  const { strategies, datasets, instruments, recordings, asked, askedStrategy, onStarted } = props;
  const [typed, change] = useDraft<BacktestDraft>('backtest', emptyBacktest);
  const [isAsked, setAsked] = useState(asked !== null || askedStrategy !== null);
  const [wasTried, setTried] = useState(false);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const run = useRunBacktest();
  const wish = isAsked && askedStrategy !== null ? askedStrategy : typed.strategy;
  const strategy = strategies.find((one) => one.name === wish) ?? strategies[0];
  if (!strategy) return null;
  const wanted =
    isAsked && asked !== null ? { ...typed, source: asked, timeframe: '', from: '', to: '' } : typed;
  const draft = completed(wanted, { strategy, datasets, instruments, recordings });
  const parameters = parametersOf(strategy);
  const found = checkBacktest(draft, parameters);
  const shown = wasTried ? found : none;
  const refusal = run.error instanceof ApiError ? run.error : null;
  const problemOf = (field: string) => refusal?.of(field) ?? shown[field];
  const dataset = datasets.find((one) => one.id === draft.source);
  const set = (part: Partial<BacktestDraft>) => {
    run.reset();
    setAsked(false);
    // Another request is another backtest; the same one, sent twice by a shaky line, is not.
    setKey(crypto.randomUUID());
    change({ ...draft, ...part });
  };
  const submit = () => {
    setTried(true);
    if (Object.keys(found).length > 0) return;
    run.mutate(
      { request: toRequest(draft, parameters, datasets), key },
      {
        onSuccess: ({ backtestId }) => {
          setKey(crypto.randomUUID());
          onStarted(backtestId);
        },
      },
    );
  };
  return (
    <form
      noValidate
      aria-label="Run a backtest"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Box sx={{ display: 'grid', gap: 5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <ProblemSummary error={run.error} />
        <Box sx={fieldColumns}>
          <SourceFields
            draft={draft}
            dataset={dataset}
            datasets={datasets}
            instruments={instruments}
            problemOf={problemOf}
            onChange={set}
          />
          <SelectField
            label="Strategy"
            name="strategy"
            value={strategy.name}
            options={strategies.map((one) => ({ value: one.name, text: one.title }))}
            problem={problemOf('strategy')}
            onChange={(name) => set({ strategy: name, parameters: {} })}
          />
        </Box>
        <TradesSwitch draft={draft} problemOf={problemOf} onChange={set} />
        <MoreFields
          draft={draft}
          datasets={datasets}
          instruments={instruments}
          problem={problemOf('datasets') ?? problemOf('instrumentIds')}
          onChange={set}
        />
        <RecordingFields
          draft={draft}
          recordings={recordingsOf(draft, { datasets, recordings })}
          problem={problemOf('recordings')}
          onChange={set}
        />
        <Typography color="textSecondary">{strategy.description}</Typography>
        <ParameterForm
          parameters={parameters}
          values={draft.parameters}
          problemOf={(name) => problemOf(`parameters.${name}`)}
          onChange={(name, value) => set({ parameters: { ...draft.parameters, [name]: value } })}
        />
        <CostFields draft={draft} problemOf={problemOf} onChange={set} />
        {strategy.sizing == null ? (
          <SizingFields
            sizing={draft.sizing}
            equity={draft.cash}
            currency=""
            problemOf={problemOf}
            onChange={(sizing) => set({ sizing })}
          />
        ) : (
          <Typography>The size of its entries stands in the strategy itself.</Typography>
        )}
        <AdvancedFields
          draft={draft.advanced}
          problemOf={problemOf}
          onChange={(advanced) => set({ advanced })}
        />
        <Tick
          label="Look for decisions made with the future (takes up to twenty times as long)"
          isOn={draft.advanced.checksLookAhead && !hasTicks(draft)}
          disabled={hasTicks(draft)}
          hint={hasTicks(draft) ? 'The check runs on bars, not on trades.' : undefined}
          problem={problemOf('checkLookAhead')}
          onChange={(checksLookAhead) => set({ advanced: { ...draft.advanced, checksLookAhead } })}
        />
        <Box>
          <Button type="submit" variant="contained" disabled={run.isPending}>
            {run.isPending ? 'Starting' : 'Run the backtest'}
          </Button>
        </Box>
      </Box>
    </form>
  );
}

interface Known {
  strategy: Strategy;
  datasets: readonly Dataset[];
  instruments: readonly Instrument[];
  recordings: readonly Recording[];
}

/** Those of what is traded. */
function recordingsOf(
  draft: BacktestDraft,
  { datasets, recordings }: Pick<Known, 'datasets' | 'recordings'>,
): Recording[] {
  const traded = tradedBy(draft, datasets);
  return recordings.filter((one) => traded.includes(one.instrumentId));
}

/** What was not chosen yet is the first that can be. */
function completed(typed: BacktestDraft, known: Known): BacktestDraft {
  const { strategy, datasets, instruments } = known;
  // A draft of an older page may not have all of them.
  const draft = { ...emptyBacktest, ...typed };
  const isKnown = draft.source === synthetic || datasets.some((one) => one.id === draft.source);
  const isThere = (id: string) =>
    (draft.source === synthetic ? instruments : datasets).some((one) => one.id === id);
  const isTraded = instruments.some((one) => one.id === draft.instrumentId);
  const whole = {
    ...draft,
    strategy: strategy.name,
    advanced: { ...emptyAdvanced, ...draft.advanced },
    source: isKnown ? draft.source : (datasets[0]?.id ?? synthetic),
    more: isKnown ? draft.more.filter(isThere) : [],
    instrumentId: isTraded ? draft.instrumentId : (instruments[0]?.id ?? ''),
  };
  const fitting = recordingsOf(whole, known).map(({ id }) => id);
  return { ...whole, recordings: whole.recordings.filter((id) => fitting.includes(id)) };
}
