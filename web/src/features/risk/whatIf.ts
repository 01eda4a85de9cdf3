import { parseTyped, sign } from '../../lib/decimal';
import type { WhatIf } from './api';

/** What the form holds: text as typed. */
export interface WhatIfDraft {
  instrumentId: string;
  side: WhatIf['side'];
  quantity: string;
  entryPrice: string;
  stopLoss: string;
  takeProfit: string;
}

export const emptyWhatIf: WhatIfDraft = {
  instrumentId: '',
  side: 'long',
  quantity: '',
  entryPrice: '',
  stopLoss: '',
  takeProfit: '',
};

export type Field = 'quantity' | 'entryPrice' | 'stopLoss' | 'takeProfit';

const needed: readonly Field[] = ['quantity', 'stopLoss'];

/** What cannot be sent at all; whether it may be traded is the gate's to say. */
export function checkWhatIf(draft: WhatIfDraft): Partial<Record<Field, string>> {
  const problems: Partial<Record<Field, string>> = {};
  for (const field of ['quantity', 'entryPrice', 'stopLoss', 'takeProfit'] as const) {
    const text = draft[field].trim();
    if (text === '' && needed.includes(field)) problems[field] = 'The gate judges no order without it.';
    else if (text !== '' && parseTyped(text) === null) problems[field] = 'Enter a number such as 1000.50.';
  }
  return problems;
}

/** Without an entry price it is a market order. */
export function toWhatIf(accountId: string, draft: WhatIfDraft): WhatIf {
  const entry = parseTyped(draft.entryPrice);
  const target = parseTyped(draft.takeProfit);
  return {
    accountId,
    instrumentId: draft.instrumentId,
    side: draft.side,
    quantity: parseTyped(draft.quantity) ?? draft.quantity,
    stopLoss: parseTyped(draft.stopLoss) ?? draft.stopLoss,
    ...(entry !== null && { entryPrice: entry }),
    ...(target !== null && { takeProfit: target }),
  };
}

const boundWords: Record<string, string> = {
  wish: 'what risks 2 % of equity at this stop',
  position_size: 'the largest position',
  exposure: 'the exposure that is left',
  strategy_exposure: 'the exposure of one bot',
  cash: 'the free cash',
  lots: 'the lots of a position',
  risk_per_trade: 'the risk of one trade',
  heat: 'the heat that is left',
};

/** What a suggested size is bound by, in words. */
export const boundText = (name: string): string => boundWords[name] ?? name.replaceAll('_', ' ');

/** A size of zero suggests nothing. */
export const isSize = (quantity: string): boolean => {
  const size = parseTyped(quantity);
  return size !== null && sign(size) > 0;
};
