import { describe, expect, it } from 'vitest';
import { checkImport, draftOf, formatText, mediaTypeOf, sizeText } from './importDraft';

it('says in words what a file was recognised as', () => {
  expect(formatText('histdata-m1')).toContain('minutes of HistData');
  expect(formatText('something-new')).toBe('something-new');
});

describe('draftOf', () => {
  it('finds the pair in the name that HistData gives', () => {
    expect(draftOf('DAT_ASCII_EURUSD_T_201906.csv', null)).toMatchObject({
      instrument: 'EURUSD',
      timeframe: '1m',
    });
  });

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
