/** What a file becomes. */
export interface ImportDraft {
  name: string;
  instrument: string;
  timeframe: string;
}

const longestName = 64;

export function mediaTypeOf(fileName: string): string {
  if (/\.gz$/i.test(fileName)) return 'application/gzip';
  return /\.zip$/i.test(fileName) ? 'application/octet-stream' : 'text/csv';
}

/** `BTCUSDT-1m-2023-01.csv.gz` is BTCUSDT: a guess that the person may change. */
export function draftOf(fileName: string, timeframe: string | null): ImportDraft {
  const name = fileName.replace(/\.(gz|zip)$/i, '').replace(/\.(csv|txt)$/i, '');
  // HistData calls its files DAT_ASCII_EURUSD_M1_2019.
  const [symbol = ''] = name.replace(/^DAT_ASCII_/, '').split(/[-_. ]/);
  return {
    name: name.slice(0, longestName),
    instrument: /^[A-Z0-9]{5,20}$/.test(symbol) && /[A-Z]{3}/.test(symbol) ? symbol : '',
    timeframe: timeframe ?? '1m',
  };
}

const formats = new Map([
  ['binance-kline', 'Binance klines'],
  ['histdata-m1', 'minutes of HistData (times are UTC−5 all year, no volume)'],
  [
    'histdata-ticks',
    'ticks of HistData, which become bars of their bids (times are UTC−5 all year, no volume)',
  ],
  ['csv', 'CSV with a heading line'],
]);

/** What a file was recognised as, in words. */
export const formatText = (format: string): string => formats.get(format) ?? format;

export type Problems = Partial<Record<keyof ImportDraft, string>>;

export function checkImport({ name, instrument }: ImportDraft): Problems {
  return {
    ...(name.trim() === '' && { name: 'Give it a name.' }),
    ...(name.trim().length > longestName && { name: `At most ${longestName} characters.` }),
    ...(instrument.trim() === '' && { instrument: 'Say what the bars are of.' }),
  };
}

const sizes = ['B', 'KiB', 'MiB', 'GiB'];
const step = 1_024;

export function sizeText(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= step && unit < sizes.length - 1) {
    value /= step;
    unit++;
  }
  return `${value.toFixed(unit === 0 ? 0 : 1)} ${sizes[unit] ?? ''}`;
}
