import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useConnectionState } from '../hub/hub';

const pollingMs = 5_000;
const reloadMs = 1_000;

/** While the hub is away, pages ask by themselves. */
export function useFallbackPolling(): number | false {
  return useConnectionState() === 'connected' ? false : pollingMs;
}

/** Runs at once, and at most once in a while: what comes in between is one more run at its end. */
export function useCoalesced(run: () => void, everyMs: number): () => void {
  const state = useRef<{ timer: ReturnType<typeof setTimeout> | undefined; last: number }>({
    timer: undefined,
    last: Number.NEGATIVE_INFINITY,
  });
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  }, [run]);
  useEffect(() => {
    const { current } = state;
    return () => {
      clearTimeout(current.timer);
      current.timer = undefined;
    };
  }, []);
  return useCallback(() => {
    const { current } = state;
    if (current.timer !== undefined) return;
    const wait = Math.max(0, current.last + everyMs - performance.now());
    current.timer = setTimeout(() => {
      current.timer = undefined;
      current.last = performance.now();
      latest.current();
    }, wait);
  }, [everyMs]);
}

/** Loads queries anew on news, however much of it comes. */
export function useReload(key: QueryKey, everyMs = reloadMs): () => void {
  const queries = useQueryClient();
  return useCoalesced(() => void queries.invalidateQueries({ queryKey: key }), everyMs);
}
