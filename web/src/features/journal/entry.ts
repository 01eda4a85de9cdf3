import { decimal, formatDecimal } from '../../lib/decimal';
import { words } from '../../lib/words';
import type { Entry } from './api';
import type { Kind } from './filter';

export const kindWords: Record<Kind, string> = {
  trade: 'Trade',
  fill: 'Fill',
  order: 'Order',
  decision: 'Verdict',
  signal: 'Signal',
  event: 'Fact',
};

const plain = (name: string) => words(name).toLowerCase();

type Digits = (instrumentId: string) => number;

/** An entry in one sentence. */
export function sentence({ trade, fill, order, decision, signal, event }: Entry, digits: Digits): string {
  const price = (value: string, instrument: string) =>
    formatDecimal(decimal(value), { digits: digits(instrument) });
  const size = (value: string) => formatDecimal(decimal(value));
  if (trade) {
    const position = `${plain(trade.side)} ${size(trade.quantity)}`;
    return `Trade #${trade.number}: ${position}, ended by ${plain(trade.exitReason)}`;
  }
  if (fill) {
    const done = fill.side === 'buy' ? 'Bought' : 'Sold';
    return `${done} ${size(fill.quantity)} at ${price(fill.price, fill.instrumentId)}`;
  }
  if (order) {
    const wish = `${plain(order.side)} ${size(order.quantity)} ${plain(order.type)}`;
    return `Order #${order.intentNumber}: ${wish}, ${plain(order.purpose)}`;
  }
  if (decision) {
    const { side, quantity } = decision.inputs;
    const verdict = decision.isApproved ? 'approved' : 'refused';
    return `Verdict #${decision.number}: ${verdict} ${plain(side)} ${size(quantity)}`;
  }
  if (signal) {
    const wish = `${plain(signal.action)} ${plain(signal.side)}`;
    return `Signal #${signal.number}: ${wish} at ${price(signal.entryPrice, signal.instrumentId)}`;
  }
  return event?.text ?? '';
}

export function botOf({ trade, fill, order, signal }: Entry): string | null {
  return trade?.botName ?? fill?.botName ?? order?.botName ?? signal?.botName ?? null;
}

/** Where it ended, in a word or code. */
export function outcome({ trade, order, decision, signal, event }: Entry): string {
  if (trade) return trade.exitReason;
  if (order) return order.reasonCode ?? order.status;
  if (decision) return decision.code ?? 'approved';
  if (signal) return signal.code ?? signal.status;
  return event?.type ?? '';
}

/** The chain an entry belongs to: by its signal where it serves one, else by its order. */
export function chainOf({
  fill,
  order,
  decision,
  signal,
}: Entry): { signal: number } | { intent: number } | null {
  const number = signal?.number ?? decision?.signalNumber ?? order?.signalNumber;
  if (number) return { signal: number };
  const intent = order?.intentNumber ?? fill?.intentNumber;
  return intent ? { intent } : null;
}

/** Whether a fact of the chain is what wrote an entry down. */
export function isFactOf(entry: Entry, fact: Entry): boolean {
  const { trade, fill, order, decision, signal, event } = entry;
  if (event) return entry.id === fact.id;
  const written = fact.event?.payload as Payload | undefined;
  switch (fact.event?.type) {
    case 'RoundTripClosed':
      return trade != null && written?.trip?.number === trade.number;
    case 'FillBooked':
      return (
        fill != null &&
        written?.fill?.venueFillId === fill.venueFillId &&
        written.fill.instrumentId === fill.instrumentId
      );
    case 'OrderIntended':
      return order != null && written?.ticket?.intentNumber === order.intentNumber;
    case 'RiskDecided':
      return decision != null && written?.decision?.number === decision.number;
    case 'SignalCreated':
      return signal != null && written?.signal?.number === signal.number;
    default:
      return false;
  }
}

/** The parts of stored facts that say whom they are about. */
interface Payload {
  trip?: { number: number };
  fill?: { venueFillId: string; instrumentId: string };
  ticket?: { intentNumber: number };
  decision?: { number: number };
  signal?: { number: number };
}

export const csvHeader = [
  'time',
  'kind',
  'id',
  'instrument',
  'bot',
  'side',
  'quantity',
  'price',
  'outcome',
  'fee',
  'net',
  'text',
  'hash',
] as const;

const usualDigits = 8;

/** One line of the export: values as delivered, never rounded. */
export function csvRow(entry: Entry): string[] {
  const { trade, fill, order, decision, signal, event } = entry;
  return [
    entry.time,
    entry.kind,
    entry.id,
    entry.instrumentId ?? '',
    botOf(entry) ?? '',
    (trade ?? fill ?? order ?? signal ?? decision?.inputs)?.side ?? '',
    (trade ?? fill ?? order ?? decision?.inputs)?.quantity ?? '',
    fill?.price ??
      trade?.exitPrice ??
      order?.averageFillPrice ??
      order?.limitPrice ??
      order?.stopPrice ??
      signal?.entryPrice ??
      decision?.inputs.entryPrice ??
      '',
    outcome(entry),
    fill?.fee ?? trade?.fees ?? '',
    trade?.netPnl ?? '',
    decision?.text ?? signal?.reason ?? order?.reasonText ?? sentence(entry, () => usualDigits),
    event?.hash ?? '',
  ];
}
