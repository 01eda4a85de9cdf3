import Box from '@mui/material/Box';
import { DecimalField } from '../../../components/DecimalField';
import { Field } from '../../../components/Field';
import { SelectField } from '../../../components/SelectField';
import type { Dataset } from '../../../lib/datasets';
import type { Instrument } from '../../../lib/instruments';
import { timeframes } from '../../../lib/strategies';
import { symbolOf } from '../../../lib/words';
import { hasTicks, synthetic, type BacktestDraft } from '../draft';
import { Tick } from './AdvancedFields';
import { fieldColumns } from './fieldColumns';

interface Props {
  draft: BacktestDraft;
  problemOf: (field: string) => string | undefined;
  onChange: (part: Partial<BacktestDraft>) => void;
}

/** Trades in place of bars, where the data have any. */
export function TradesSwitch({ draft, problemOf, onChange }: Props) {
  const isSynthetic = draft.source === synthetic;
  return (
    <Tick
      label="Run on trades instead of bars"
      isOn={hasTicks(draft)}
      disabled={!isSynthetic}
      hint={
        isSynthetic
          ? 'Each trade moves the market: slower, and no bar has to be guessed inside.'
          : 'A dataset has bars only. The synthetic market has trades; files of trades run on the command line.'
      }
      problem={problemOf('ticks')}
      onChange={(ticks) => onChange({ ticks })}
    />
  );
}

interface SourceProps extends Props {
  dataset: Dataset | undefined;
  datasets: readonly Dataset[];
  instruments: readonly Instrument[];
}

const dayLength = 10;

/** What it runs on, and which part of it. */
export function SourceFields({ draft, dataset, datasets, instruments, problemOf, onChange }: SourceProps) {
  const isSynthetic = draft.source === synthetic;
  const options = [
    ...datasets.map((one) => ({ value: one.id, text: `${one.name} (${one.timeframe})` })),
    { value: synthetic, text: 'Synthetic market' },
  ];
  const own = dataset ? `That of the data (${dataset.timeframe})` : "The strategy's own";
  return (
    <>
      <SelectField
        label="Data"
        name="dataset"
        value={draft.source}
        options={options}
        hint={dataset ? rangeOf(dataset) : 'Made from a seed: the same seed, the same market.'}
        problem={problemOf('dataset')}
        onChange={(source) => onChange({ source, more: [], timeframe: '', detail: '', from: '', to: '' })}
      />
      {isSynthetic && (
        <>
          <Field
            label="Seed"
            name="syntheticSeed"
            value={draft.seed}
            problem={problemOf('syntheticSeed')}
            inputProps={{ inputMode: 'numeric' }}
            onChange={(event) => onChange({ seed: event.target.value })}
          />
          <SelectField
            label="Instrument"
            name="instrumentId"
            value={draft.instrumentId}
            options={instruments.map((one) => ({ value: one.id, text: symbolOf(one.id) }))}
            problem={problemOf('instrumentId')}
            onChange={(instrumentId) => onChange({ instrumentId, more: [] })}
          />
        </>
      )}
      <SelectField
        label="Timeframe"
        name="timeframe"
        value={draft.timeframe}
        options={[{ value: '', text: own }, ...timeframes.map((one) => ({ value: one, text: one }))]}
        problem={problemOf('timeframe')}
        onChange={(timeframe) => onChange({ timeframe })}
      />
      <SelectField
        label="Bars inside its bars"
        name="detailTimeframe"
        value={draft.detail}
        options={[
          { value: '', text: isSynthetic ? 'None' : 'Those of the data, if finer' },
          ...timeframes.map((one) => ({ value: one, text: one })),
        ]}
        hint={
          hasTicks(draft)
            ? 'Trades are finer than any bars.'
            : 'Finer ones decide what came first, stop or target.'
        }
        disabled={hasTicks(draft)}
        problem={problemOf('detailTimeframe')}
        onChange={(detail) => onChange({ detail })}
      />
      <Field
        label="From"
        name="from"
        type="date"
        value={draft.from}
        hint={isSynthetic ? 'Empty: its beginning.' : 'Empty: the first bar.'}
        problem={problemOf('from')}
        onChange={(event) => onChange({ from: event.target.value })}
      />
      <Field
        label="Until before"
        name="to"
        type="date"
        value={draft.to}
        hint={isSynthetic ? 'Empty: 30 days.' : 'Empty: the last bar.'}
        problem={problemOf('to')}
        onChange={(event) => onChange({ to: event.target.value })}
      />
    </>
  );
}

function rangeOf({ firstOpen, lastOpen, bars }: Dataset): string {
  return `${bars} bars, ${firstOpen.slice(0, dayLength)} to ${lastOpen.slice(0, dayLength)}.`;
}

/** What it starts with, and what trading costs. */
export function CostFields({ draft, problemOf, onChange }: Props) {
  return (
    <Box sx={fieldColumns}>
      <DecimalField
        label="Cash"
        name="initialBalance"
        value={draft.cash}
        hint="At least 100."
        problem={problemOf('initialBalance')}
        onChange={(cash) => onChange({ cash })}
      />
      <DecimalField
        label="Fee"
        name="takerFeeFraction"
        value={draft.fee}
        unit="%"
        hint="Of each fill. Empty: the instrument's own (currencies: 7.00 a lot)."
        problem={problemOf('takerFeeFraction') ?? problemOf('makerFeeFraction')}
        onChange={(fee) => onChange({ fee })}
      />
      <DecimalField
        label="Slippage"
        name="slippageFraction"
        value={draft.slippage}
        unit="%"
        hint="Of each market fill. Empty: 0.01 % and half a spread."
        problem={problemOf('slippageFraction')}
        onChange={(slippage) => onChange({ slippage })}
      />
    </Box>
  );
}
