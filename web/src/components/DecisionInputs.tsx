import type { Schemas } from '../api/client';
import { decimal, type DecimalString } from '../lib/decimal';
import { Amount, Change } from './Amount';
import { Facts, type Fact } from './Facts';
import { Side } from './Side';

interface Props {
  decision: Schemas['DecisionView'];
  currency: string;
  /** Digits of the instrument's prices. */
  digits: number;
}

/** Everything a verdict was based on. */
export function DecisionInputs({ decision: { inputs }, currency, digits }: Props) {
  const price = (value: string | null | undefined) => <Amount value={known(value)} digits={digits} />;
  const money = (value: string) => <Amount value={decimal(value)} unit={currency} digits={2} />;
  const facts: Fact[] = [
    ['Side', <Side side={inputs.side} />],
    ['Size', <Amount value={decimal(inputs.quantity)} />],
    ['Entry counted at', price(inputs.entryPrice)],
    ['Stop', price(inputs.stop)],
    ['Target', price(inputs.target)],
    ['Declared exit', inputs.declaredExit],
    ['Leverage', <Amount value={decimal(inputs.leverage)} />],
    ['Equity', money(inputs.equity)],
    ['Peak equity', money(inputs.peakEquity)],
    ['Equity at day start', money(inputs.dayStartEquity)],
    ['Open positions', inputs.openPositions],
    ['Correlated positions', inputs.correlatedPositions],
    ['Entries today', inputs.entriesToday],
    ['Entries in 60 minutes', inputs.entriesLastHour],
    ['Committed before', money(inputs.committedCapital)],
    ['Heat before', money(inputs.heat)],
    ['Active bots', inputs.activeStrategies],
    ["The bot's positions", inputs.runOpenPositions],
    ["The bot's entries today", inputs.runEntriesToday],
    ["The bot's capital", money(inputs.runCommittedCapital)],
    ["The bot's day", <Change value={decimal(inputs.runDailyPnl)} unit={currency} />],
    ["The bot's losses in a row", inputs.runConsecutiveLosses],
  ];
  return <Facts facts={facts} />;
}

function known(value: string | null | undefined): DecimalString | null {
  return value == null ? null : decimal(value);
}
