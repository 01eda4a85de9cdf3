import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, unwrap, type Schemas } from '../../api/client';
import { useTopic } from '../../hub/hub';
import { useFallbackPolling, useReload } from '../../lib/live';
import { chainOf, isFactOf } from './entry';
import { momentOf, type Filter, type Place } from './filter';

export type Entry = Schemas['JournalEntry'];

const pageSize = 50;
const largestPage = 500;

/** As many rows as an export holds: more would be a report, not a list. */
export const mostRows = 10_000;

const journalKey = (accountId: string) => ['journal', accountId] as const;

async function readPage(accountId: string, filter: Filter, limit: number, cursor: string) {
  const query = {
    accountId,
    limit,
    ...(filter.kind && { kind: filter.kind }),
    ...(filter.instrument && { instrument: filter.instrument }),
    ...(filter.from && { from: filter.from }),
    ...(filter.to && { to: filter.to }),
    ...(cursor && { cursor }),
  };
  return unwrap(api.GET('/api/v1/journal/entries', { params: { query } }));
}

/** The list, kept new while its first page is all that is shown: nobody's place may move under older pages. */
export function useEntries(accountId: string, filter: Filter) {
  const queries = useQueryClient();
  const polling = useFallbackPolling();
  const key = [...journalKey(accountId), 'list', filter];
  const [behind, setBehind] = useState<string | null>(null);
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => readPage(accountId, filter, pageSize, pageParam),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : polling),
    staleTime: 0,
  });
  const isDeep = (query.data?.pages.length ?? 0) > 1;
  const shown = JSON.stringify(filter);
  const reload = useReload(key);
  useTopic(
    `journal:${accountId}`,
    () => (isDeep ? setBehind(shown) : reload()),
    () => (isDeep ? setBehind(shown) : reload()),
  );
  const refresh = () => {
    setBehind(null);
    void queries.resetQueries({ queryKey: key });
  };
  return { query, isBehind: isDeep && behind === shown, refresh };
}

/** Everything of a filter, for a file; cut at {@link mostRows}. */
export async function loadAll(accountId: string, filter: Filter): Promise<{ rows: Entry[]; isCut: boolean }> {
  const rows: Entry[] = [];
  let cursor: string | null = '';
  while (cursor !== null && rows.length < mostRows) {
    const page: Schemas['PageOfJournalEntry'] = await readPage(accountId, filter, largestPage, cursor);
    rows.push(...page.items);
    cursor = page.nextCursor;
  }
  return { rows, isCut: cursor !== null };
}

/** One entry by its place, so that an address leads to it whatever the list shows. */
export function useEntry(accountId: string, place: Place) {
  const key = [...journalKey(accountId), 'entry', place];
  const reload = useReload(key);
  useTopic(`journal:${accountId}`, reload, reload);
  return useQuery({
    queryKey: key,
    queryFn: async () => {
      const { kind, id, time } = place;
      const query = { accountId, kind, limit: largestPage, ...momentOf(time) };
      const { items } = await unwrap(api.GET('/api/v1/journal/entries', { params: { query } }));
      return items.find((one) => one.id === id) ?? null;
    },
  });
}

/** What an entry led to and came from, oldest first. */
export function useChain(accountId: string, entry: Entry) {
  const chain = chainOf(entry);
  const key = [...journalKey(accountId), 'chain', chain];
  const reload = useReload(key);
  useTopic(chain && `journal:${accountId}`, reload, reload);
  return useQuery({
    queryKey: key,
    queryFn: async () => {
      const query = { accountId, limit: largestPage, ...chain };
      const { items } = await unwrap(api.GET('/api/v1/journal/entries', { params: { query } }));
      return items.toReversed();
    },
    enabled: chain !== null,
  });
}

/** The fact of the account's chain that wrote an entry down; null where it is not found. */
export function useFact(accountId: string, entry: Entry) {
  return useQuery({
    queryKey: [...journalKey(accountId), 'fact', entry.kind, entry.id],
    queryFn: async () => {
      const query = { accountId, kind: 'event', limit: largestPage, ...momentOf(entry.time) };
      const { items } = await unwrap(api.GET('/api/v1/journal/entries', { params: { query } }));
      return items.find((fact) => isFactOf(entry, fact))?.event ?? null;
    },
    staleTime: Infinity,
  });
}
