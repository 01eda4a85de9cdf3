import { expect, it } from 'vitest';
import type { Parameter } from '../../components/parameters';
import { checkBacktest, emptyAdvanced, emptyBacktest, synthetic, toRequest, tradedBy } from './draft';

const fast: Parameter = { name: 'fast', type: 'int', default: '10', min: '2', max: '500', description: '' };
const whole = { ...emptyBacktest, strategy: 'sma-cross', source: 'a-dataset' };

it('accepts the defaults on a chosen dataset', () => {
  expect(checkBacktest(whole, [fast])).toEqual({});
});

it('names each problem by the field the server would name', () => {
  const draft = {
    ...whole,
    source: synthetic,
    seed: '-1',
    cash: '99',
    fee: '6',
    slippage: 'x',
    from: '2026-02-01',
    to: '2026-01-01',
    parameters: { fast: '1' },
  };
  expect(Object.keys(checkBacktest(draft, [fast])).sort()).toEqual([
    'from',
    'initialBalance',
    'parameters.fast',
    'slippageFraction',
    'syntheticSeed',
    'takerFeeFraction',
  ]);
});

it('sends a dataset without a seed, and leaves out what has a default', () => {
  expect(toRequest(whole, [fast], [])).toEqual({
    strategy: 'sma-cross',
    parameters: { fast: '10' },
    dataset: 'a-dataset',
    initialBalance: '10000',
    sizing: { kind: 'riskFraction', value: '0.01' },
  });
});

it('sends a seed without a dataset, percent as fractions and days as their beginning', () => {
  const draft = {
    ...whole,
    source: synthetic,
    seed: '7',
    instrumentId: 'sim:A',
    fee: '0,1',
    from: '2026-01-01',
  };
  expect(toRequest(draft, [], [])).toMatchObject({
    syntheticSeed: 7,
    instrumentId: 'sim:A',
    makerFeeFraction: '0.001',
    takerFeeFraction: '0.001',
    from: '2026-01-01T00:00:00Z',
  });
  expect(toRequest(draft, [], [])).not.toHaveProperty('dataset');
});

it('sends what the advanced part says, and names its problems', () => {
  const advanced = {
    ...emptyAdvanced,
    makerFee: '0.05',
    slippageModel: 'volume',
    latencyMs: '250',
    latencyJitter: '50',
    fillProbability: '90',
    partialFills: '20',
    sameBarPolicy: 'by_path',
    leavesOpen: true,
    acceptsLowQuality: true,
    checksLookAhead: true,
    limits: { maxPositionFraction: '10' },
  };
  expect(toRequest({ ...whole, fee: '0.1', advanced }, [], [])).toMatchObject({
    makerFeeFraction: '0.0005',
    takerFeeFraction: '0.001',
    slippageModel: 'volume',
    latencyMs: 250,
    latencyJitter: '0.5',
    fillProbability: '0.9',
    partialFills: '0.2',
    sameBarPolicy: 'by_path',
    closeAtEnd: false,
    acceptLowQuality: true,
    checkLookAhead: true,
    limits: { maxPositionFraction: '0.1' },
  });
  const wrong = {
    ...advanced,
    latencyMs: '0.5',
    latencyJitter: '101',
    fillProbability: 'x',
    partialFills: '0',
    limits: { maxPositionFraction: '36' },
  };
  expect(Object.keys(checkBacktest({ ...whole, advanced: wrong }, [])).sort()).toEqual([
    'fillProbability',
    'latencyJitter',
    'latencyMs',
    'limits.maxPositionFraction',
    'partialFills',
  ]);
});

it('asks for trades on the synthetic market only, and then for nothing that needs bars', () => {
  const advanced = { ...emptyAdvanced, checksLookAhead: true };
  const draft = { ...whole, source: synthetic, instrumentId: 'sim:A', detail: '1m', ticks: true, advanced };
  expect(toRequest(draft, [], [])).toMatchObject({ syntheticSeed: 1, ticks: true });
  expect(toRequest(draft, [], [])).not.toHaveProperty('detailTimeframe');
  expect(toRequest(draft, [], [])).not.toHaveProperty('checkLookAhead');
  const onBars = toRequest({ ...draft, source: 'a-dataset' }, [], []);
  expect(onBars).toMatchObject({ detailTimeframe: '1m', checkLookAhead: true });
  expect(onBars).not.toHaveProperty('ticks');
});

it('names the instruments that are only looked at', () => {
  const looking = { ...whole, advanced: { ...emptyAdvanced, references: ' sim:A-USD, ,sim:B-USD' } };
  expect(toRequest(looking, [], [])).toMatchObject({ references: ['sim:A-USD', 'sim:B-USD'] });
  expect(toRequest(whole, [], [])).not.toHaveProperty('references');
});

it('holds out at most forty percent', () => {
  const held = (holdOut: string) => ({ ...whole, advanced: { ...emptyAdvanced, holdOut } });
  expect(toRequest(held('20'), [], [])).toMatchObject({ holdOut: '0.2' });
  expect(toRequest(whole, [], [])).not.toHaveProperty('openHoldOut');
  const opened = { ...whole, advanced: { ...emptyAdvanced, openHoldOut: ' the last test ' } };
  expect(toRequest(opened, [], [])).toMatchObject({ openHoldOut: 'the last test' });
  expect(checkBacktest(held('40'), [])).toEqual({});
  expect(Object.keys(checkBacktest(held('41'), []))).toEqual(['holdOut']);
});

it('calls a dataset by its name unless two share it', () => {
  const one = { id: 'a-dataset', name: 'BTC 2023' };
  expect(toRequest(whole, [], [one]).dataset).toBe('BTC 2023');
  expect(toRequest(whole, [], [one, { ...one, id: 'other' }]).dataset).toBe('a-dataset');
});

it('sends several instruments or datasets where more than one shares the account', () => {
  const instruments = { ...whole, source: synthetic, instrumentId: 'sim:A-USD', more: ['sim:B-USD'] };
  expect(toRequest(instruments, [], [])).toMatchObject({ instrumentIds: ['sim:A-USD', 'sim:B-USD'] });
  expect(toRequest(instruments, [], [])).not.toHaveProperty('instrumentId');
  const named = [
    { id: 'a-dataset', name: 'first' },
    { id: 'b-dataset', name: 'second' },
  ];
  const datasets = toRequest({ ...whole, more: ['b-dataset'], detail: '1m' }, [], named);
  expect(datasets).toMatchObject({ datasets: ['first', 'second'], detailTimeframe: '1m' });
  expect(datasets).not.toHaveProperty('dataset');
});

it('sends the recordings that are ticked', () => {
  expect(toRequest({ ...whole, recordings: ['r-1', 'r-2'] }, [], [])).toMatchObject({
    recordings: ['r-1', 'r-2'],
  });
  expect(toRequest(whole, [], [])).not.toHaveProperty('recordings');
});

it('knows what it trades, of datasets and of the synthetic market', () => {
  const datasets = [
    { id: 'a', instrumentId: 'binance:A' },
    { id: 'b', instrumentId: 'binance:B' },
    { id: 'c', instrumentId: 'binance:C' },
  ];
  expect(tradedBy({ source: 'a', more: ['c'], instrumentId: 'sim:X' }, datasets)).toEqual([
    'binance:A',
    'binance:C',
  ]);
  expect(tradedBy({ source: synthetic, more: ['sim:Y'], instrumentId: 'sim:X' }, datasets)).toEqual([
    'sim:X',
    'sim:Y',
  ]);
});
