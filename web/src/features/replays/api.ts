import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap, type Schemas } from '../../api/client';
import type { Candle } from '../../components/charts/model';
import { useTopic } from '../../hub/hub';

export type Replay = Schemas['ReplayView'];
export type ReplayRequest = Schemas['ReplayRequest'];

const listKey = ['replays'] as const;
const keyOf = (id: string) => ['replays', id] as const;
const candlesKeyOf = (id: string) => ['replays', id, 'candles'] as const;
const millisecond = 1_000;
/** The hub tells of progress; this finds what it had no time to tell. */
const pollMs = 2_000;

const isMoving = (state: Replay['state'] | undefined) => state === 'playing' || state === 'seeking';

export function useReplays() {
  return useQuery({
    queryKey: listKey,
    queryFn: async () => (await unwrap(api.GET('/api/v1/data/replays'))).items,
  });
}

/** A replay as it stands; told anew as it goes on. */
export function useReplay(id: string) {
  const queries = useQueryClient();
  useTopic(`replay:${id}`, () => void queries.invalidateQueries({ queryKey: keyOf(id) }));
  return useQuery({
    queryKey: keyOf(id),
    queryFn: () => unwrap(api.GET('/api/v1/data/replays/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (isMoving(state.data?.state) ? pollMs : false),
  });
}

export function useReplayCandles(id: string, state: Replay['state']) {
  return useQuery({
    queryKey: candlesKeyOf(id),
    queryFn: async (): Promise<Candle[]> => {
      const params = { path: { id } };
      const { items } = await unwrap(api.GET('/api/v1/data/replays/{id}/candles', { params }));
      return items.map(({ openTime, open, high, low, close, final }) => ({
        time: Math.floor(Date.parse(openTime) / millisecond),
        open,
        high,
        low,
        close,
        isFinal: final,
      }));
    },
    refetchInterval: isMoving(state) ? pollMs : false,
  });
}

export function useOpenReplay() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: ReplayRequest) => unwrap(api.POST('/api/v1/data/replays', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: listKey }),
  });
}

export type Move =
  | { kind: 'play' | 'pause' | 'stop' }
  | { kind: 'step'; events?: number; bars?: number }
  | { kind: 'seek'; time: string }
  | { kind: 'pace'; acceleration: number };

export function useMoveReplay(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (move: Move) => unwrap(send(id, move)),
    onSuccess: (replay) => {
      queries.setQueryData(keyOf(id), replay);
      return queries.invalidateQueries({ queryKey: candlesKeyOf(id) });
    },
  });
}

function send(id: string, move: Move) {
  const params = { path: { id } };
  switch (move.kind) {
    case 'play':
      return api.POST('/api/v1/data/replays/{id}/play', { params });
    case 'pause':
      return api.POST('/api/v1/data/replays/{id}/pause', { params });
    case 'stop':
      return api.POST('/api/v1/data/replays/{id}/stop', { params });
    case 'step':
      return api.POST('/api/v1/data/replays/{id}/step', {
        params,
        body: { events: move.events ?? null, bars: move.bars ?? null },
      });
    case 'seek':
      return api.POST('/api/v1/data/replays/{id}/seek', { params, body: { time: move.time } });
    case 'pace':
      return api.POST('/api/v1/data/replays/{id}/pace', {
        params,
        body: { acceleration: move.acceleration },
      });
  }
}

export function useCloseReplay() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => unwrap(api.DELETE('/api/v1/data/replays/{id}', { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: listKey }),
  });
}
