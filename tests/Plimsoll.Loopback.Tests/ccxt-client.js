// Trades with ccxt as its users do; nothing of it is changed but the addresses. Prints one JSON object.
import ccxt from 'ccxt';

const [base, apiKey, secret, kind] = process.argv.slice(2);
const isFutures = kind === 'futures';
const symbol = isFutures ? 'BTC/USDT:USDT' : 'BTC/USDT';

function open(keys = { apiKey, secret }) {
  const client = new ccxt[isFutures ? 'binanceusdm' : 'binance'](keys);
  for (const [name, address] of Object.entries(client.urls.api)) {
    client.urls.api[name] = address.replace(/^https:\/\/[^/]+/, base);
  }
  return client;
}

// ccxt picks the table of errors by the name of the real host, which is not the one it talks to here.
function nameIn(client, error) {
  const code = /"code":(-\d+)/.exec(error.message)?.[1];
  const table = client.exceptions[isFutures ? 'linear' : 'spot'].exact;
  return (table[code] ?? error.constructor).name;
}

async function nameOfError(client, action) {
  try {
    await action();
    return 'none';
  } catch (error) {
    return nameIn(client, error);
  }
}

async function market(client) {
  const markets = await client.loadMarkets();
  const book = await client.fetchOrderBook(symbol, 100);
  const bars = await client.fetchOHLCV(symbol, '1m', undefined, 10);
  const trades = await client.fetchTrades(symbol, undefined, 5);
  const ticker = await client.fetchTicker(symbol);
  return {
    symbols: Object.keys(markets),
    precision: markets[symbol].precision,
    minimum: markets[symbol].limits.cost.min,
    clockDifference: Math.abs((await client.fetchTime()) - Date.now()),
    bid: book.bids[0][0],
    ask: book.asks[0][0],
    levels: book.bids.length,
    bars: bars.length,
    trades: trades.length,
    last: ticker.last,
  };
}

async function limitOrder(client, bid) {
  const placed = await client.createOrder(symbol, 'limit', 'buy', 0.002, Math.floor(bid * 0.96));
  const fetched = await client.fetchOrder(placed.id, symbol);
  const open = await client.fetchOpenOrders(symbol);
  await client.cancelOrder(placed.id, symbol);
  const canceled = await client.fetchOrder(placed.id, symbol);
  const again = await nameOfError(client, () => client.cancelOrder(placed.id, symbol));
  return {
    placed: placed.status,
    fetched: fetched.status,
    isOpen: open.some((order) => order.id === placed.id),
    canceled: canceled.status,
    cancelAgain: again,
  };
}

async function marketOrder(client) {
  const order = await client.createOrder(symbol, 'market', 'buy', 0.003);
  const trades = await client.fetchMyTrades(symbol);
  const own = trades.filter((trade) => trade.order === order.id);
  return {
    status: order.status,
    filled: order.filled,
    average: order.average,
    amount: own.reduce((sum, trade) => sum + trade.amount, 0),
    fee: own[0].fee.currency,
  };
}

async function stopOrder(client, bid) {
  const trigger = Math.floor(bid * 0.97);
  const [type, price] = isFutures ? ['market', undefined] : ['limit', trigger - 100];
  const placed = await client.createOrder(symbol, type, 'sell', 0.002, price, { stopLossPrice: trigger });
  const params = isFutures ? { trigger: true } : {};
  const open = await client.fetchOpenOrders(symbol, undefined, undefined, params);
  await client.cancelOrder(placed.id, symbol, params);
  const left = await client.fetchOpenOrders(symbol, undefined, undefined, params);
  return { trigger: open[0]?.triggerPrice === trigger, placed: open.length, left: left.length };
}

async function positions(client) {
  await client.setLeverage(10, symbol);
  const [position] = await client.fetchPositions([symbol]);
  const funding = await client.fetchFundingRate(symbol);
  await client.createOrder(symbol, 'market', 'sell', 0.003, undefined, { reduceOnly: true });
  const left = await client.fetchPositions([symbol]);
  return { side: position.side, contracts: position.contracts, funding: funding.fundingRate, left: left.length };
}

function breakRule(client) {
  return isFutures
    ? client.createOrder('ETH/USDT:USDT', 'market', 'sell', 0.01, undefined, { reduceOnly: true })
    : client.createOrder(symbol, 'limit', 'buy', 0.002, 2_000_000);
}

async function errors(client, bid) {
  const wrong = open({ apiKey, secret: 'x'.repeat(64) });
  wrong.setMarkets(client.markets);
  const late = open();
  late.setMarkets(client.markets);
  late.nonce = () => Date.now() - 60_000;
  return {
    funds: await nameOfError(client, () => client.createOrder(symbol, 'limit', 'buy', 90, Math.floor(bid))),
    rule: await nameOfError(client, () => breakRule(client)),
    unknown: await nameOfError(client, () => client.fetchOrder('1', symbol)),
    signature: await nameOfError(client, () => wrong.fetchBalance()),
    late: await nameOfError(client, () => late.fetchBalance()),
    symbol: await nameOfError(client, () => client.fetchTicker('DOGE/USDT')),
  };
}

const client = open();
const seen = await market(client);
const before = await client.fetchBalance();
const result = {
  market: seen,
  balance: before.USDT,
  limit: await limitOrder(client, seen.bid),
  order: await marketOrder(client),
  stop: await stopOrder(client, seen.bid),
  positions: isFutures ? await positions(client) : null,
  errors: await errors(client, seen.bid),
};
console.log(JSON.stringify(result));
