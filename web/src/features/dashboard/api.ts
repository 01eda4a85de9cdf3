import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, unwrap } from '../../api/client';
import type { Point } from '../../components/charts/model';
import { useTopic } from '../../hub/hub';
import { useReloadAll } from '../../lib/accounts';
import type { EquityNews } from '../../lib/dashboard';
import { secondsOf, spacingOf, toPoints, withLive } from './equity';

const points = 500;

/** The curve of an account: what was, and what is heard while the page is open. */
export function useEquityCurve(accountId: string) {
  const query = useQuery({
    queryKey: ['equity', accountId],
    queryFn: async () => {
      const params = { path: { id: accountId }, query: { limit: points } };
      const { items } = await unwrap(api.GET('/api/v1/accounts/{id}/equity', { params }));
      return toPoints(items);
    },
  });
  const [live, setLive] = useState<{ base: Point[]; curve: readonly Point[] } | null>(null);
  const base = query.data;
  useTopic(`equity:${accountId}`, ({ data }) => {
    if (!base) return;
    const { time, equity } = data as EquityNews;
    setLive((before) => ({
      base,
      curve: withLive(
        before?.base === base ? before.curve : base,
        { time: secondsOf(time), value: Number(equity) },
        spacingOf(base),
      ),
    }));
  });
  return { query, curve: live && live.base === base ? live.curve : base };
}

export function useAnswerSignal() {
  const reload = useReloadAll();
  return useMutation({
    mutationFn: ({ id, answer }: { id: string; answer: 'approve' | 'reject' }) => {
      const params = { path: { id } };
      return answer === 'approve'
        ? unwrap(api.POST('/api/v1/signals/{id}/approve', { params }))
        : unwrap(api.POST('/api/v1/signals/{id}/reject', { params }));
    },
    onSettled: reload,
  });
}
