import { useQuery } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '../api/client';
import { decimal, digitsOf } from './decimal';

export type Instrument = Schemas['InstrumentView'];

const usualDigits = 2;

export function useInstruments() {
  return useQuery({
    queryKey: ['instruments'],
    queryFn: async () => (await unwrap(api.GET('/api/v1/data/instruments'))).items,
    staleTime: 5 * 60_000,
  });
}

/** Digits after the point of an instrument's prices. */
export function usePriceDigits(): (instrumentId: string) => number {
  const { data } = useInstruments();
  return (instrumentId) => {
    const instrument = data?.find((one) => one.id === instrumentId);
    return instrument ? digitsOf(decimal(instrument.priceIncrement)) : usualDigits;
  };
}
