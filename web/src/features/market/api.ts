import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, unwrap, type Schemas } from '../../api/client';
import { ApiError } from '../../api/error';
import type { Candle, Overlay } from '../../components/charts/model';
import { useTopic, useTopics } from '../../hub/hub';
import { overlaysOf, useIndicatorKinds } from '../../lib/indicators';
import { useCoalesced, useFallbackPolling, useReload } from '../../lib/live';
import { hasGap, secondsOf, toCandle, withMinute } from './candles';
import { indicatorTopic, kindNameOf, withValue, type LiveValue, type Value } from './overlays';

const bars = 500;
/** As many bars as the chart may have grown to. */
const values = 1_000;
const drawMs = 250;
const fills = 200;
const untoldMs = 60_000;
const bookMs = 1_000;

interface Series {
  instrument: string;
  interval: string;
}

const candlesKey = ({ instrument, interval }: Series) => ['candles', instrument, interval] as const;
const indicatorKey = ({ instrument, interval }: Series) => ['indicator', instrument, interval] as const;

/** Bars that were, and then each minute as it is told: drawn at most four times a second. */
export function useCandles(series: Series) {
  const queries = useQueryClient();
  const polling = useFallbackPolling();
  const key = candlesKey(series);
  const heard = useRef<Candle[]>([]);
  const reload = useReload(key);
  const draw = useCoalesced(() => {
    const minutes = heard.current.splice(0);
    const interval = secondsOf(series.interval);
    queries.setQueryData<readonly Candle[]>(key, (before) => {
      if (!before) return before;
      let candles = before;
      for (const minute of minutes) {
        if (hasGap(candles, minute, interval)) {
          reload();
          break;
        }
        candles = withMinute(candles, minute, interval);
      }
      return candles;
    });
  }, drawMs);
  useTopic(
    `market_data:${series.instrument}`,
    ({ type, data }) => {
      if (type === 'trade') return;
      heard.current.push(toCandle(data as Schemas['CandleView']));
      draw();
    },
    reload,
  );
  return useQuery<readonly Candle[]>({
    queryKey: key,
    queryFn: async () => {
      // What was heard before the answer is in the answer.
      const { items } = await unwrap(
        api.GET('/api/v1/data/candles', { params: { query: { ...series, limit: bars } } }),
      );
      return items.map(toCandle);
    },
    refetchInterval: polling,
    // While the page was away, the market went on.
    staleTime: 0,
  });
}

export function useOverlays(series: Series, indicators: readonly string[], from: number | undefined) {
  const kinds = useIndicatorKinds();
  const queries = useQueryClient();
  const polling = useFallbackPolling();
  const reload = useReload(indicatorKey(series));
  useTopics(
    indicators.map((indicator) => indicatorTopic(indicator, series)),
    ({ topic, data }) => {
      const indicator = indicators.find((one) => indicatorTopic(one, series) === topic);
      queries.setQueryData<readonly Value[]>(
        [...indicatorKey(series), indicator],
        (before) => before && withValue(before, data as LiveValue, values),
      );
    },
    reload,
  );
  return useQueries({
    queries: indicators.map((indicator) => ({
      queryKey: [...indicatorKey(series), indicator],
      queryFn: async () => {
        const query = { ...series, indicator, limit: values };
        return (await unwrap(api.GET('/api/v1/indicators/values', { params: { query } }))).items;
      },
      // What was not told: the hub listens for a bounded number of topics.
      refetchInterval: polling || untoldMs,
    })),
    combine: (results) => ({
      error: kinds.error ?? results.find((result) => result.error)?.error ?? null,
      overlays: results.flatMap((result, index): Overlay[] => {
        const indicator = indicators[index] ?? '';
        const kind = kinds.data?.find((one) => one.name === kindNameOf(indicator));
        return kind && result.data ? overlaysOf(kind, indicator, result.data, from) : [];
      }),
    }),
  });
}

export type Level = Schemas['OrderBookViewLevel'];

/** The order book as it stands, asked for each second; null while there is none. */
export function useBook(instrument: string) {
  return useQuery({
    queryKey: ['book', instrument],
    queryFn: async () => {
      try {
        return await unwrap(api.GET('/api/v1/data/book', { params: { query: { instrument } } }));
      } catch (error) {
        if (error instanceof ApiError && error.code === 'data.no_book') return null;
        throw error;
      }
    },
    refetchInterval: bookMs,
    staleTime: 0,
  });
}

export function useFills(accountId: string) {
  const key = ['fills', accountId];
  const reload = useReload(key);
  useTopic(
    `orders:${accountId}`,
    ({ type }) => {
      if (type === 'fill') reload();
    },
    reload,
  );
  return useQuery({
    queryKey: key,
    queryFn: async () =>
      (await unwrap(api.GET('/api/v1/execution/fills', { params: { query: { accountId, limit: fills } } })))
        .items,
  });
}
