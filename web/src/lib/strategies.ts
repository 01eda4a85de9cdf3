import { useQuery } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '../api/client';
import type { Parameter } from '../components/parameters';

export type Strategy = Schemas['StrategyView'];

const types = { integer: 'int', number: 'decimal', choice: 'enum' } as const;

export function useStrategies() {
  return useQuery({
    queryKey: ['strategies'],
    queryFn: async () => (await unwrap(api.GET('/api/v1/strategies'))).items,
    staleTime: Infinity,
  });
}

/** The strategy's own description of its parameters, as the form reads it. */
export function parametersOf(strategy: Strategy): Parameter[] {
  return strategy.parameters.map(({ kind, min, max, allowed, ...parameter }) => ({
    ...parameter,
    type: types[kind],
    ...(min != null && { min }),
    ...(max != null && { max }),
    ...(allowed != null && { allowed }),
  }));
}

export const timeframes = ['1m', '5m', '15m', '30m', '1h', '2h', '4h', '1d'] as const;

/** What a strategy can be made for; the shortest ones run where there are trades. */
export const strategyTimeframes = ['1s', '5s', '15s', ...timeframes] as const;
