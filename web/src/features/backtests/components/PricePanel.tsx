import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMemo } from 'react';
import { Answer } from '../../../components/Answer';
import { CandleChart } from '../../../components/charts/CandleChart';
import { EmptyState } from '../../../components/EmptyState';
import { Panel } from '../../../components/Panel';
import { SelectField } from '../../../components/SelectField';
import { useDatasetCandles, useDatasets } from '../../../lib/datasets';
import { decimal, digitsOf } from '../../../lib/decimal';
import { symbolOf } from '../../../lib/words';
import type { Report } from '../api';
import { datasetOf, leftOut, linesOf, markersOf, priceOf, spanOf, tradesOn, type Trade } from '../tradeMarks';

interface Props {
  report: Report;
  instrument: string;
  onInstrument: (instrument: string) => void;
  /** The one that is looked at closely; null for the whole run. */
  trade: Trade | null;
  onWhole: () => void;
}

const height = 360;

/** The market with what the run did on it: the whole of it, or one trade closely. */
export function PricePanel({ report, instrument, onInstrument, trade, onWhole }: Props) {
  const parts = report.instruments ?? [];
  return (
    <Panel
      title={trade ? `Trade ${trade.number} on ${symbolOf(instrument)}` : `Price of ${symbolOf(instrument)}`}
      flush
      actions={
        trade ? (
          <Button variant="text" onClick={onWhole}>
            Show the whole run
          </Button>
        ) : undefined
      }
    >
      {parts.length > 1 && !trade && (
        <Box sx={{ px: 4, pb: 2, maxWidth: 280 }}>
          <SelectField
            label="Instrument"
            value={instrument}
            options={parts.map(({ rules }) => ({ value: rules.id, text: symbolOf(rules.id) }))}
            onChange={onInstrument}
          />
        </Box>
      )}
      {trade ? (
        <OneTrade report={report} instrument={instrument} trade={trade} />
      ) : (
        <WholeRun report={report} instrument={instrument} />
      )}
    </Panel>
  );
}

function WholeRun({ report, instrument }: { report: Report; instrument: string }) {
  const candles = useMemo(() => priceOf(report, instrument), [report, instrument]);
  const trades = useMemo(() => tradesOn(report, instrument), [report, instrument]);
  const markers = useMemo(() => markersOf(trades), [trades]);
  const cut = leftOut(trades);
  if (candles.length === 0)
    return (
      <Box sx={{ px: 4 }}>
        <EmptyState why="There was no bar in this range." />
      </Box>
    );
  return (
    <>
      <CandleChart
        label={`${symbolOf(instrument)} over the run`}
        candles={candles}
        fills={markers}
        digits={digitsOn(report, instrument)}
        height={height}
      />
      {cut && <Note text={cut} />}
    </>
  );
}

interface OneProps {
  report: Report;
  instrument: string;
  trade: Trade;
}

function OneTrade(props: OneProps) {
  const name = datasetOf(props.report, props.instrument);
  const datasets = useDatasets();
  if (name === null)
    return <Close {...props} note="A synthetic market keeps no bars: these are the report's own, joined." />;
  return (
    <Answer query={datasets} rows={[height]} failed="The dataset could not be looked up.">
      {(known) => {
        const dataset = known.find((one) => one.name === name);
        return dataset ? (
          <FromDataset {...props} dataset={dataset.id} />
        ) : (
          <Close {...props} note="The dataset is gone: these are the report's own bars, joined." />
        );
      }}
    </Answer>
  );
}

function FromDataset({ dataset, report, instrument, trade }: OneProps & { dataset: string }) {
  const query = useDatasetCandles(dataset, spanOf(trade, report.configuration.timeframe));
  return (
    <Answer query={query} rows={[height]} failed="The bars could not be loaded.">
      {(candles) => (
        <CandleChart
          label={`${symbolOf(instrument)} around trade ${trade.number}`}
          candles={candles}
          fills={markersOf([trade])}
          marks={linesOf(trade)}
          digits={digitsOn(report, instrument)}
          height={height}
        />
      )}
    </Answer>
  );
}

function Close({ report, instrument, trade, note }: OneProps & { note: string }) {
  const { from, to } = spanOf(trade, report.configuration.timeframe);
  const [first, last] = [Date.parse(from) / 1_000, Date.parse(to) / 1_000];
  const candles = priceOf(report, instrument).filter(({ time }) => time >= first && time <= last);
  return (
    <>
      <CandleChart
        label={`${symbolOf(instrument)} around trade ${trade.number}`}
        candles={candles}
        fills={markersOf([trade])}
        marks={linesOf(trade)}
        digits={digitsOn(report, instrument)}
        height={height}
      />
      <Note text={note} />
    </>
  );
}

function Note({ text }: { text: string }) {
  return (
    <Typography variant="body2" color="textSecondary" sx={{ px: 4, py: 2 }}>
      {text}
    </Typography>
  );
}

function digitsOn({ instrument, instruments = [] }: Report, id: string): number {
  const rules = instruments.find((part) => part.rules.id === id)?.rules ?? instrument;
  return digitsOf(decimal(rules.priceIncrement));
}
