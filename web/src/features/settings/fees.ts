import type { Schemas } from '../../api/client';
import { decimal, formatDecimal, formatPercent } from '../../lib/decimal';

export type Fee = Schemas['FeeView'];

interface FeeText {
  text: string;
  source: string;
  toldAt: string | null;
}

const sources: Record<Fee['source'], string> = {
  venue: 'as the venue told',
  usual: 'the usual there, the venue has not told',
  settings: 'as set under Simulation',
};

/** Every fee an account has, once, with the words of who says so. */
export function feeTexts(fees: readonly Fee[]): FeeText[] {
  const seen = new Map<string, FeeText>();
  for (const fee of fees) {
    const one = { text: rateOf(fee), source: sources[fee.source], toldAt: fee.toldAt ?? null };
    const key = `${one.text} ${one.source}`;
    if (!seen.has(key)) seen.set(key, one);
  }
  return [...seen.values()];
}

function rateOf({ makerFraction, takerFraction, perLot }: Fee): string {
  if (perLot != null) return `${formatDecimal(decimal(perLot), { digits: 2 })} a lot`;
  const maker = formatPercent(decimal(makerFraction ?? '0'), { digits: 3 });
  const taker = formatPercent(decimal(takerFraction ?? '0'), { digits: 3 });
  return maker === taker ? maker : `${maker} maker, ${taker} taker`;
}
