import type { Schemas } from '../../api/client';

/** What is to be collected, as it is typed. */
export interface CollectionDraft {
  name: string;
  instruments: string;
  minutes: string;
  flushSeconds: string;
}

export const emptyCollection: CollectionDraft = { name: '', instruments: '', minutes: '', flushSeconds: '1' };

const mostInstruments = 50;
const longestMinutes = 31 * 24 * 60;
const longestFlush = 300;

export type CollectionProblems = Partial<Record<keyof CollectionDraft, string>>;

export function checkCollection(draft: CollectionDraft): CollectionProblems {
  const ids = instrumentsOf(draft.instruments);
  const wrong = ids.find((id) => !/^[a-z0-9-]{1,24}:\S+$/.test(id));
  return {
    ...(draft.name.trim() === '' && { name: 'Give it a name.' }),
    ...(ids.length === 0 && { instruments: 'Name at least one.' }),
    ...(ids.length > mostInstruments && { instruments: `At most ${mostInstruments}.` }),
    ...(wrong !== undefined && { instruments: `${wrong} does not say its venue, as in sim:ALPHA-USD.` }),
    ...(draft.minutes.trim() !== '' &&
      !isWhole(draft.minutes, longestMinutes) && { minutes: `Whole minutes, 1 to ${longestMinutes}.` }),
    ...(!isWhole(draft.flushSeconds, longestFlush) && {
      flushSeconds: `Whole seconds, 1 to ${longestFlush}.`,
    }),
  };
}

export function requestOf(draft: CollectionDraft): Schemas['StartCollectionRequest'] {
  const minutes = draft.minutes.trim();
  return {
    name: draft.name.trim(),
    instruments: instrumentsOf(draft.instruments),
    ...(minutes !== '' && { durationSeconds: Number(minutes) * 60 }),
    flushSeconds: Number(draft.flushSeconds),
  };
}

const instrumentsOf = (text: string): string[] => [
  ...new Set(text.split(/[\s,;]+/).filter((one) => one !== '')),
];

const isWhole = (text: string, most: number) =>
  /^\d{1,6}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= most;
