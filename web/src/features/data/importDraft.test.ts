import { describe, expect, it } from 'vitest';
import { checkImport, draftOf, mediaTypeOf, sizeText } from './importDraft';

describe('draftOf', () => {
  it('guesses name and instrument from the name of the file', () => {
    expect(draftOf('BTCUSDT-1m-2023-01.csv.gz', '1m')).toEqual({
      name: 'BTCUSDT-1m-2023-01',
      instrument: 'BTCUSDT',
      timeframe: '1m',
    });
  });

  it('guesses nothing where the name says nothing', () => {
    expect(draftOf('export 2024.csv', null)).toEqual({
      name: 'export 2024',
      instrument: '',
      timeframe: '1m',
    });
    expect(draftOf('2024-01.csv', '1h').instrument).toBe('');
  });
});

it('sends compressed files as what they are', () => {
  expect([mediaTypeOf('a.csv.GZ'), mediaTypeOf('a.csv')]).toEqual(['application/gzip', 'text/csv']);
});

it('asks for a name and an instrument', () => {
  expect(Object.keys(checkImport({ name: ' ', instrument: '', timeframe: '1m' }))).toEqual([
    'name',
    'instrument',
  ]);
});

it('writes sizes as people read them', () => {
  expect([sizeText(12), sizeText(1_536), sizeText(20_971_520)]).toEqual(['12 B', '1.5 KiB', '20.0 MiB']);
});
