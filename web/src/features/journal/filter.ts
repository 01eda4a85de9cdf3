import type { Entry } from './api';

export type Kind = Entry['kind'];

/** What the list is narrowed to; times are instants. */
export interface Filter {
  kind: Kind | null;
  instrument: string | null;
  from: string | null;
  to: string | null;
}

export const kinds: readonly { value: Kind; text: string }[] = [
  { value: 'trade', text: 'Trades' },
  { value: 'fill', text: 'Fills' },
  { value: 'order', text: 'Orders' },
  { value: 'decision', text: 'Verdicts' },
  { value: 'signal', text: 'Signals' },
  { value: 'event', text: 'Every fact' },
];

/** The filter in the address; what nobody could have chosen there counts as not chosen. */
export function readFilter(parameters: URLSearchParams): Filter {
  const kind = parameters.get('kind');
  const instrument = parameters.get('instrument');
  return {
    kind: kinds.find((one) => one.value === kind)?.value ?? null,
    instrument: instrument === '' ? null : instrument,
    from: instantOf(parameters.get('from')),
    to: instantOf(parameters.get('to')),
  };
}

export function isFiltered({ kind, instrument, from, to }: Filter): boolean {
  return kind !== null || instrument !== null || from !== null || to !== null;
}

function instantOf(text: string | null): string | null {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** Where an entry is: enough to find it again, whatever the list shows. */
export interface Place {
  kind: Kind;
  id: string;
  time: string;
}

const separator = '~';

export const formatPlace = ({ kind, id, time }: Place): string => [kind, time, id].join(separator);

export function readPlace(text: string | null): Place | null {
  const [kindText, time, ...rest] = (text ?? '').split(separator);
  const kind = kinds.find((one) => one.value === kindText)?.value;
  const id = rest.join(separator);
  return kind && time && id !== '' && !Number.isNaN(Date.parse(time)) ? { kind, time, id } : null;
}

/** The moment of an entry as a range that holds it: its own microsecond to the next millisecond but one. */
export function momentOf(time: string): { from: string; to: string } {
  return { from: time, to: new Date(Date.parse(time) + 2).toISOString() };
}
