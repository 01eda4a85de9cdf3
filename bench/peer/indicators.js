// Time of one update of the same indicators in the npm package trading-signals, in nanoseconds: the median of the runs.
import { ATR, BollingerBands, EMA, MACD, RSI, SMA, WSMA } from 'trading-signals';

const updates = 500_000;
const runs = 9;

const bars = randomWalk(updates);
const closes = bars.map((bar) => bar.close);

const measured = {
  'SMA 20': () => new SMA(20),
  'EMA 20': () => new EMA(20),
  'RSI 14': () => new RSI(14, WSMA),
  'MACD 12/26/9': () => new MACD(new EMA(12), new EMA(26), new EMA(9)),
  'ATR 14': () => new ATR(14, WSMA),
  'Bollinger 20, 2': () => new BollingerBands(20, 2),
};

for (const [name, create] of Object.entries(measured)) {
  const inputs = name.startsWith('ATR') ? bars : closes;
  const times = Array.from({ length: runs }, () => time(create(), inputs)).sort((a, b) => a - b);
  console.log(`${name.padEnd(16)} ${times[runs >> 1].toFixed(1)} ns`);
}

function time(indicator, inputs) {
  const start = process.hrtime.bigint();
  for (const input of inputs) indicator.update(input, false);
  const elapsed = Number(process.hrtime.bigint() - start);
  if (!Number.isFinite(lastOf(indicator))) throw new Error('the indicator has no value');
  return elapsed / inputs.length;
}

function lastOf(indicator) {
  const value = indicator.getResultOrThrow();
  return typeof value === 'number' ? value : (value.macd ?? value.middle);
}

// Seeded, so that every run sees the same prices.
function randomWalk(length) {
  let state = 1;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  let close = 100;
  return Array.from({ length }, () => {
    const open = close;
    close = Math.max(1, open * (1 + 0.001 * (random() - 0.5)));
    const high = Math.max(open, close) * (1 + 0.0003 * random());
    const low = Math.min(open, close) * (1 - 0.0003 * random());
    return { open, high, low, close };
  });
}
