import { checkImport, draftOf, type Problems as ImportProblems } from './importDraft';

export type RecordingKind = 'funding' | 'notices';

/** What a file of rates or notices becomes. */
export interface RecordingDraft {
  name: string;
  kind: RecordingKind;
  instrument: string;
}

export const recordingKinds = [
  { value: 'funding', text: 'Funding rates (time, rate)' },
  { value: 'notices', text: 'Notices (time, kind, value)' },
] as const;

/** A guess that the person may change. */
export function recordingDraftOf(fileName: string): RecordingDraft {
  const { name, instrument } = draftOf(fileName, null);
  return { name, instrument, kind: /notice|news|interest/i.test(fileName) ? 'notices' : 'funding' };
}

export type Problems = Pick<ImportProblems, 'name' | 'instrument'>;

export function checkRecording({ name, instrument }: RecordingDraft): Problems {
  const { instrument: unsaid, ...rest } = checkImport({ name, instrument, timeframe: '' });
  return { ...rest, ...(unsaid !== undefined && { instrument: 'Say what the rows are of.' }) };
}
