import type { Schemas } from '../api/client';
import { decimal } from '../lib/decimal';
import type { Limit } from './LimitBar';

/** A limit as the API tells it, for the bar: its line is the limit in force. */
export function toLimit(limit: Schemas['LimitView'], currency: string): Limit {
  return {
    name: limit.title,
    used: decimal(limit.used),
    remaining: decimal(limit.remaining),
    ceiling: decimal(limit.limit),
    hardLimit: decimal(limit.ceiling),
    kind: limit.unit,
    unit: currency,
    isMinimum: limit.isMinimum,
    lastRejection: limit.lastRejection ?? null,
  };
}
