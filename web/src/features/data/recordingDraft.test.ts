import { expect, test } from 'vitest';
import { checkRecording, recordingDraftOf } from './recordingDraft';

test('a file name suggests kind, name and instrument', () => {
  expect(recordingDraftOf('BTCUSDT-fundingRate-2024-01.csv.gz')).toEqual({
    name: 'BTCUSDT-fundingRate-2024-01',
    kind: 'funding',
    instrument: 'BTCUSDT',
  });
  expect(recordingDraftOf('news of may.csv')).toEqual({
    name: 'news of may',
    kind: 'notices',
    instrument: '',
  });
});

test('a recording needs a name and an instrument', () => {
  expect(checkRecording({ name: 'rates', kind: 'funding', instrument: 'BTCUSDT.P' })).toEqual({});
  expect(checkRecording({ name: ' ', kind: 'funding', instrument: ' ' })).toEqual({
    name: 'Give it a name.',
    instrument: 'Say what the rows are of.',
  });
  expect(checkRecording({ name: 'x'.repeat(65), kind: 'notices', instrument: 'BTCUSDT' }).name).toContain(
    'At most 64',
  );
});
