import { Amount, Change } from '../../../components/Amount';
import { CopyText } from '../../../components/CopyText';
import { Facts, type Fact } from '../../../components/Facts';
import { OrderState } from '../../../components/orders';
import { Side } from '../../../components/Side';
import { Time } from '../../../components/Time';
import { decimal } from '../../../lib/decimal';
import { words } from '../../../lib/words';
import type { Entry } from '../api';

interface Shown {
  currency: string;
  digits: (instrumentId: string) => number;
}

type Member<Kind extends 'trade' | 'fill' | 'order' | 'signal'> = NonNullable<Entry[Kind]>;

/** Every field of a trade, fill, order or signal. */
export function EntryFields({ entry, ...shown }: { entry: Entry } & Shown) {
  if (entry.trade) return <Facts facts={ofTrade(entry.trade, shown)} />;
  if (entry.fill) return <Facts facts={ofFill(entry.fill, shown)} />;
  if (entry.order) return <Facts facts={ofOrder(entry.order, shown)} />;
  if (entry.signal) return <Facts facts={ofSignal(entry.signal, shown)} />;
  return null;
}

const price = (value: string | null | undefined, instrument: string, { digits }: Shown) => (
  <Amount value={value == null ? null : decimal(value)} digits={digits(instrument)} />
);

const amount = (value: string | null | undefined) => <Amount value={value == null ? null : decimal(value)} />;

const money = (value: string, { currency }: Shown) => <Amount value={decimal(value)} unit={currency} />;

const gain = (value: string, { currency }: Shown) => <Change value={decimal(value)} unit={currency} />;

function ofTrade(trade: Member<'trade'>, shown: Shown): Fact[] {
  const at = (value: string | null | undefined) => price(value, trade.instrumentId, shown);
  return [
    ['Side', <Side side={trade.side} />],
    ['Size', amount(trade.quantity)],
    ['Entered', <Time value={trade.entryTime} />],
    ['Entry price', at(trade.entryPrice)],
    ['Left', <Time value={trade.exitTime} />],
    ['Exit price', at(trade.exitPrice)],
    ['Ended by', words(trade.exitReason)],
    ['Stop at entry', at(trade.initialStop)],
    ['Target at entry', at(trade.initialTarget)],
    ['Worst price', trade.worstPrice.toFixed(shown.digits(trade.instrumentId))],
    ['Best price', trade.bestPrice.toFixed(shown.digits(trade.instrumentId))],
    ['Gross', gain(trade.grossPnl, shown)],
    ['Fees', money(trade.fees, shown)],
    ['Slippage', money(trade.slippageCost, shown)],
    ['Lost in gaps', money(trade.gapLoss, shown)],
    ['Net', gain(trade.netPnl, shown)],
    ['R', trade.rMultiple == null ? '–' : <Change value={decimal(trade.rMultiple)} />],
    ['Stop or target first?', trade.isAmbiguous ? 'unknown within the bar; the stop was counted' : 'certain'],
    ['Bot', trade.botName],
  ];
}

function ofFill(fill: Member<'fill'>, shown: Shown): Fact[] {
  return [
    ['Side', <Side side={fill.side} />],
    ['Size', amount(fill.quantity)],
    ['Price', price(fill.price, fill.instrumentId, shown)],
    ['Fee', money(fill.fee, shown)],
    ['Liquidity', fill.isMaker ? 'Maker' : 'Taker'],
    ['Order', `#${fill.intentNumber}`],
    ['Fill id', <CopyText label="fill id" text={fill.venueFillId} />],
    ['Bot', fill.botName],
  ];
}

function ofOrder(order: Member<'order'>, shown: Shown): Fact[] {
  const at = (value: string | null | undefined) => price(value, order.instrumentId, shown);
  return [
    ['Status', <OrderState order={order} />],
    ['Why', order.reasonText],
    ['Side', <Side side={order.side} />],
    ['Type', words(order.type)],
    ['For', words(order.purpose)],
    ['Size', amount(order.quantity)],
    ['Filled', amount(order.filledQuantity)],
    ['Average price', at(order.averageFillPrice)],
    ['Limit price', at(order.limitPrice)],
    ['Stop price', at(order.stopPrice)],
    ['Only reduces', order.reduceOnly ? 'Yes' : 'No'],
    ['Changed', <Time value={order.changedAt} />],
    ['Signal', order.signalNumber ? `#${order.signalNumber}` : null],
    ['Client order id', <CopyText label="client order id" text={order.id} />],
    ['Bot', order.botName],
  ];
}

function ofSignal(signal: Member<'signal'>, shown: Shown): Fact[] {
  const at = (value: string | null | undefined) => price(value, signal.instrumentId, shown);
  return [
    ['Status', words(signal.status)],
    ['Code', signal.code && <code>{signal.code}</code>],
    ['Why it ended', signal.text],
    ['Wish', `${words(signal.action)} ${words(signal.side).toLowerCase()}`],
    ['Entry', at(signal.entryPrice)],
    ['Stop', at(signal.stopLoss)],
    ['Target', at(signal.takeProfit)],
    [
      'Reward : risk',
      <Amount value={signal.rewardRisk == null ? null : decimal(signal.rewardRisk)} digits={2} />,
    ],
    ['Confidence', `${signal.confidence} (${signal.grade})`],
    ['Reason', signal.reason],
    ['Expires', <Time value={signal.expiresAt} />],
    ['Signal id', <CopyText label="signal id" text={signal.id} />],
    ['Bot', signal.botName],
  ];
}
